"""The blocks of facts that a story reports, in both languages: the English one holds words only."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from plugins.core.text import slugify
from tools.demo.cast import Person, cast_table, director, person, president, upper_of
from tools.demo.plan import Slot
from tools.demo.wording import LANGS, Cast, Words, both, day

Blocks = dict[str, dict[str, Any]]  # by language
_HALL: Final = {"vi": "Nhà Văn hóa Lao động tỉnh Hạ Vân", "en": "Hạ Vân Workers’ Culture House"}
_POLICY: Final = {
    "vi": "Ban Chính sách Pháp luật, 024 000 000",
    "en": "Policy and law department, 024 000 000",
}
_TRAINERS: Final = {
    "vi": "Ban Tổ chức, 024 000 001",
    "en": "Organisation department, 024 000 001",
}
_UNIONS: Final = {"vi": "Công đoàn cơ sở", "en": "Grassroots unions"}
_UPPERS: Final = {
    "vi": "Công đoàn cấp trên trực tiếp cơ sở",
    "en": "Unions directly above the grassroots",
}
_AHEAD: Final = 60  # days after which an announcement is an old one
_PRESIDENT: Final = {"vi": "Chủ tịch", "en": "President"}
_DIRECTOR: Final = {"vi": "Giám đốc", "en": "Director"}


@dataclass
class Told:
    """What earlier stories reported: agreements by what they are about, and the numbers given away."""

    agreements: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(3, 100_000, 2)))


@dataclass(frozen=True)
class Setting:
    """What the facts of one story are made from. ``when`` is the day of the event."""

    slot: Slot
    cast: Cast
    when: dt.date
    today: dt.date
    officer: Mapping[str, Any]
    partner: Mapping[str, Any] | None
    dice: random.Random


def prepare(setting: Setting, told: Told) -> None:
    """Give the cast the names that facts bring into sentences: a term, a document's number, a day to come."""
    event, cast = setting.slot.event, setting.cast
    if event.agreement:
        first, last = term(setting)
        cast.add("term", f"{first.year}–{last.year}")
    if event.document:
        cast.add("number", f"{next(told.numbers):02d}/{event.document['code']}")
    if event.id == "upcoming-conference":
        later = meeting_day(setting)
        cast.add("event_day", day(later, year=False))


def meeting_day(setting: Setting) -> dt.date:
    """Return the day of the meeting that a story announces."""
    first = setting.today if _is_ahead(setting, 2) else setting.slot.day
    return first + dt.timedelta(days=4 + setting.slot.number % 9)


def _is_ahead(setting: Setting, number: int) -> bool:
    """Say whether what the story announces still lies ahead: that of *number*, and what is recent."""
    recent = (setting.today - setting.slot.day).days <= _AHEAD
    return recent or setting.slot.number == number


def term(setting: Setting) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of an agreement that is signed on the day of the event."""
    agreement = setting.slot.event.agreement
    assert agreement is not None
    first = setting.when
    if "ending" in setting.slot.marks:
        return first, setting.today + dt.timedelta(days=45)
    return first, dt.date(first.year + agreement["years"], 12, 31)


def blocks(setting: Setting, told: Told) -> Blocks:
    """Return every block of the story's event, by language."""
    event = setting.slot.event
    found: Blocks = {lang: {} for lang in LANGS}
    if event.meeting:
        _put(found, "meeting", _meeting(setting, event.meeting))
    if event.agreement:
        _put(found, "agreements", _agreement(setting, event.agreement, told))
    if event.award:
        _put(found, "awards", _awards(setting, event.award, told))
    if event.document:
        _put(found, "document", _document(setting, event.document))
    if event.role == "course":
        _put(found, "trainings", _training(setting))
    return found


def _put(found: Blocks, name: str, made: Mapping[str, Any]) -> None:
    for lang in LANGS:
        if made[lang]:
            found[lang][name] = made[lang]


