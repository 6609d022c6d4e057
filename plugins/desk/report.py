"""Problems in the form that a person, a program or a code host reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from plugins.core.problems import Alike, Problem, alike, counted, render

_MENDED: Final = {  # the kinds of ``core.typography``
    "spaces": ("dấu cách thừa", "extra space"),
    "quotes": ("dấu nháy thẳng", "straight quotation mark"),
    "dots": ("dấu ba chấm", "three-dot mark"),
}


def as_text(problems: Iterable[Problem]) -> str:
    """Return the report for a person; one line when nothing was found."""
    found = tuple(problems)
    return render(found) if found else "Không có lỗi. / No problems."


def tidied(counts: Mapping[str, int]) -> str:
    """Return one line that says what typography mends when the site is published; "" for nothing."""
    said = [(counts[kind], *words) for kind, words in _MENDED.items() if counts.get(kind)]
    if not said:
        return ""
    vi = ", ".join(f"{count} {word}" for count, word, _ in said)
    en = ", ".join(counted(count, noun) for count, _, noun in said)
    return f"Sửa khi đăng: {vi}. / Corrected when published: {en}."


def as_json(problems: Iterable[Problem]) -> str:
    """Return ``{"errors", "warnings", "problems": [{path, line, code, severity, draft, vi, en, …}]}``."""
    shown = sorted(set(problems))
    return json.dumps(
        {
            "errors": sum(not found.warning for found in shown),
            "warnings": sum(found.warning for found in shown),
            "problems": [as_values(found) for found in shown],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_values(found: Problem) -> dict[str, str | int | bool]:
    """Return one problem as plain values; ``line`` 0 is the whole file."""
    return {
        "path": found.place.path,
        "line": found.place.line,
        "code": found.code,
        "severity": "warning" if found.warning else "error",
        "draft": found.draft,
        "vi": found.vi,
        "en": found.en,
        "fix_vi": found.fix_vi,
        "fix_en": found.fix_en,
    }


def as_github(problems: Iterable[Problem]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a change.

    It shows ten errors and ten warnings of a step, so alike ones in one file are one command.
    """
    return "\n".join(map(_annotation, alike(problems)))


def _annotation(group: Alike) -> str:
    found = group.first
    place = [f"file={_property(found.place.path)}"]
    if found.place.line:
        place.append(f"line={found.place.line}")
    title = f"{found.code} (bản nháp / draft)" if found.draft else found.code
    place.append(f"title={_property(title)}")
    more = (row.strip() for row in group.more())
    words = "\n".join(
        (f"{found.vi} / {found.en}", f"{found.fix_vi} / {found.fix_en}", *more),
    )
    kind = "warning" if found.warning else "error"
    return f"::{kind} {','.join(place)}::{_message(words)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[Mapping[str, Callable[[Iterable[Problem]], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
