"""What to write instead of a value that its model refuses, as near to the line as can be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import BaseModel

from plugins.core.field_path import FieldPath
from plugins.core.problems import nearest
from plugins.core.text import slugify
from plugins.stories.field_names import vietnamese_name
from plugins.stories.number_words import advice

Words = tuple[str, str]

# What to do about a missing field, where more can be said than to add it.
_REMEDIES: Final = {
    "title": ("Viết tiêu đề, tối đa 200 ký tự.", "Write a title, up to 200 characters."),
    "summary": (
        "Viết 1–2 câu, tối đa 400 ký tự.",
        "Write one or two sentences, up to 400 characters.",
    ),
    "date": (
        "Thêm ngày đăng, ví dụ “date: 11:21 03/01/2025”.",
        "Add when it is published, for example “date: 11:21 03/01/2025”.",
    ),
    "section": (
        "Thêm “section: …” với một mã có trong content/data/sections.yaml.",
        "Add “section: …” with an id from content/data/sections.yaml.",
    ),
    "authors": (
        "Thêm người viết, ví dụ “authors: [Nguyễn Văn A]”.",
        "Add who wrote it, for example “authors: [Nguyễn Văn A]”.",
    ),
}
_OF_STORY: Final = frozenset({"related", "lead", "picks", "story"})
_NONE: Final = ("", "")


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """A value that its model refuses: *values* as written, the field's *path* and file, the *input*."""

    model: type[BaseModel]
    values: Any
    path: FieldPath
    file: str
    input: Any
    said: dict[str, str]

    @property
    def key(self) -> str:
        """The name of the field, for an item the list's."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def beside(self) -> list[str]:
        """The fields that may stand beside it."""
        named = [at for at, part in enumerate(self.path) if isinstance(part, str)]
        return _fields_at(self.model, self.path[: named[-1]] if named else ())


def hint(code: str, refused: RefusedValue) -> Words:
    """Return what to write, in Vietnamese and English, for a code whose remedy depends on the field."""
    match code:
        case "S102":
            return _key_hint(refused)
        case "S103":
            return _missing(refused.path, refused.file)
        case "S110":
            return _date(refused)
        case "S123":
            return _identifier(refused)
        case "S130":
            return _number(refused)
        case "S131":
            return _one_line(refused)
        case "S132":
            return _list(refused)
        case "S133":
            return _fields(refused)
        case _:
            return _NONE


def _missing(path: FieldPath, file: str) -> tuple[str, str]:
    """Return what to add, and where: a field of an item stands in the item, in its own file."""
    if file.endswith(".md") and len(path) == 1:
        vi, en = _REMEDIES.get(str(path[0]), ("", ""))
        return (
            vi or f"Thêm dòng “{path[0]}: …” vào phần khai báo; xem docs/huong-dan-bien-tap.md.",
            en or f"Add a line “{path[0]}: …” to the front matter; see docs/editor-guide.md.",
        )
    name, key = file.rpartition("/")[2], path[-1]
    return (
        f"Thêm “{key}: …” vào mục bắt đầu ở dòng này của {name}, thẳng hàng với các trường của mục.",
        f"Add “{key}: …” to the item that begins in this line of {name}, level with its other fields.",
    )


def _key_hint(refused: RefusedValue) -> Words:
    path = refused.path
    known = _fields_at(refused.model, path[:-1])
    if (block := _left_open(refused)) is not None:
        return (
            f"Dòng này thuộc “{block}”: thêm hai dấu cách vào đầu dòng để nó thụt vào dưới “{block}:”.",
            f"It belongs to “{block}”: put two more spaces before the line, so that it is indented "
            f"below “{block}:”.",
        )
    meant = vietnamese_name(str(path[-1]))
    near = meant if meant in known else nearest(str(path[-1]), known)
    if near:
        return f"Có phải “{near}”?", f"Did you mean “{near}”?"
    names = ", ".join(known)
    return f"Dùng một trong: {names}.", f"Use one of: {names}."


def _left_open(refused: RefusedValue) -> str | None:
    """Return the field above that has the unknown one among its own."""
    values = refused.values
    for part in refused.path[:-1]:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return None
    above: str | None = None
    for key, value in values.items() if isinstance(values, dict) else ():
        if key == refused.path[-1]:
            break
        inner = _fields_at(refused.model, (*refused.path[:-1], key))
        above = (
            str(key)
            if (value is None or isinstance(value, dict)) and refused.path[-1] in inner
            else above
        )
    return above


def _date(refused: RefusedValue) -> Words:
    if not refused.said.get("partial"):
        return _NONE
    return (
        " Chỉ biết tháng thì viết 10/2025; chỉ biết năm thì 2025; không biết thì unknown.",
        " Write 10/2025 where only the month is known, 2025 for a year alone, unknown for neither.",
    )


def _identifier(refused: RefusedValue) -> Words:
    text = str(refused.input)
    if refused.key in _OF_STORY:
        parts = [part for part in text.split("/") if part]
        last = parts[-1] if len(parts) > 1 and parts[-1] == slugify(parts[-1]) else ""
        vi = "Viết tên thư mục của tin trong content/news, không có năm"
        en = "Write the name of the story's folder in content/news, without the year"
        return (f"{vi}: “{last}”.", f"{en}: “{last}”.") if last else (f"{vi}.", f"{en}.")
    near = slugify(text)
    return (
        "Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối" + (f": “{near}”." if near else "."),
        "An id has only lower-case letters without accents, digits and hyphens"
        + (f": “{near}”." if near else "."),
    )


def _number(refused: RefusedValue) -> Words:
    beside = refused.beside
    note = f"{refused.key}_note"
    return advice(
        refused.key,
        str(refused.input),
        whole=bool(refused.said.get("whole")),
        unit="unit" in beside,
        note=note if note in beside else "",
    )


def _one_line(refused: RefusedValue) -> Words:
    key, value = refused.key, refused.input
    if isinstance(value, list) and all(isinstance(item, str) for item in value) and value:
        rest = ", ".join(value[1:])
        if key == "lead" and "picks" in refused.beside:
            return (
                f"Viết “lead: {value[0]}”"
                + (f", và đưa các tin còn lại vào “picks”: [{rest}]." if rest else "."),
                f"Write “lead: {value[0]}”"
                + (f" and put the others into “picks”: [{rest}]." if rest else "."),
            )
        if isinstance(refused.path[-1], str):
            return (
                f"Chỉ ghi một, không có ngoặc vuông và gạch đầu dòng: “{key}: {value[0]}”. "
                "Dấu [ ] là chữ của nội dung thì đặt cả nội dung trong ngoặc kép.",
                f"Write a single one, without square brackets or a list: “{key}: {value[0]}”. "
                "If the brackets belong to the text, quote all of it.",
            )
    if isinstance(refused.path[-1], int):
        return (
            f"Mỗi mục của “{key}” là một dòng chữ sau “- ”, không có trường con hay ngoặc vuông.",
            f"Each item of “{key}” is a line of text after “- ”, without fields or square brackets.",
        )
    return (
        f"Viết “{key}: nội dung” trên một dòng, không gạch đầu dòng; nội dung có dấu [ ] thì đặt "
        "trong ngoặc kép.",
        f"Write “{key}: text” on one line, without a list; quote a text that is in square brackets.",
    )


def _list(refused: RefusedValue) -> Words:
    if refused.key == "recipients":
        return (
            "Mỗi người, tập thể một dòng, bắt đầu bằng “- name: ”; nguồn không nêu tên thì viết "
            "“recipients: unnamed”.",
            "Write each of those honoured on a line of its own, starting with “- name: ”; where the "
            "source names nobody, write “recipients: unnamed”.",
        )
    return (
        "Mỗi mục một dòng, bắt đầu bằng “- ”.",
        "Write each item on a line of its own, starting with “- ”.",
    )


def _fields(refused: RefusedValue) -> Words:
    key, text = refused.key, refused.input
    if key == "typography":
        return (
            "Viết “typography: false” (tắt hết) hoặc “typography: true” (bật hết).",
            "Write “typography: false” (none of it) or “typography: true” (all of it).",
        )
    inner = _fields_at(refused.model, refused.path)
    if isinstance(text, str) and isinstance(refused.path[-1], int) and "section" in inner:
        said = f"“- {text}: true”" if text in inner else f"“- section: {text}”"
        return (
            f"Viết {said}; một trang thì viết “- page: …”.",
            f"Write {said}; for a page write “- page: …”.",
        )
    if isinstance(refused.path[-1], int) and inner:
        first = inner[0]
        return (
            f"Mỗi mục bắt đầu bằng “- {first}: …”; các trường khác ở bên dưới, thẳng hàng với “{first}”.",
            f"Start each item with “- {first}: …”; its other fields go below, level with “{first}”.",
        )
    return (
        f"Viết các trường con thụt vào hai dấu cách bên dưới “{key}:”.",
        f"Write its fields below “{key}:”, indented by two spaces.",
    )


def _fields_at(model: type[BaseModel], path: FieldPath) -> list[str]:
    for part in path:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if (found := _model_in(argument)) is not None:
            return found
    return None
