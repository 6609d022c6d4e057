"""The reading of one file as a pure step: what follows from its bytes, its name and its language alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.core.field_path import FieldPath
from plugins.core.invisible import forbidden_references
from plugins.core.text import forbidden_character, without_forbidden
from plugins.stories import frontmatter, rescue
from plugins.stories.choices import WORDS, code_of
from plugins.stories.drafts import seen_status
from plugins.stories.encoding import EncodingError, NotTextError, read_text
from plugins.stories.markdown import AbsurdMarkdownError, read_markdown

STEP = "read"
Said = tuple[str, int, Mapping[str, str]]  # a problem's code, its line (0: the file), its words


@dataclass(slots=True)
class TextFile:
    """What a file holds. ``values`` are ``None`` where nothing of it can be used.

    ``lines`` are those of the front matter's fields, ``address_lines`` those of addresses in the
    body, both in the file. ``in_part`` says that not all of the front matter could be read.
    """

    said: list[Said] = field(default_factory=list)
    source: str = ""
    values: dict[str, Any] | None = None
    lines: dict[FieldPath, int] = field(default_factory=dict)
    markdown: str = ""
    body_line: int = 1
    html: str = ""
    address_lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    in_part: bool = False


def packed(content: bytes, name: str, lang: str) -> bytes:
    """Return all that the reading depends on."""
    return f"{lang}\0{name}\0".encode() + content


def read_packed(file: bytes) -> tuple[str, bool]:
    """Return a file as JSON, and whether the same would come of it on another day.

    A text that takes too long to read may be read by a quicker machine.
    """
    lang, name, content = file.split(b"\0", 2)
    read = _read(content, name.decode(), lang.decode())
    lasting = all(code != "S118" for code, _, _ in read.said)
    stored = {
        "said": read.said,
        "source": read.source,
        "values": read.values,
        "lines": list(read.lines.items()),
        "markdown": read.markdown,
        "body_line": read.body_line,
        "html": read.html,
        "address_lines": read.address_lines,
        "in_part": read.in_part,
    }
    return json.dumps(stored, separators=(",", ":")), lasting


def unpacked(text: str) -> TextFile:
    """Return the file that ``read_packed`` has written down."""
    stored = json.loads(text)
    stored["said"] = [(code, line, values) for code, line, values in stored["said"]]
    stored["lines"] = {tuple(path): line for path, line in stored["lines"]}
    stored["address_lines"] = {
        address: tuple(lines) for address, lines in stored["address_lines"].items()
    }
    return TextFile(**stored)


def _read(content: bytes, name: str, lang: str) -> TextFile:
    read = TextFile()
    try:
        decoded = read_text(content)
    except NotTextError as error:
        _say(read, "S324", 1, {"kind": error.kind, "kind_en": error.kind_en, "name": name})
        return read
    except EncodingError as error:
        _say(read, "S160", error.line, {"guess": error.guess})
        return read
    for found in decoded.findings:
        _say(read, found.code, found.line, found.values)
    read.source = decoded.text
    front = whole = frontmatter.read(read.source)
    if whole.faults and not whole.values and seen_status(read.source) == "draft":
        front = rescue.readable(read.source)
    for fault in whole.faults:
        _say(read, fault.code, fault.line, fault.values)
    read.markdown, read.body_line, read.in_part = front.body, front.body_line, front is not whole
    _forbidden(read)
    if front.faults and not front.values:
        return read
    read.values, read.lines = front.values, dict(front.lines)
    if isinstance(stated := read.values.get("status"), str):
        read.values["status"] = code_of("status", stated, WORDS["status"])
    _body(read, lang)
    return read


def _forbidden(read: TextFile) -> None:
    """Note the control characters of the body, written out or as references."""
    if (character := forbidden_character(read.markdown)) is not None:
        line = read.body_line + lines_before(read.markdown, character)
        _say(read, "S170", line, {"character": f"U+{ord(character):04X}"})
    for number, reference in forbidden_references(read.markdown):
        _say(read, "S170", read.body_line + number - 1, {"character": reference})


def lines_before(markdown: str, written: str) -> int:
    """Return how many lines stand before the first one that holds *written*, as a word if it may be."""
    whole = re.search(re.escape(written) + r"(?![\w-])", markdown)
    found = whole.start() if whole else max(markdown.find(written), 0)
    return markdown.count("\n", 0, found)


def _body(read: TextFile, lang: str) -> None:
    first = read.body_line - 1
    try:
        made = read_markdown(without_forbidden(read.markdown), lang)
    except AbsurdMarkdownError as error:
        _say(read, "S118", first + error.line, {})
        return
    read.html = made.html
    read.address_lines = {
        address: tuple(first + line for line in lines)
        for address, lines in made.address_lines.items()
    }
    for found in made.findings:
        _say(read, found.code, first + found.line, found.values)


def _say(read: TextFile, code: str, line: int, values: Mapping[str, object]) -> None:
    read.said.append((code, line, {name: str(value) for name, value in values.items()}))
