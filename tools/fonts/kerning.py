"""Write the pairs of letters that stand closer or wider, for drawing headlines into pictures.

    python -m tools.fonts.kerning theme/static/fonts theme/share source-serif-4-600 be-vietnam-pro-600

Needs a Pillow whose complex layout (Raqm) works; the site's build does not. A file a font: for
every first letter the change in thousandths of the em, and the second letters that it holds for.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Final

from PIL import ImageFont, features

from tools.fonts.characters import CHARACTERS

_EM: Final = 1000
_LEAST: Final = 8  # thousandths: less is half a pixel in any headline


def kerning(font: Path) -> dict[str, dict[str, str]]:
    """Return the pairs of *font*: ``{"T": {"-58": "oôơ…"}}``."""
    if not features.check("raqm"):
        raise RuntimeError("this Pillow has no complex layout")
    face = ImageFont.truetype(font, _EM, layout_engine=ImageFont.Layout.RAQM)
    plain = ["-liga"]
    letters = sorted(letter for letter in CHARACTERS if letter.isprintable())
    alone = {letter: face.getlength(letter, features=plain) for letter in letters}
    pairs: dict[str, dict[str, str]] = {}
    for first in letters:
        found: defaultdict[int, str] = defaultdict(str)
        for second in letters:
            both = face.getlength(first + second, features=plain)
            change = round(both - alone[first] - alone[second])
            if abs(change) >= _LEAST:
                found[change] += second
        if found:
            pairs[first] = {str(change): found[change] for change in sorted(found)}
    return pairs


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("names", nargs="+")
    arguments = parser.parse_args()
    for name in arguments.names:
        pairs = kerning(arguments.fonts / f"{name}.woff2")
        text = json.dumps(pairs, ensure_ascii=False, indent=0) + "\n"
        (arguments.target / f"{name}.kerning.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