def _meeting(setting: Setting, meeting: Mapping[str, Any]) -> dict[str, Any]:
    venue, cast = setting.cast.say(meeting["venue"]), setting.cast
    chair = {
        "vi": cast.say_in("vi", "{chair}, Chủ tịch {union}"),
        "en": cast.say_in("en", "{chair}, president of {union}"),
    }
    start = setting.when
    if setting.slot.event.id == "upcoming-conference":
        start = meeting_day(setting)
    vi = {"start": f"08:00 {_written(start)}", "venue": venue["vi"], "kind": meeting["kind"]}
    if meeting["attendance"]:
        vi["attendance"] = cast.names[meeting["attendance"]]["vi"]
    return {"vi": vi | {"chair": chair["vi"]}, "en": {"venue": venue["en"], "chair": chair["en"]}}


def _agreement(setting: Setting, agreement: Mapping[str, Any], told: Told) -> dict[str, Any]:
    cast, (first, last) = setting.cast, term(setting)
    firm = setting.slot.firm
    with_firm = agreement.get("with") == "firm"
    other: Words = firm if with_firm or setting.partner is None else setting.partner
    party = union_id(firm) if with_firm else cast_table()["federation"]["id"]
    about = f"{setting.slot.event.id} {party} {slugify(other['vi'])}"
    found = slugify(f"{other['vi']} {agreement['code']} {first.year} {last.year}")
    if found in told.ids:
        found = f"{found}-{setting.slot.number}"
    told.ids.add(found)
    ours = president(firm) if with_firm else Person(setting.officer["name"], False)
    theirs = director(firm) if with_firm else person(random.Random(f"director of {other['vi']}"))
    office = _PRESIDENT if with_firm else _capital(setting.officer["office"])
    title, scope = cast.say(agreement["title"]), cast.say(agreement["scope"])
    vi = {
        "id": found,
        "title": title["vi"],
        "parties": [party, other["vi"]],
        "signed": _written(setting.when),
        "valid_from": _written(first),
        "valid_to": _written(last),
        "signatories": _signatories(
            "vi", (ours.name, office, party), (theirs.name, _DIRECTOR, other["vi"])
        ),
        "scope": scope["vi"],
        "number": f"{next(told.numbers):02d}/{agreement['code']}",
    }
    if about in told.agreements:
        vi["replaces"] = told.agreements[about]
    told.agreements[about] = found
    en = {
        "id": found,
        "title": title["en"],
        "parties": [party, other["en"]],
        "signatories": _signatories(
            "en", (ours.name, office, party), (theirs.name, _DIRECTOR, other["en"])
        ),
        "scope": scope["en"],
    }
    return {"vi": [vi], "en": [en]}


def _signatories(lang: str, *rows: tuple[str, Words, str]) -> list[dict[str, str]]:
    return [{"name": name, "office": office[lang], "party": party} for name, office, party in rows]


def _awards(setting: Setting, award: Mapping[str, Any], told: Told) -> dict[str, Any]:
    firm, cast, dice = setting.slot.firm, setting.cast, setting.dice
    givers = {
        "federation": cast_table()["federation"]["id"],
        "upper": firm["upper"],
        "union": union_id(firm),
    }
    worker = cast.names["worker"]["vi"]
    people = [Person(worker, False)]
    team = cast.names["team"]
    if award.get("only") != "worker":
        taken = {worker.split()[-1]}
        people += [person(dice, but=taken) for _ in range(dice.randint(2, 6))]
    unit = union_id(firm)
    found: dict[str, list[dict[str, Any]]] = {"vi": [], "en": []}
    for lang in LANGS:
        recipients: list[dict[str, str]] = [
            {
                "name": who.name,
                "unit": f"{team[lang]}, {both(firm)[lang]}"
                if who.name == worker
                else both(firm)[lang],
            }
            for who in people
        ]
        row: dict[str, Any] = {"title": cast.say(award["title"])[lang]}
        if lang == "vi":
            row = {"award": award["award"], **row, "awarded_by": givers[award["by"]]}
            row |= {"presented_by": f"{setting.officer['name']}, {setting.officer['office']['vi']}"}
            row |= {
                "year": setting.when.year,
                "decision": f"{next(told.numbers):02d}/QĐ-LĐLĐ",
                "unit": unit,
            }
        else:
            row |= {"presented_by": f"{setting.officer['name']}, {setting.officer['office']['en']}"}
        found[lang].append({**row, "recipients": recipients})
    if award.get("flag"):
        flag, group = cast.say(award["flag"]), cast.say({"vi": "{Team}", "en": "{Team}"})
        for lang in LANGS:
            row = {"title": flag[lang]}
            if lang == "vi":
                row = {
                    "award": "emulation_flag",
                    **row,
                    "awarded_by": givers["federation"],
                    "year": setting.when.year,
                }
            name = {"name": group[lang], "type": "collective", "unit": both(firm)[lang]}
            found[lang].append({**row, "recipients": [name]})
    return found


