"""The reference that is written from the models and the catalogue: tables in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Final

from plugins.core.fields import Block
from plugins.desk.json_schema import Words, hints, models_of, takes

START: Final = "<!-- fields: written by “python -m plugins.desk schema” -->"
END: Final = "<!-- /fields -->"
_HEAD: Final = {
    "vi": "| Trường | Viết gì | Ý nghĩa |\n|---|---|---|",
    "en": "| Field | Takes | Meaning |\n|---|---|---|",
}
_FAMILIES: Final = {
    "S": "S: tin, trang và phần khai báo / stories, pages and front matter",
    "P": "P: ảnh / pictures",
    "G": "G: giao diện riêng / a look of one's own",
    "L": "L: liên kết và tệp tải về / links and files to download",
    "D": "D: dữ liệu chung, content/data / reference data",
    "O": "O: trang đã dựng, trước khi đăng / the built site, before it is published",
    "U": "U: địa chỉ đã đăng / published addresses",
    "X": "X: hệ thống / the system",
    "V": "V: so với bản đã đăng / compared with what was published",
    "T": "T: gửi trang lên máy chủ / sending the site to its host",
}
_INTRODUCTION: Final = """\
# Các lỗi và cách sửa / Problems and remedies

Mỗi dòng báo lỗi mang một mã cố định. Mã có chữ W ở đầu là cảnh báo: trang vẫn được đăng.
Dấu “…” là chỗ chương trình điền tên tệp, tên trường hay nội dung của bạn.

Every finding carries a code that never changes. A code with a leading W is a warning: the site
is published all the same. “…” stands for your own file name, field or words.

Tệp này do `python -m plugins.desk schema` viết ra từ `plugins/*/problems.toml`; đừng sửa tay. /
This file is written by `python -m plugins.desk schema`; do not edit it by hand.
"""
# Fillings that are whole sentences; a near name at the end of a text may be missing altogether.
_SENTENCES: Final = {
    "hint": "Làm theo gợi ý trong báo cáo.",
    "hint_en": "Do what the report suggests.",
}
_PERHAPS: Final = re.compile(r"(?<=[.”])\{near(?:_en)?\}$")


class _Blanks(dict[str, str]):
    """Fills every placeholder with an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"


def field_tables(files: Mapping[str, tuple[type[Block], bool]], words: Words, lang: str) -> str:
    """Return a table for every model of *files*, each once, an asterisk at required fields."""
    models = dict.fromkeys(inner for model, _ in files.values() for inner in models_of(model))
    return "\n\n".join(_table(model, words, lang) for model in models if model.__name__ in words)


def with_tables(guide: str, tables: str) -> str:
    """Return *guide* with *tables* between its two marks. Raises ``ValueError`` without them."""
    before, start, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{START} … {END}")
    return f"{before}{START}\n\n{tables}\n\n{END}{after}"


def problem_list(catalogue: Mapping[str, Mapping[str, str]]) -> str:
    """Return the page of all problems, by family and number."""
    parts = [_INTRODUCTION]
    for family, codes in groupby(sorted(catalogue, key=_order), key=lambda code: _order(code)[0]):
        letter = list(_FAMILIES)[family]
        parts.append(f"## {_FAMILIES[letter]}\n")
        parts.append("| Mã / Code | Lỗi / Problem | Cách sửa / Remedy |\n|---|---|---|")
        parts += [_problem(code, catalogue[code]) for code in codes]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _table(model: type[Block], words: Words, lang: str) -> str:
    said = words[model.__name__]
    rows = [f"### {said['*'][lang]}", "", _HEAD[lang]]
    for name, annotation in hints(model).items():
        kind = getattr(takes(annotation), lang)
        star = "\\*" if model.model_fields[name].is_required() else ""
        rows.append(f"| `{name}`{star} | {kind} | {_cell(said[name][lang])} |")
    return "\n".join(rows)


def _problem(code: str, words: Mapping[str, str]) -> str:
    what = f"{_filled(words['vi'])}<br>{_filled(words['en'])}"
    remedy = f"{_filled(words['fix_vi'])}<br>{_filled(words['fix_en'])}"
    return f"| {code} | {what} | {remedy} |"


def _filled(text: str) -> str:
    """Return *text* as a reader sees it before anything happened, safe inside a table."""
    shown = _PERHAPS.sub("", text).format_map(_Blanks(_SENTENCES)).replace("….", "…")
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[\[\]*|]", r"\\\g<0>", shown)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _order(code: str) -> tuple[int, str]:
    plain = code.removeprefix("W")
    return list(_FAMILIES).index(plain[0]), plain
