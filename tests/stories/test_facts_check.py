"""Facts that contradict themselves or one another: each refused with its code, file and line."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.core.fields import is_identifier
from tests.builders import write_story
from tests.stories.conftest import Content
from tests.stories.facts import (
    PARTNERS,
    agreement,
    at,
    award,
    document,
    en,
    offers,
    only,
    partner,
    vi,
)

# Documents


@pytest.mark.parametrize("older", ["286/LĐLĐ", "286 ldld", "286-LĐLĐ"])
def test_a_document_that_replaces_itself(content: Content, older: str) -> None:
    write_story(content.path, "tin", document=document(replaces=older))
    assert content.found() == [at(content, "S250", vi("tin"), "replaces:")]


def test_a_document_whose_number_is_a_mark_alone_replaces_nothing(content: Content) -> None:
    write_story(content.path, "tin", document=document(number="…"))
    write_story(content.path, "khac", document=document(number="…"))
    assert content.found() == []


def test_a_document_replaces_one_of_another_number_or_year(content: Content) -> None:
    for older in ("285/LĐLĐ", "286/LĐLĐ năm 2017"):
        write_story(content.path, "tin", document=document(replaces=older))
        assert content.found() == []


def test_a_translation_that_makes_a_document_replace_itself(content: Content) -> None:
    own = {"document": {"replaces": "286/LĐLĐ"}}
    write_story(content.path, "tin", document=document(replaces="285/LĐLĐ"), en=own)
    assert content.found() == [at(content, "S250", en("tin"), "replaces:")]


def test_a_document_that_two_stories_report_is_warned_of(content: Content) -> None:
    write_story(content.path, "a", document=document())
    write_story(content.path, "b", document=document(number="286 ldld", issued="2018"))
    assert content.found() == [at(content, "WS251", vi("b"), "number:")]
    assert only(content).warning
    assert f"content/{vi('a')}:" in only(content).vi


@pytest.mark.parametrize(
    "other",
    [{"issued": "2019"}, {"issued": "unknown"}, {"issuer": "an-binh"}, {"number": "287/LĐLĐ"}],
    ids=str,
)
def test_a_document_of_another_year_issuer_or_number_is_another(
    content: Content, other: dict[str, str]
) -> None:
    write_story(content.path, "a", document=document())
    write_story(content.path, "b", document=document(**other))
    assert content.found() == []


def test_a_document_in_a_story_that_is_not_listed_is_no_second_row(content: Content) -> None:
    write_story(content.path, "a", document=document())
    for status in ("draft", "hidden", "withdrawn"):
        write_story(content.path, "b", document=document(), status=status)
        assert content.found() == []


# Organisations


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        ({"agreements": [agreement(parties=["an-binhh"])]}, "- an-binhh"),
        (
            {"agreements": [agreement(signatories=[{"name": "Lê Tư", "party": "an-binhh"}])]},
            "party:",
        ),
        ({"awards": [award(awarded_by="an-binhh")]}, "awarded_by:"),
        ({"awards": [award(on_behalf_of="an-binhh")]}, "on_behalf_of:"),
        ({"awards": [award(by_authority_of="an-binhh")]}, "by_authority_of:"),
        ({"awards": [award(unit="an-binhh")]}, "unit:"),
        ({"awards": [award(recipients=[{"name": "Lê Tư", "unit": "an-binhh"}])]}, "unit:"),
        ({"awards": [award(recipients=[{"name": "an-binhh", "type": "collective"}])]}, "name: an-"),
        ({"document": document(issuer="an-binhh")}, "issuer:"),
        ({"document": document(addressees=["rattan-works", "an-binhh"])}, "- an-binhh"),
        (
            {"document": document(deadlines=[{"what": "Gửi", "due": "2019", "who": "an-binhh"}])},
            "who:",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unknown_organisation_is_named_with_its_line(
    content: Content, facts: dict[str, Any], row: str
) -> None:
    write_story(content.path, "tin", **facts)
    assert content.found() == [at(content, "S201", vi("tin"), row)]
    assert "Có phải “an-binh”?" in only(content).vi


def test_an_unknown_organisation_is_found_beside_other_faults(content: Content) -> None:
    write_story(content.path, "tin", awards=[award(unit="an-binhh")], summary=None)
    assert at(content, "S201", vi("tin"), "unit:") in content.found()
    assert sorted(content.codes()) == ["S103", "S201"]


def test_an_unknown_organisation_of_a_translation_is_found_there(content: Content) -> None:
    own = {"awards": [{"unit": "an-binhh"}]}
    write_story(content.path, "tin", awards=[award(unit="an-binh")], en=own)
    assert content.found() == [at(content, "S201", en("tin"), "unit:")]


def test_a_persons_name_is_never_an_id(content: Content) -> None:
    people = [{"name": "minh"}, "lan", {"name": "hoa-binh", "type": "person"}]
    write_story(
        content.path,
        "tin",
        agreements=[agreement(signatories=["minh", {"name": "lan", "party": "an-binh"}])],
        awards=[award(recipients=people, presented_by="minh")],
        document=document(signer="minh"),
        meeting={"start": "2025", "chair": "minh"},
    )
    assert is_identifier("minh")
    assert content.found() == []


# Awards


def test_an_award_with_no_body_is_missing_one(content: Content) -> None:
    rows = [award(), award(title="Bằng khen")]
    del rows[1]["awarded_by"]
    write_story(content.path, "tin", awards=rows)
    assert content.found() == [at(content, "S103", vi("tin"), "- award:", 1)]
    assert "“awards.2.awarded_by”" in only(content).vi


def test_an_award_with_an_empty_list_of_recipients_must_say_that_they_are_unnamed(
    content: Content,
) -> None:
    write_story(content.path, "tin", awards=[award(recipients=[])])
    assert content.found() == [at(content, "S153", vi("tin"), "recipients:")]
    assert "“recipients: unnamed”" in only(content).fix_vi
    assert "“recipients: unnamed”" in only(content).fix_en
    write_story(content.path, "tin", awards=[award(recipients="unnamed")])
    assert content.found() == []
    assert content.text().fields.awards[0].recipients == ()


def test_a_translation_cannot_empty_the_list_of_recipients(content: Content) -> None:
    own = {"awards": [{"recipients": []}]}
    write_story(content.path, "tin", awards=[award(recipients=["Lê Tư"])], en=own)
    assert content.found() == [at(content, "S153", en("tin"), "recipients:")]


# One report


def test_faults_of_three_files_come_in_one_report(content: Content) -> None:
    write_story(content.path, "a", agreements=[agreement(valid_from="2021", valid_to="2020")])
    asked = [{"what": "Báo cáo", "due": "2017"}]
    write_story(content.path, "b", document=document(deadlines=asked), date="hôm qua",
                folder_year=2025)  # fmt: skip
    write_story(content.path, "c", mentions=["khong-co"], en={"summary": ""})
    assert content.found() == [
        at(content, "S243", vi("a"), "valid_to:"),
        at(content, "S110", vi("b"), "date:"),
        at(content, "S249", vi("b"), "due:"),
        at(content, "S104", en("c"), "summary:"),
        at(content, "S245", vi("c"), "- khong-co"),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"mentions": {"a": "b"}, "agreements": "mot"},
        {"mentions": [["a"], {"b": "c"}, None], "agreements": [None, "mot", ["mot"]]},
        {"agreements": [{"id": ["mot"], "replaces": {"a": "b"}, "valid_from": ["2021"], "parties": 1}]},
        {"agreements": [{"id": "mot", "signatories": "X", "valid_to": "mai", "valid_from": "31/2/2021"}]},
        {"document": ["286"], "meeting": "3/2/2025", "awards": {"recipients": {"name": ["x"]}}},
        {"document": {"deadlines": "mai", "number": [], "replaces": {}, "issued": {}}},
        {"awards": [{"recipients": [{"name": {}, "type": ["collective"]}], "unit": []}]},
        {"status": ["withdrawn"], "agreements": [agreement()]},
    ],
    ids=str,
)  # fmt: skip
def test_values_of_any_shape_are_problems_and_no_crash(
    content: Content, facts: dict[str, Any]
) -> None:
    write_story(content.path, "tin", **facts)
    assert content.codes()
    write_story(content.path, "tin", en=facts, **facts)
    assert content.codes()


@pytest.mark.parametrize(
    "text", ["id: x\nagreement: khong\n", "- 1\n- [a]\n- agreement: [x]\n  valid_to: {a: b}\n", "x"]
)
def test_partners_of_any_shape_are_problems_and_no_crash(content: Content, text: str) -> None:
    content.put(text, PARTNERS)
    assert content.codes()


def test_a_site_full_of_sound_facts_has_no_problem(content: Content) -> None:
    offers(content, partner(agreement="hai", valid_from="2021", valid_to="2025"))
    rows = [
        agreement("mot", signed="2016-05-06", valid_from="2016", valid_to="2020"),
        agreement("hai", parties=["an-binh", "X Y"], valid_from="2021", replaces="mot",
                  signatories=[{"name": "Lê Tư", "party": "an-binh"}]),
    ]  # fmt: skip
    titles = [{"id": "mot", "title": "One"}, {"id": "hai", "title": "Two"}]
    write_story(content.path, "a", agreements=rows, en={"agreements": titles})
    write_story(content.path, "b", mentions="hai", meeting={"start": "3/2/2025", "end": "4/2/2025"})
    asked = [{"what": "Báo cáo", "due": "18/5/2018", "who": "rattan-works"}]
    own = {"document": {"subject": "Welfare", "deadlines": [{"what": "Report"}]}}
    write_story(content.path, "c", document=document(deadlines=asked, replaces="200/LĐ"), en=own)
    people = [{"name": "an-binh", "type": "collective"}, {"name": "Lê Tư", "unit": "rattan-works"}]
    write_story(content.path, "d", awards=[award(unit="cloud-river", recipients=people), award()])
    assert content.found() == []


def test_a_translation_that_states_another_day_is_reported_there(content: Content) -> None:
    own = {"meeting": {"start": "04/01/2025"}, "document": {"number": "287/LĐLĐ"}}
    write_story(
        content.path,
        "mot",
        meeting={"start": "2025-01-03"},
        document=document(),
        en={"title": "One"} | own,
    )
    assert content.found() == [
        at(content, "S255", en("mot"), "start:"),
        at(content, "S255", en("mot"), "number:"),
    ]


def test_a_translation_may_write_the_same_day_and_number_otherwise(content: Content) -> None:
    own = {
        "meeting": {"start": "03/01/2025"},
        "document": {"number": "286 ldld", "issued": "2018-05-18"},
        "agreements": [{"id": "mot", "signed": "2021"}],
    }
    write_story(
        content.path, "mot", meeting={"start": "2025-01-03"}, document=document(),
        agreements=[agreement()], en={"title": "One"} | own,
    )  # fmt: skip
    assert content.found() == []


@pytest.mark.parametrize(
    ("block", "value"),
    [("meeting", {"start": "2025"}), ("awards", [award()]), ("document", document())],
)
def test_facts_that_only_a_translation_states_are_refused(
    content: Content, block: str, value: Any
) -> None:
    write_story(content.path, "mot", en={"title": "One", block: value})
    assert content.found() == [at(content, "S256", en("mot"), f"{block}:")]
