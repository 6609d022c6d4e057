"""Registers as JSON: every value exact, every row as the published schema says."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from plugins.core.fact_blocks import REGISTER_NAMES, RegisterName
from plugins.core.registers import Registers
from plugins.language.localizer import Localizer
from plugins.registers import BY_NAME
from plugins.registers.json_file import json_file
from plugins.registers.json_schema import json_schema
from plugins.registers.records import records
from plugins.registers.register import schema_address
from tests.builders import SITE_URL, write_story
from tests.registers.full import HOSTILE, localizer_of, write_full

Collect = Callable[..., Registers]


@pytest.fixture(params=["vi", "en"])
def localizer(content: Path, registers: Collect, request: pytest.FixtureRequest) -> Localizer:
    """Return each edition's words of a site that fills every register."""
    write_full(content)
    return localizer_of(registers(), request.param)


def read(name: RegisterName, localizer: Localizer) -> Any:
    return json.loads(json_file(BY_NAME[name], records(BY_NAME[name], localizer), localizer))


def validator(name: RegisterName, localizer: Localizer) -> Draft202012Validator:
    url = localizer.absolute(schema_address(name))
    english = localizer_of(localizer.registers, "en")
    schema = json.loads(json_schema(BY_NAME[name], url, english.t))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == url
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_every_row_is_as_the_schema_says(localizer: Localizer, name: RegisterName) -> None:
    found = read(name, localizer)
    assert len(found["rows"]) == len(localizer.registers.rows[name]) > 0
    assert list(validator(name, localizer).iter_errors(found)) == []
    keys = [field.key for field in BY_NAME[name].fields]
    assert all(list(row) == keys for row in found["rows"])
    assert found["$schema"] == validator(name, localizer).schema["$id"]
    assert (found["register"], found["language"]) == (name, localizer.lang)
    assert found["as_of"] == "2025-03-15"
    assert len({row["id"] for row in found["rows"]}) == len(found["rows"])


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_an_empty_register_is_valid(registers: Collect, name: RegisterName) -> None:
    localizer = localizer_of(registers())
    found = read(name, localizer)
    assert found["rows"] == []
    assert list(validator(name, localizer).iter_errors(found)) == []


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_the_schema_describes_every_field_in_english(
    localizer: Localizer, name: RegisterName
) -> None:
    schema: Any = validator(name, localizer).schema
    columns = schema["properties"]["rows"]["items"]["properties"]
    assert list(columns) == [field.key for field in BY_NAME[name].fields]
    assert all(column["description"].isascii() or "“" in column["description"]
               or "’" in column["description"] or "…" in column["description"]
               for column in columns.values())  # fmt: skip


WRONG: list[tuple[RegisterName, dict[str, Any]]] = [
    ("agreements", {"signed": "18/05/2018"}),
    ("agreements", {"state": "còn hiệu lực"}),
    ("agreements", {"state": None}),
    ("agreements", {"days_left": -1}),
    ("agreements", {"parties": None}),
    ("agreements", {"parties": [{"name": "Có tên"}]}),
    ("agreements", {"note": "thừa"}),
    ("awards", {"recipients": []}),
    ("awards", {"recipients": [{"name": "Có tên", "type": "team", "unit": None}]}),
    ("documents", {"type": "thu"}),
    ("documents", {"number": ""}),
    ("deadlines", {"before": "có"}),
    ("deadlines", {"last_day": "2025-03"}),
    ("meetings", {"video": "javascript:alert(1)"}),
    ("meetings", {"start": "2025-13"}),
    ("benefits", {"places": [None]}),
]


@pytest.mark.parametrize(("name", "change"), WRONG)
def test_the_schema_refuses_a_wrong_row(
    localizer: Localizer, name: RegisterName, change: dict[str, Any]
) -> None:
    found = read(name, localizer)
    wrong = copy.deepcopy(found)
    wrong["rows"][0] |= change
    check = validator(name, localizer)
    assert check.is_valid(found)
    assert not check.is_valid(wrong)
    [key] = change
    lacking = copy.deepcopy(found)
    if key in lacking["rows"][0]:
        del lacking["rows"][0][key]
        assert not check.is_valid(lacking)


def test_hostile_names_are_exact(content: Path, registers: Collect) -> None:
    write_full(content)
    localizer = localizer_of(registers())
    [named, unnamed] = read("awards", localizer)["rows"]
    assert {item["name"] for item in named["recipients"]} == {*HOSTILE, "Công đoàn Xưởng Mây"}
    assert unnamed["recipients"] is None
    [new, old] = read("agreements", localizer)["rows"]
    assert (new["title"], new["number"], new["scope"]) == (HOSTILE[6], HOSTILE[0], HOSTILE[3])
    assert new["parties"][1] == {"name": HOSTILE[1], "organisation": None, "url": None}
    assert new["replaces"]["id"] == old["id"]
    assert old["replaced_by"][0]["url"] == new["url"]
    assert (
        json_file(BY_NAME["awards"], records(BY_NAME["awards"], localizer), localizer)
        .decode()
        .count("🎉")
        == 1
    )


def test_facts_and_their_places(content: Path, registers: Collect) -> None:
    write_full(content)
    localizer = localizer_of(registers(), "en")
    [letter, plan] = read("documents", localizer)["rows"]
    assert letter["subject"] == "On welfare"
    assert letter["replaces"] == {
        "id": "ke-hoach",
        "name": "9/LĐLĐ",
        "url": f"{SITE_URL}/en/documents/#row-ke-hoach",
    }
    assert plan["issued"] == "2024"
    assert plan["effect"] == "replaced"
    [annex] = letter["annexes"]
    assert annex["url"] == f"{SITE_URL}/files/cong-van/phu-luc.pdf"
    assert (annex["type"], annex["bytes"]) == ("pdf", 15)
    meetings = {row["id"]: row for row in read("meetings", localizer)["rows"]}
    assert meetings["hop-gio"]["start"] == "2025-03-20T08:30+07:00"
    assert meetings["hop-gio"]["attendance"] == 1250
    assert meetings["hop-khong-ro"]["start"] is None
    assert meetings["hop-ngay"]["story_url"].startswith(f"{SITE_URL}/tin-tuc/")
    [year, dated, *_] = sorted(
        read("deadlines", localizer)["rows"], key=lambda row: row["due"] or "Z"
    )
    assert (year["last_day"], dated["document"]["name"]) == ("2025-12-31", "-12/LĐLĐ")
    assert [party["organisation"] for party in year["who"]] == ["an-binh", None]


@pytest.mark.parametrize("status", ["withdrawn", "hidden"])
def test_words_of_a_translation_that_no_list_shows_stand_in_no_file(
    content: Path, registers: Collect, status: str
) -> None:
    english = {"title": "Secret words", "summary": "Secret lead", "status": status}
    write_story(content, "hop", title="Họp", meeting={"start": "2025-03-20"}, en=english)
    localizer = localizer_of(registers(), "en")
    [row] = read("meetings", localizer)["rows"]
    assert row["title"] == "Họp"
    assert "/en/" not in row["story_url"]
