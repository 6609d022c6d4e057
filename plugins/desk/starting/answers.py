"""What ``make start`` must know of a union: asked for, or given on the command line."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from plugins.core.contact_fields import Email, Phone
from plugins.core.lookalikes import mend
from plugins.core.problems import ContentError
from plugins.core.text import forbidden_character, slugify
from plugins.desk.voice import DeskError, say
from plugins.safety.site_address import check_address
from plugins.stories.legacy import legacy_passages
from plugins.stories.misread import lost_letters

T = TypeVar("T")
_LONGEST: Final = 120
_MARKUP: Final = re.compile(r"[<>\[\]{}*_`#|\\^~=@]")
_LANGUAGES: Final = {"vi": ("vi",), "vi,en": ("vi", "en"), "en,vi": ("vi", "en")}
_HOST: Final = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What stood on the command line; "" for what did not."""

    name: str = ""
    name_en: str = ""
    domain: str = ""
    email: str = ""
    office: str = ""
    phone: str = ""
    responsible: str = ""
    langs: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """A union's name in both languages, the site's address, and how to reach the union and who answers
    for the site; "" for what nobody said.
    """

    name: str
    name_en: str
    address: str
    email: str
    office: str
    phone: str
    responsible: str
    languages: tuple[str, ...]


def answers(given: GivenAnswers, ask: Callable[[str], str] | None) -> Answers:
    """Return what *given* says, what it leaves open asked for with *ask*, if somebody can answer.

    Raises ``DeskError`` for an answer that cannot be used; a person is asked again.
    """
    asked = None if given.name else ask
    if asked is None and not given.name.strip():
        raise DeskError(
            'Thiếu tên công đoàn. Ví dụ: make start NAME="Công đoàn Xưởng Mây" '
            "DOMAIN=tin.congdoan.example LANGS=vi,en",
            "The union's name is missing. For example: make start "
            'NAME="Công đoàn Xưởng Mây" NAME_EN="Rattan Works Union" '
            "DOMAIN=tin.congdoan.example LANGS=vi,en",
        )
    name = _answer(asked, given.name, union_name, "Tên công đoàn", "The union's name in Vietnamese")
    languages = _answer(
        asked,
        given.langs,
        chosen_languages,
        "Viết tin bằng tiếng nào: vi, hay vi,en? (Enter: vi,en)",
        "Languages that you will write: vi, or vi,en? (Enter: vi,en)",
    )
    english = _answer(
        asked if "en" in languages else None,
        given.name_en,
        lambda text: union_name(text) if text.strip() else "",
        "Tên tiếng Anh (Enter: như tên tiếng Việt)",
        "Its name in English (Enter: as in Vietnamese)",
    )
    address = _answer(
        asked,
        given.domain,
        site_address,
        "Địa chỉ của trang, như tin.congdoan.example (Enter: chưa có)",
        "The site's address, like tin.congdoan.example (Enter: none yet)",
    )
    email = _answer(
        asked,
        given.email,
        email_address,
        "Thư điện tử để bạn đọc liên hệ (Enter: chưa có)",
        "An e-mail address for readers (Enter: none yet)",
    )
    if address and asked is not None:
        say(
            "Trang có tên miền riêng phải nói ai chịu trách nhiệm; ba câu sau có thể trả lời sau.",
            "A site under a domain of its own must say who answers for it; the next three can wait.",
        )
    stated = asked if address else None
    office = _answer(
        stated,
        given.office,
        plain_words,
        "Địa chỉ trụ sở (Enter: ghi sau)",
        "Postal address (Enter: later)",
    )
    phone = _answer(
        stated, given.phone, phone_number, "Điện thoại (Enter: ghi sau)", "Telephone (Enter: later)"
    )
    responsible = _answer(
        stated,
        given.responsible,
        plain_words,
        "Người chịu trách nhiệm nội dung, chức vụ (Enter: ghi sau)",
        "Who is responsible for the content, and their office (Enter: later)",
    )
    return Answers(name, english or name, address, email, office, phone, responsible, languages)


def person() -> Callable[[str], str] | None:
    """Return how to ask the person at the keyboard; ``None`` where there is none."""
    return input if sys.stdin is not None and sys.stdin.isatty() else None


