"""Days of facts that contradict one another or their story: refused with code, file and line."""

from __future__ import annotations

import pytest

from tests.builders import write_story
from tests.stories.conftest import Content
from tests.stories.facts import PARTNERS, agreement, at, document, en, offers, only, partner, vi


@pytest.mark.parametrize(
    ("ours", "theirs"), [("2025-03-11", "12/03/2025"), ("2025-03-11 08:00", "2025-03-11 09:00")]
)
def test_a_source_that_came_out_after_its_story_is_refused(
    content: Content, ours: str, theirs: str
) -> None:
    write_story(content.path, "tin", date=ours, source={"name": "Báo", "date": theirs})
    assert content.found() == [at(content, "S380", vi("tin"), "date:")]
    assert theirs in only(content).vi


@pytest.mark.parametrize(
    ("first", "last"),
    [("2021", "2020"), ("2021-03", "2021-02"), ("02/03/2021", "01/03/2021"), ("2021-03-01", "2/2021")],
)  # fmt: skip
def test_an_agreement_that_ends_before_it_starts(content: Content, first: str, last: str) -> None:
    rows = [agreement(signed="unknown", valid_from=first, valid_to=last)]
    write_story(content.path, "tin", agreements=rows)
    assert content.found() == [at(content, "S243", vi("tin"), "valid_to:")]
    assert f"“valid_to: {last}”" in only(content).vi
    assert f"“valid_from: {first}”" in only(content).en


@pytest.mark.parametrize(
    ("first", "last"),
    [("2021", "2021"), ("2021-03-01", "2021"), ("2021", "01/01/2021"), ("2021-03-01", "3/2021"),
     ("unknown", "2020"), ("2021", "unknown")],
)  # fmt: skip
def test_a_bare_year_or_month_counts_whole_and_an_unknown_day_contradicts_none(
    content: Content, first: str, last: str
) -> None:
    rows = [agreement(signed="unknown", valid_from=first, valid_to=last)]
    write_story(content.path, "tin", agreements=rows)
    assert content.found() == []


def test_an_agreement_signed_after_it_ended(content: Content) -> None:
    write_story(content.path, "tin", agreements=[agreement(signed="2021", valid_to="2016")])
    assert content.found() == [at(content, "S254", vi("tin"), "valid_to:")]
    write_story(content.path, "tin", agreements=[agreement(signed="2021", valid_to="2021")])
    assert content.found() == []


def test_one_wrong_year_is_one_problem(content: Content) -> None:
    rows = [agreement(signed="2021", valid_from="2021", valid_to="2015")]
    write_story(content.path, "tin", agreements=rows)
    assert content.codes() == ["S243"]


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [("04/02/2025", "03/02/2025", True), ("14:00 03/02/2025", "09:00 03/02/2025", True),
     ("09:00 03/02/2025", "14:00 03/02/2025", False), ("14:00 03/02/2025", "03/02/2025", False)],
)  # fmt: skip
def test_a_meeting_that_ends_before_it_starts(
    content: Content, start: str, end: str, wrong: bool
) -> None:
    write_story(content.path, "tin", meeting={"start": start, "end": end})
    assert content.found() == ([at(content, "S243", vi("tin"), "end:")] if wrong else [])


def test_an_offer_that_ends_before_it_starts(content: Content) -> None:
    offers(content, partner(), partner(id="quan-com", valid_from="2025", valid_to="12/2024"))
    assert content.found() == [at(content, "S243", PARTNERS, "valid_to:")]


def test_a_deadline_before_its_document_was_issued(content: Content) -> None:
    asked = [{"what": "Báo cáo", "due": "20/06/2018"}, {"what": "Danh sách", "due": "17/05/2018"}]
    write_story(content.path, "tin", document=document(deadlines=asked))
    assert content.found() == [at(content, "S249", vi("tin"), "due: 17/05/2018")]
    asked[1]["due"] = "2018"
    write_story(content.path, "tin", document=document(deadlines=asked))
    assert content.found() == []


def test_a_wrong_day_of_a_translation_is_reported_there(content: Content) -> None:
    rows = [agreement(valid_from="2021", valid_to="2025")]
    own = {"agreements": [{"id": "mot", "valid_from": "2026"}], "meeting": {"end": "01/02/2025"},
           "document": {"issued": "18/5/2019"}}  # fmt: skip
    write_story(
        content.path, "tin", agreements=rows, meeting={"start": "03/02/2025"},
        document=document(deadlines=[{"what": "Báo cáo", "due": "20/06/2018"}]), en=own,
    )  # fmt: skip
    other_days = [found for found in content.found() if found.code != "S255"]
    assert other_days == [
        at(content, "S243", en("tin"), "valid_from:"),
        at(content, "S243", en("tin"), "end:"),
        at(content, "S249", en("tin"), "issued:"),
    ]
