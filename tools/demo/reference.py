"""The demo's ``content/data`` and standing pages."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any, Final

from tools.demo.cast import cast_table, president, upper_of
from tools.demo.facts import union_id
from tools.demo.stories import MadeStory
from tools.demo.wording import LANGS, both, table

_CONTACT: Final = {
    "address": {
        "vi": "Số 1 phố Bến Đò, thành phố Hạ Vân (hư cấu)",
        "en": "1 Bến Đò street, Hạ Vân city (fictional)",
    },
    "phone": "024 000 000",
    "email": "toa-soan@ha-van.example",
}
_MENU: Final = ("activities", "welfare", "emulation", "cooperation", "retired_members")
_PICKS: Final = 6


def data_files(stories: list[MadeStory], seed: int, today: dt.date) -> dict[str, Any]:
    """Return what each file of ``content/data`` says, by its name."""
    site = table("site")
    return {
        "site": _site(site),
        "sections": [{**row, "order": at} for at, row in enumerate(site["sections"], start=1)],
        "topics": [{"id": name, "name": _pair(words)} for name, words in site["topics"].items()],
        "glossary": [
            {"short": name, "full": _pair(words)} for name, words in site["glossary"].items()
        ],
        "organisations": _organisations(today),
        "benefits": _benefits(stories, seed, today),
        "front": _front(stories),
        "gone": [_gone(row, today) for row in site["gone"]],
    }


def pages(today: dt.date) -> dict[str, dict[str, tuple[dict[str, Any], str]]]:
    """Return the fields and the text of each standing page, by its folder and language."""
    found: dict[str, dict[str, tuple[dict[str, Any], str]]] = {}
    for page in table("site")["pages"]:
        found[page["id"]] = {}
        for lang in LANGS:
            fields = {name: page[lang][name] for name in ("title", "slug", "summary")}
            fields["updated"] = _day(today, -page["updated"])
            found[page["id"]][lang] = fields, page[lang]["body"] + "\n"
    return found


def _site(site: Mapping[str, Any]) -> dict[str, Any]:
    footer: list[dict[str, Any]] = [
        {name: True} for name in ("archive", "galleries", "organisations", "glossary", "data")
    ]
    return {
        **site["site"],
        "contact": _CONTACT,
        "menu": [*({"section": name} for name in _MENU), {"registers": True}],
        "footer": [
            *footer,
            {"section": "documents"},
            *({"page": page["id"]} for page in site["pages"]),
        ],
    }


def _organisations(today: dt.date) -> list[dict[str, Any]]:
    names = cast_table()
    top = names["federation"]
    firms, uppers = names["firms"], names["uppers"]
    members = sum(firm["staff"] for firm in firms)
    found: list[dict[str, Any]] = [
        {
            "id": top["id"],
            "name": both(top),
            "short": {"vi": top["short_vi"], "en": top["short_en"]},
            "level": "city",
            "founded": 1978,
            "description": {
                "vi": "Tổ chức công đoàn cấp tỉnh của tỉnh Hạ Vân hư cấu.",
                "en": "The federation of unions in the fictional province of Hạ Vân.",
            },
            "contact": _CONTACT | {"email": "ldld@ha-van.example"},
            "statistics": [_figure(members, today)],
        }
    ]
    for upper in uppers:
        own = sum(firm["staff"] for firm in firms if firm["upper"] == upper["id"])
        row = {"id": upper["id"], "name": both(upper), "level": "upper", "parent": top["id"]}
        found.append({**row, "founded": upper["founded"], "statistics": [_figure(own, today)]})
    for firm in firms:
        who, upper = president(firm).name, upper_of(firm)
        found.append(
            {
                "id": union_id(firm),
                "name": {"vi": f"Công đoàn {firm['vi']}", "en": f"{firm['en']} Union"},
                "level": "grassroots",
                "parent": upper["id"],
                "description": {
                    "vi": f"Công đoàn cơ sở tại {firm['vi']}; Chủ tịch: {who} (hư cấu).",
                    "en": f"The union at {firm['en']}; president: {who} (fictional).",
                },
                "statistics": [_figure(firm["staff"] * 93 // 100, today)],
            }
        )
    return found


def _figure(value: int, today: dt.date) -> dict[str, Any]:
    return {
        "label": {"vi": "Đoàn viên", "en": "Members"},
        "value": value,
        "unit": {"vi": "người", "en": "people"},
        "as_of": f"{today.year - 1}-12",
        "source": {"vi": "Báo cáo năm (hư cấu)", "en": "Annual report (fictional)"},
    }


def _benefits(stories: list[MadeStory], seed: int, today: dt.date) -> list[dict[str, Any]]:
    words = table("offers")
    dice = random.Random(f"offers {seed}")
    agreements = _agreements_by_partner(stories, today)
    found = []
    for name, category, vi, en, offer_vi, offer_en, age, left in words["offers"]["rows"]:
        row: dict[str, Any] = {
            "id": name,
            "partner": {"vi": vi, "en": en},
            "category": words["categories"][category],
            "offer": {"vi": offer_vi, "en": offer_en},
            "who": dice.choice(words["who"]),
            "how": dice.choice(words["how"]),
            "valid_from": _day(today, -age),
            "valid_to": _day(today, left),
            "places": sorted(dice.sample(words["places"], dice.randint(1, 3))),
        }
        if left > 0 and vi in agreements:
            row["agreement"] = agreements[vi]
        found.append(row)
    return found


def _agreements_by_partner(stories: list[MadeStory], today: dt.date) -> dict[str, str]:
    """Return the newest agreement with each partner that readers find and that is in force."""
    found: dict[str, str] = {}
    for story in stories:
        if story.is_listed:
            for row in story.fields["vi"].get("agreements", []):
                if dt.datetime.strptime(row["valid_to"], "%d/%m/%Y").date() >= today:
                    found.setdefault(row["parties"][-1], row["id"])
    return found


def _front(stories: list[MadeStory]) -> dict[str, Any]:
    shown = [story for story in stories if story.is_listed and story.slot.has_english]
    shown = [story for story in shown if "english_draft" not in story.slot.marks]
    pictured = [story for story in shown if story.slot.pictures]
    rest = [story for story in (*pictured[1:4], *shown) if story is not pictured[0]]
    return {
        "lead": pictured[0].id,
        "picks": list(dict.fromkeys(story.id for story in rest))[:_PICKS],
    }


def _gone(row: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    found: dict[str, Any] = {"path": row["path"], "date": _day(today, -row["age"])}
    if "to" in row:
        return found | {"to": row["to"]}
    return found | {"reason": both(row)}


def _pair(words: list[str]) -> dict[str, str]:
    return dict(zip(LANGS, words, strict=True))


def _day(today: dt.date, days: int) -> str:
    return f"{today + dt.timedelta(days=days):%d/%m/%Y}"