def union_name(text: str) -> str:
    """Return *text* as a union's name. Raises ``DeskError`` where it cannot be one."""
    if (found := forbidden_character(text)) is not None:
        code = f"U+{ord(found):04X}"
        raise DeskError(
            f"Câu trả lời có ký tự điều khiển {code}; hãy gõ lại.",
            f"The answer holds the control character {code}; type it again.",
        )
    legacy = next(legacy_passages(text), None)
    if (legacy is not None and legacy.sure) or any(lost_letters(text)):
        raise DeskError(
            f"Chữ bị hỏng vì phông cũ hoặc mã sai (“{text}”): gõ lại bằng Unicode.",
            f"Letters are damaged by an old font or encoding (“{text}”): type it in Unicode.",
        )
    words = " ".join(mend(text).split())
    if not slugify(words):
        raise DeskError(
            'Tên trống hoặc không có chữ cái nào: ghi tên công đoàn, như NAME="Công đoàn Xưởng Mây".',
            "The name is empty or has no letter: write the union's name, like "
            'NAME="Công đoàn Xưởng Mây".',
        )
    if len(words) > _LONGEST:
        raise DeskError(
            f"“{words}” dài {len(words)} ký tự; tối đa {_LONGEST}.",
            f"“{words}” has {len(words)} characters; {_LONGEST} at most.",
        )
    if (sign := _MARKUP.search(words)) is not None:
        raise DeskError(
            f"“{words}” có dấu “{sign[0]}”, vốn là dấu định dạng: viết lại không có dấu ấy.",
            f"“{words}” holds “{sign[0]}”, which is a sign of markup: write it without.",
        )
    return words


def chosen_languages(text: str) -> tuple[str, ...]:
    """Return the languages that *text* names, Vietnamese first. Raises ``DeskError``."""
    written = re.sub(r"[\s,;+]+", ",", text.strip().lower()).strip(",")
    if not written:
        return _LANGUAGES["vi,en"]
    if written in _LANGUAGES:
        return _LANGUAGES[written]
    if written == "en":
        raise DeskError(
            "LANGS=en: bản chính của mọi tin là tiếng Việt. Chọn LANGS=vi hoặc LANGS=vi,en.",
            "LANGS=en: the main text of every story is Vietnamese. Choose LANGS=vi or LANGS=vi,en.",
        )
    raise DeskError(
        f"LANGS=“{text}” không dùng được: chọn LANGS=vi hoặc LANGS=vi,en.",
        f"LANGS=“{text}” cannot be used: choose LANGS=vi or LANGS=vi,en.",
    )


def site_address(text: str) -> str:
    """Return the address of a site that *text* names, ``https://`` where it says nothing else.

    Raises ``DeskError`` where it names none.
    """
    written = text.strip().rstrip("/")
    if not written:
        return ""
    address = written if "://" in written else f"https://{written}"
    try:
        check_address(address)
        sound = _HOST.fullmatch(urlsplit(address).netloc) is not None
    except ContentError:
        sound = False
    if not sound:
        shown = "…" if "@" in written else text
        raise DeskError(
            f"DOMAIN=“{shown}” không phải địa chỉ trang: ghi như DOMAIN=tin.congdoan.example "
            "(chỉ chữ không dấu, chữ số, dấu chấm, dấu gạch nối).",
            f"DOMAIN=“{shown}” is not a site's address: write it like DOMAIN=tin.congdoan.example "
            "(only letters without accents, digits, full stops and hyphens).",
        )
    return address


def email_address(text: str) -> str:
    """Return *text* as an e-mail address, "" for none. Raises ``DeskError`` where it is none."""
    written = f"EMAIL=“{text}”"
    return _sound(
        text,
        Email,
        f"{written} không phải địa chỉ thư điện tử: ghi như EMAIL=toa-soan@congdoan.example.",
        f"{written} is not an e-mail address: write it like EMAIL=toa-soan@congdoan.example.",
    )


def phone_number(text: str) -> str:
    """Return *text* as a telephone number, "" for none. Raises ``DeskError`` where it is none."""
    written = f"PHONE=“{text}”"
    return _sound(
        text,
        Phone,
        f'{written} không phải số điện thoại: ghi như PHONE="024 3942 1181".',
        f'{written} is not a telephone number: write it like PHONE="024 3942 1181".',
    )


def _sound(text: str, kind: Any, vi: str, en: str) -> str:
    """Return *text* as a field of *kind* takes it, "" for none; say *vi* and *en* where it does not."""
    written = text.strip()
    try:
        return str(TypeAdapter(kind).validate_python(written)) if written else ""
    except ValidationError:
        raise DeskError(vi, en) from None


def plain_words(text: str) -> str:
    """Return *text* in single spaces, "" for none. Raises ``DeskError`` where no page could show it."""
    return union_name(text) if text.strip() else ""


def _answer(
    ask: Callable[[str], str] | None, given: str, read: Callable[[str], T], vi: str, en: str
) -> T:
    """Return what *given* says, or what the person says who is asked until it can be used."""
    if given or ask is None:
        return read(given)
    say(vi, en)
    while True:
        try:
            return read(ask("> "))
        except DeskError as error:
            say(error.vi, error.en)
        except EOFError:
            raise DeskError(
                "Chưa trả lời hết; chưa đổi gì.", "Not all was answered; nothing was changed."
            ) from None
