"""Data files with every field explained, from the models and the words that the guides' tables use."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from plugins.core.fields import Block
from plugins.desk.json_schema import hints, models_in, models_of, takes
from plugins.desk.schema import field_words

_WIDTH: Final = 96
_HEAD: Final = """\
# Dòng bắt đầu bằng dấu # là lời nhắc: máy bỏ qua. Dấu * là bắt buộc.
# Muốn dùng một trường đang tắt: bỏ dấu # và dấu cách ở đầu dòng, rồi ghi điều của bạn.
# Lines that begin with # are reminders, which the program ignores. * marks what is required.
# To use a field that is off, remove # and the space before it, and write your own words.
"""
_ROWS: Final = (
    "# Mỗi mục bắt đầu bằng dấu gạch ngang (-) và gồm; dấu * là bắt buộc:",
    "# An item begins with a hyphen (-) and has these fields; * marks what is required:",
)


def settings_file(model: type[Block], written: Mapping[str, str]) -> str:
    """Return a file of one *model*: every field explained, those *written* with their lines."""
    told: set[type[Block]] = set()
    parts = [_HEAD]
    for name, annotation in hints(model).items():
        inside = [one for one in models_in(annotation) if _has_words_of_its_own(one)]
        lines = list(_field(model, name))
        if name in written:
            lines += written[name].splitlines()
        else:
            lines.append(f"# {name}:" if inside else f"# {name}: {_takes(annotation)}")
        for inner in inside:
            if inner not in told:
                told.add(inner)
                lines += _table(inner)
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def rows_file(model: type[Block], rows: str = "") -> str:
    """Return a file of rows of *model*: what each field means, then *rows*."""
    return f"{_about(model, _ROWS)}{rows}"


def choices_file(model: type[Block]) -> str:
    """Return a file of one *model* of which nothing is chosen yet."""
    return _about(model, ())


def _about(model: type[Block], how: Sequence[str]) -> str:
    said = field_words()[model.__name__]["*"]
    lines = [*_wrapped(said["vi"]), *_wrapped(said["en"]), "#", *how, *_table(model)]
    for inner in filter(_has_words_of_its_own, models_of(model)[1:]):
        words = field_words()[inner.__name__]["*"]
        lines += ["#", *_wrapped(f"{words['vi']} / {words['en']}:"), *_table(inner)]
    return "\n".join(lines) + "\n"


def _table(model: type[Block]) -> Iterator[str]:
    """Yield a line or more for each field of *model*."""
    words = field_words()[model.__name__]
    for name, annotation in hints(model).items():
        star = "*" if model.model_fields[name].is_required() else ""
        told = f"{words[name]['vi']} / {words[name]['en']} ({_takes(annotation)})"
        yield from _wrapped(told, f"#   {name + star + ':':<15} ", f"#{' ' * 19}")


def _field(model: type[Block], name: str) -> Iterator[str]:
    words = field_words()[model.__name__][name]
    star = " *" if model.model_fields[name].is_required() else ""
    yield from _wrapped(words["vi"] + star)
    yield from _wrapped(words["en"])


def _has_words_of_its_own(model: type[Block]) -> bool:
    """Say whether *model* is more than a text in two languages, and explained in the guides."""
    return model.__name__ in field_words() and set(model.model_fields) != {"vi", "en"}


def _takes(annotation: object) -> str:
    said = takes(annotation)
    shown = said.vi if said.vi == said.en else f"{said.vi} / {said.en}"
    return shown.replace("`", "")


def _wrapped(text: str, first: str = "# ", rest: str = "# ") -> list[str]:
    """Return *text*, without the marks of Markdown, as lines of a comment."""
    return textwrap.wrap(
        text.replace("`", ""),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
