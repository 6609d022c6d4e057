"""Fixed choices may be written as the site shows them, in Vietnamese."""

import re
import tomllib
from typing import Any

import pytest

from plugins.core.facts import Language, StoryFields
from plugins.core.reference import Organisation, Section
from plugins.stories.choices import WORDS
from plugins.stories.prepare import _kinds
from tests.builders import ORGANISATIONS, ROOT, as_yaml
from tests.stories.conftest import STORY, Content

DISPATCH = ("document:", "  number: 1/A", "  issued: 2025", "  issuer: B C", "  subject: D")
AWARD = ("awards:", "  - awarded_by: A B", "    year: 2024", "    recipients: unnamed")


def choices(model: Any) -> set[tuple[str, str]]:
    """Return every choice of *model* and of what it holds, each with its field."""
    found: set[tuple[str, str]] = set()
    for name, kind in _kinds(model).items():
        found |= {(name, code) for code in kind.choices}
        if kind.model is not None:
            found |= choices(kind.model)
    return found


def test_every_choice_has_its_vietnamese_word() -> None:
    known = choices(StoryFields) | choices(Organisation) | choices(Section)
    assert known == {(field, code) for field, words in WORDS.items() for code in words}
    assert len(known) > 40
    assert set(WORDS["lang"]) == set(Language.__args__)


def test_the_words_are_those_of_the_interface() -> None:
    said = tomllib.loads((ROOT / "theme/messages/vi.toml").read_text("utf-8"))
    facts = said["facts"]
    shown = {
        "kind": facts["kind"], "award": facts["award_kind"], "effect": facts["effect"],
        "level": facts["level"], "type": facts["document_type"] | facts["recipient_type"],
        "job": said["byline"],
    }  # fmt: skip
    for field, labels in shown.items():
        for code, words in WORDS[field].items():
            assert words[0] == labels[code], (field, code)


@pytest.mark.parametrize(
    "rows",
    [
        ("meeting:", "  start: 2025", "  kind: hội nghị"),
        (*AWARD, "    award: bằng khen"),
        (*DISPATCH, "  type: Công văn", "  effect: còn hiệu lực"),
        ("status: đăng",),
        ("status: “Xuất bản”",),
    ],
)
def test_a_choice_may_be_written_in_vietnamese(content: Content, rows: tuple[str, ...]) -> None:
    content.story(*rows)
    assert content.codes() == []


def test_an_organisations_level_too(content: Content) -> None:
    rows = as_yaml(ORGANISATIONS).replace("level: city", "level: trung ương")
    content.put(rows, "data/organisations.yaml")
    content.story()
    site = content.load()
    assert site.problems == ()
    assert site.reference.organisations["cloud-river"].level == "national"


@pytest.mark.parametrize("word", ["nháp", "Bản nháp", "draft"])
def test_a_draft_is_one_by_either_word(content: Content, word: str) -> None:
    content.story(f"status: {word}", "sumary: lỗi")
    [found] = content.problems()
    assert found.draft
    content.story(f"status: {word}")
    assert content.load().stories == ()


def test_a_withdrawn_story_by_its_word(content: Content) -> None:
    content.story("status: đã rút")
    assert content.text().fields.status == "withdrawn"


def test_an_unknown_choice_lists_codes_with_their_words(content: Content) -> None:
    content.story("meeting:", "  start: 2025", "  kind: hội chợ")
    [found] = content.problems()
    assert (found.code, found.place.path) == ("S120", f"content/{STORY}")
    assert re.search(r"conference \(Hội nghị\), congress \(Đại hội\)", found.fix_vi)
