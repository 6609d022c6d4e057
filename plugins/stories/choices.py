"""The fixed choices of fields in Vietnamese, as the site shows them: editors may write either."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from plugins.core.text import fold
from plugins.registers import REGISTERS

_COMMON: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "status": {
        "draft": ("Bản nháp", "nháp"), "published": ("Đăng", "đã đăng", "xuất bản"),
        "hidden": ("Bài không vào danh sách", "ẩn"), "withdrawn": ("Bài đã rút", "rút", "đã rút"),
    },
    "job": {
        "text": ("Bài",), "photos": ("Ảnh",), "text_and_photos": ("Bài và ảnh",),
        "translation": ("Dịch",), "illustration": ("Tranh minh họa",),
    },
    "level": {
        "national": ("Trung ương",), "industry": ("Công đoàn ngành trung ương", "ngành trung ương"),
        "ministry": ("Bộ, ngành", "bộ"), "army": ("Quân đội",),
        "city": ("Tỉnh, thành phố", "tỉnh", "thành phố"),
        "group": ("Tập đoàn, tổng công ty", "tập đoàn", "tổng công ty"),
        "upper": ("Công đoàn cấp trên trực tiếp cơ sở", "cấp trên trực tiếp cơ sở"),
        "grassroots": ("Công đoàn cơ sở", "cơ sở"), "other": ("Khác",),
    },
    "look_up": {one.name: one.called for one in REGISTERS},
    "lang": {"vi": ("tiếng Việt",), "en": ("tiếng Anh",)},
}  # fmt: skip


def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    found = {field: dict(words) for field, words in _COMMON.items()}
    for register in REGISTERS:
        for field, words in register.choices.items():
            found.setdefault(field, {}).update(words)
    return found


# By field; the first word of each is what the interface shows: a test holds them to theme/messages/vi.toml.
WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = _words()


def code_of(field: str, written: str, choices: Collection[str]) -> str:
    """Return that of the *choices* of a *field* which *written* means, or *written* itself."""
    spelled = _key(written)
    by_word = {_key(code): code for code in choices}
    for code, words in WORDS.get(field, {}).items():
        if code in choices:
            by_word |= {_key(word): code for word in words}
    return by_word.get(spelled, written)


def status_of(written: str) -> str:
    """Return the status that *written* means, in small letters."""
    return code_of("status", written, WORDS["status"]).strip().casefold()


def listed(field: str, choices: Collection[str]) -> str:
    """Return the *choices* of a *field*, each with its Vietnamese word: ``congress (Đại hội)``."""
    words = WORDS.get(field, {})
    return ", ".join(f"{code} ({words[code][0]})" if code in words else code for code in choices)


def _key(text: str) -> str:
    return re.sub(r"[\s,_-]+", "_", fold(text.strip()).casefold())
