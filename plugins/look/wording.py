"""``messages/vi.toml``, ``messages/en.toml``: words of the interface that a union says otherwise."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final, cast

from plugins.core.problems import Place, Problem, problem, suggestion
from plugins.language.messages import Message, flattened, load_messages

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_AT_LINE: Final = re.compile(r"\(at line (\d+)")
_TABLE: Final = re.compile(r"\s*\[\s*([\w.\"' -]+?)\s*\]")
_KEY: Final = re.compile(r"\s*([\w.\"'-]+(?:\s*\.\s*[\w\"'-]+)*)\s*=")


def read_wording(
    text: str, lang: str, path: str, theme: Path
) -> tuple[Mapping[str, Message], list[Problem]]:
    """Return the messages of *lang* that *text* of the file *path* words otherwise, and what is wrong with it."""
    try:
        said = flattened(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        return {}, [problem("G401", Place(path, line), reason=str(error).partition(" (at")[0])]
    known = load_messages(theme, lang)
    lines = dict(_lines(text))
    problems: list[Problem] = []
    kept: dict[str, Message] = {}
    for key, message in said.items():
        at = Place(path, lines.get(key, 0))
        wrong = _wrong(key, message, known, at)
        if wrong is None:
            assert not isinstance(message, int)
            kept[key] = message
        else:
            problems.append(wrong)
    return kept, problems


def _wrong(key: str, message: object, known: Mapping[str, Message], at: Place) -> Problem | None:
    if key not in known:
        return problem("G402", at, key=key, **suggestion(key, known))
    usual = known[key]
    forms = [message] if isinstance(message, str) else list(getattr(message, "values", list)())
    if isinstance(usual, str) != isinstance(message, str) or not all(
        isinstance(one, str) and one.strip() for one in forms
    ):
        wanted = '"…"' if isinstance(usual, str) else '{ one = "…", other = "…" }'
        return problem("G404", at, key=key, wanted=wanted)
    try:
        own = placeholders(cast(Message, message))
    except ValueError as error:
        return problem("G405", at, key=key, reason=error)
    wanted_fields = placeholders(usual)
    if more := _more_than_a_name(cast(Message, message)):
        plain = " ".join(f"{{{name}}}" for name in sorted(wanted_fields))
        return problem("G406", at, key=key, field=more, wanted=plain or "–")
    if own != wanted_fields:
        said = [f"{{{name}}}" for name in sorted(wanted_fields)]
        values = {
            "wanted": " ".join(said) or "–",
            "usual": usual if isinstance(usual, str) else usual["other"],
        }
        return problem("G403", at, key=key, **values)
    return None


def placeholders(message: Message) -> set[str]:
    """Return what is filled into *message*. Raises ``ValueError`` for a brace that is not paired."""
    return {field for field, _, _ in _fields(message)}


def _more_than_a_name(message: Message) -> str | None:
    """Return what is filled into *message* by more than a name, as it is written there."""
    for field, spec, conversion in _fields(message):
        if spec or conversion or not _NAME.fullmatch(field):
            way = f"!{conversion}" if conversion else ""
            return f"{{{field}{way}{spec and ':'}{spec}}}"
    return None


def _fields(message: Message) -> Iterator[tuple[str, str, str]]:
    """Yield the field, the format and the conversion of each brace of *message*."""
    for form in [message] if isinstance(message, str) else message.values():
        for _, field, spec, conversion in Formatter().parse(form):
            if field is not None:
                yield field, spec or "", conversion or ""


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield each dotted key that *text* states, with its line."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            table = _bare(found[1]) + "."
        elif found := _KEY.match(line):
            yield table + _bare(found[1]), number


def _bare(key: str) -> str:
    return re.sub(r"[\s\"']", "", key)