def _document(setting: Setting, document: Mapping[str, Any]) -> dict[str, Any]:
    cast, slot, officer = setting.cast, setting.slot, setting.officer
    subject = cast.say(document["subject"])
    vi: dict[str, Any] = {
        "number": cast.names["number"]["vi"],
        "type": document["type"],
        "issued": _written(setting.when),
        "issuer": cast_table()["federation"]["id"],
        "signer": f"{officer['name']}, {officer['office']['vi']}",
        "subject": subject["vi"],
        "addressees": [_UNIONS["vi"], _UPPERS["vi"]],
    }
    en: dict[str, Any] = {
        "signer": f"{officer['name']}, {officer['office']['en']}",
        "subject": subject["en"],
        "addressees": [_UNIONS["en"], _UPPERS["en"]],
    }
    rows = document["deadlines"]
    if rows:
        who = (_UNIONS, _UPPERS)
        vi["deadlines"] = [
            {
                "what": row["vi"],
                "due": _written(_due(setting, number)),
                "who": who[number % 2]["vi"],
            }
            for number, row in enumerate(rows)
        ]
        en["deadlines"] = [
            {"what": row["en"], "who": who[number % 2]["en"]} for number, row in enumerate(rows)
        ]
    old = slot.day < setting.today - dt.timedelta(days=1100)
    vi |= {"contact": _POLICY["vi"], "effect": "expired" if old else "in_force"}
    return {"vi": vi, "en": en | {"contact": _POLICY["en"]}}


def _due(setting: Setting, number: int) -> dt.date:
    """Return the day by which item *number* is asked for."""
    marks, today = setting.slot.marks, setting.today
    if "due_soon" in marks:
        return today + dt.timedelta(days=2 + setting.slot.number % 5 + 30 * number)
    if "due_past" in marks:
        return max(setting.when, today - dt.timedelta(days=4 - number))
    return setting.when + dt.timedelta(days=18 + 23 * number + setting.slot.number % 7)


def _training(setting: Setting) -> dict[str, Any]:
    cast, number = setting.cast, setting.slot.number
    first = setting.today if _is_ahead(setting, 3) else setting.slot.day
    start = first + dt.timedelta(days=12 + number % 20)
    vi = {
        "title": cast.names["course"]["vi"],
        "organiser": cast_table()["federation"]["id"],
        "start": f"08:00 {_written(start)}",
        "end": _written(start + dt.timedelta(days=2)),
        "venue": _HALL["vi"],
        "seats": cast.names["seats"]["vi"],
        "apply_by": _written(first + dt.timedelta(days=3 + number % 11)),
        "contact": _TRAINERS["vi"],
    }
    en = {"title": cast.names["course"]["en"], "venue": _HALL["en"], "contact": _TRAINERS["en"]}
    return {"vi": [vi], "en": [en]}


def union_id(firm: Mapping[str, Any]) -> str:
    """Return the id of the union at *firm*."""
    return f"{firm['id']}-union"


def organisations(setting: Setting) -> list[str]:
    """Return the ids of the bodies that the story is about."""
    firm = setting.slot.firm
    found = [union_id(firm), upper_of(firm)["id"]]
    return [*found, cast_table()["federation"]["id"]] if setting.slot.event.role else found


def _capital(words: Words) -> dict[str, str]:
    return {lang: words[lang][0].upper() + words[lang][1:] for lang in LANGS}


def _written(when: dt.date) -> str:
    return f"{when:%d/%m/%Y}"
