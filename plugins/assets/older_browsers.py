"""What browsers from before ``light-dark()`` (until spring 2024) are given: the colours of light ground."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r"(--[\w-]+):\s*light-dark\(((?:[^(),]|\([^()]*\))+),")


def in_light(rules: str) -> str:
    """Return rules that say the tokens of the style sheet *rules* once more, for light ground alone.

    As in the sheet, what is said last of a token holds.
    """
    values = "".join(
        f"{name}:{value.strip()};" for name, value in dict(_TOKEN.findall(rules)).items()
    )
    if not values:
        return ""
    return f"@layer tokens{{@supports not (color:light-dark(red,red)){{:root{{{values}}}}}}}\n"
