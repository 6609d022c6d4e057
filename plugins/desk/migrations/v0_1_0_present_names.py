"""Former names of fields and data files give way to the present ones (``stories.former_names``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plugins.stories.encoding import EncodingError, NotTextError, read_text
from plugins.stories.former_names import FILES
from plugins.stories.frontmatter import read

VERSION: Final = "0.1.0"
VI: Final = "Tên trường, tên tệp cũ thành tên hiện nay"
EN: Final = "Former names of fields and files become the present ones"


def rewritten(content: Path) -> dict[str, bytes | None]:
    """Return the new bytes of every file that states a former name, by its path in *content*."""
    found: dict[str, bytes | None] = {}
    for path in sorted((content / "news").rglob("index.*.md")):
        before = path.read_bytes()
        if (after := _text(before)) != before:
            found[path.relative_to(content).as_posix()] = after
    found.update(_data_files(content / "data"))
    return found


def _text(before: bytes) -> bytes:
    """Return a text with the present names of its fields; what cannot be read stays as it is."""
    try:
        text = read_text(before).text
        before.decode()
    except (EncodingError, NotTextError, UnicodeDecodeError):
        return before
    lines = before.split(b"\n")
    for fault in read(text).faults:
        if fault.code == "WS382" and fault.line <= len(lines):
            former, present = str(fault.values["field"]), str(fault.values["present"])
            name = re.compile(rf"""^(\s*["']?){re.escape(former)}(?=["']?\s*:)""".encode(), re.I)
            line = lines[fault.line - 1]
            lines[fault.line - 1] = name.sub(rf"\g<1>{present}".encode(), line, count=1)
    return b"\n".join(lines)


def _data_files(data: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield the data files that change their names; where both stand there, neither does."""
    for present, former in FILES.items():
        if (data / former).is_file() and not (data / present).exists():
            old, new = (f"/{Path(name).stem}.schema.json".encode() for name in (former, present))
            yield f"data/{present}", (data / former).read_bytes().replace(old, new, 1)
            yield f"data/{former}", None
