"""The names of all fields, read from the models: what can be a key, and under which stands a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, get_args, get_origin

from plugins.core import fact_blocks, facts, media_fields, reference, site_settings
from plugins.core.fields import Block
from plugins.core.text import fold
from plugins.registers import REGISTERS
from plugins.stories.former_names import FIELDS

# What people call a field in Vietnamese, without marks: the nearest is named in a remedy.
VIETNAMESE: Final = {
    "tieu de": "title", "tit": "title", "ten": "name", "ngay": "date", "ngay dang": "date", "thoi gian": "date",
    "chuyen muc": "section", "muc": "section", "sapo": "summary", "tom tat": "summary", "mo ta": "summary",
    "tac gia": "authors", "nguoi viet": "authors", "but danh": "authors", "chu de": "topics", "tu khoa": "topics",
    "don vi": "organisations", "to chuc": "organisations", "co quan": "organisations", "nguon": "source",
    "anh bia": "cover", "anh": "gallery", "bo anh": "gallery", "tep": "file", "chu thich": "caption",
    "nguoi chup": "credit", "nguon anh": "credit", "dinh kem": "attachments", "tep dinh kem": "attachments",
    "trang thai": "status", "cap nhat": "updated", "dinh chinh": "corrections", "lien quan": "related",
    "so": "number", "so hieu": "number", "loai": "type", "ngay ban hanh": "issued", "co quan ban hanh": "issuer",
    "nguoi ky": "signer", "trich yeu": "subject", "noi nhan": "addressees", "han": "due", "dia diem": "venue",
    "cac ben": "parties", "ngay ky": "signed", "dia chi": "address", "dien thoai": "phone", "nam": "year",
}  # fmt: skip


def _blocks(model: type[Block] = Block) -> Iterator[type[Block]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _blocks(inner)


def _has_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_has_list, get_args(annotation)))


_OURS: Final = tuple(
    block
    for block in _blocks()
    if block.__module__
    in {
        facts.__name__,
        fact_blocks.__name__,
        media_fields.__name__,
        reference.__name__,
        site_settings.__name__,
    }
)
FIELD_NAMES: Final = frozenset(name for block in _OURS for name in block.model_fields)
LIST_FIELDS: Final = frozenset(
    name
    for block in _OURS
    for name, field in block.model_fields.items()
    if _has_list(field.annotation)
) | {"alt", "file"}  # of several pictures that share a caption

# The two fields that people mean by «- one: the other», by the list or the file it stands in.
PAIRS: Final[dict[str, tuple[str, str]]] = {
    "corrections": ("date", "note"), "videos": ("url", "title"), "gallery": ("file", "alt"), "captions.yaml": ("file", "alt"),
    "attachments": ("file", "title"), "statistics": ("label", "value"),
    "media": ("file", "title"), "glossary.yaml": ("short", "full"),
    "sections.yaml": ("id", "name"), "topics.yaml": ("id", "name"), "organisations.yaml": ("id", "name"),
    "benefits.yaml": ("id", "partner"), "gone.yaml": ("path", "reason"), "banners.yaml": ("text", "until"),
    "redirects.yaml": ("path", "to"),
} | {name: pair for one in REGISTERS for name, pair in one.pairs.items()}  # fmt: skip


def spelled(written: str) -> str:
    """Return the field that *written* names whatever its case and spaces, or *written* itself."""
    plain = re.sub(r"[\s-]+", "_", written.strip()).casefold()
    return plain if plain in FIELD_NAMES or plain in FIELDS else written


def vietnamese_name(written: str) -> str | None:
    """Return the field that a Vietnamese word stands for: ``tiêu đề`` and ``tieu_de`` for ``title``."""
    return VIETNAMESE.get(" ".join(re.split(r"[\s_-]+", fold(written.strip()).casefold())))
