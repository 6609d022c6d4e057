"""Agreements: their ids, what names them, and one after another, each fault with its file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plugins.stories.load import load
from tests.builders import as_yaml, write_story
from tests.stories.conftest import TODAY, Content, Found
from tests.stories.facts import PARTNERS, agreement, at, en, offers, only, partner, vi


def test_a_wrong_day_that_a_translation_inherits_is_reported_once(content: Content) -> None:
    rows = [agreement(signed="2016", valid_from="2021", valid_to="2020", title="Bản một")]
    own = {"agreements": [{"id": "mot", "title": "The first"}]}
    write_story(content.path, "tin", agreements=rows, en=own)
    assert content.found() == [at(content, "S243", vi("tin"), "valid_to:")]


def test_a_lone_agreement_without_a_dash_is_checked_too(content: Content) -> None:
    row = agreement("page-2", signed="2016", valid_from="2021", valid_to="2020", replaces="khong")
    write_story(content.path, "tin", agreements=row)
    assert content.found() == [
        at(content, "S248", vi("tin"), "  id:"),
        at(content, "S243", vi("tin"), "valid_to:"),
        at(content, "S245", vi("tin"), "replaces:"),
    ]


# Ids


def test_two_agreements_with_one_id_name_the_other_file(content: Content) -> None:
    write_story(content.path, "a", agreements=[agreement()])
    write_story(content.path, "b", agreements=[agreement("hai"), agreement()])
    assert content.found() == [at(content, "S244", vi("b"), "id: mot")]
    other = at(content, "", vi("a"), "id: mot")
    assert f"content/{other.path}:{other.line}" in only(content).vi
    assert f"content/{other.path}:{other.line}" in only(content).en


def test_a_withdrawn_story_gives_its_ids_free(content: Content) -> None:
    write_story(content.path, "a", agreements=[agreement()], status="withdrawn")
    write_story(content.path, "b", agreements=[agreement()])
    write_story(content.path, "c", mentions=["mot"])
    assert content.found() == []


def test_one_id_twice_in_a_story_is_told_in_spite_of_its_other_faults(content: Content) -> None:
    rows = [agreement(), agreement()]
    write_story(content.path, "tin", agreements=rows, summary=None)
    assert at(content, "S216", vi("tin"), "id: mot", 1) in content.found()
    assert sorted(content.codes()) == ["S103", "S216"]


@pytest.mark.parametrize("name", ["trang-2", "page-10", "page-1"])
def test_an_id_that_is_the_address_of_a_numbered_page(content: Content, name: str) -> None:
    write_story(content.path, "tin", agreements=[agreement(name)])
    assert content.found() == [at(content, "S248", vi("tin"), f"id: {name}")]


@pytest.mark.parametrize("name", ["trang-mot", "page-2-a", "trang2", "so-page-2"])
def test_an_id_that_only_looks_like_one_is_fine(content: Content, name: str) -> None:
    write_story(content.path, "tin", agreements=[agreement(name)])
    assert content.found() == []


# Ids that are named


@pytest.fixture
def known(content: Content) -> Content:
    write_story(content.path, "ky-ket", agreements=[agreement("chuong-trinh-2016-2020")])
    return content


def test_an_agreement_that_replaces_one_that_no_story_reports(known: Content) -> None:
    row = agreement("chuong-trinh-2021-2025", replaces="chuong-trinh-2016-202")
    write_story(known.path, "tin", agreements=[row])
    assert known.found() == [at(known, "S245", vi("tin"), "replaces:")]
    assert "“replaces”" in only(known).vi
    assert "Có phải “chuong-trinh-2016-2020”?" in only(known).vi
    assert "Did you mean “chuong-trinh-2016-2020”?" in only(known).en


def test_an_agreement_is_never_suggested_as_its_own_predecessor(content: Content) -> None:
    row = agreement("chuong-trinh-2021", replaces="chuong-trinh-2020")
    write_story(content.path, "tin", agreements=[row])
    assert "Có phải" not in only(content).vi


def test_a_story_that_mentions_one_that_no_story_reports(known: Content) -> None:
    write_story(known.path, "tin", mentions=["chuong-trinh-2016-2020", "chuong-trinh-2016"])
    lines = (known.path / vi("tin")).read_text("utf-8").splitlines()
    line = lines.index("- chuong-trinh-2016") + 1
    assert known.found() == [Found("S245", vi("tin"), line)]
    write_story(known.path, "tin", mentions="chuong-trinh-2020")
    assert known.found() == [at(known, "S245", vi("tin"), "mentions:")]


def test_an_offer_that_rests_on_one_that_no_story_reports(known: Content) -> None:
    offers(known, partner(agreement="chuong-trinh-2016-2020"), partner(id="b", agreement="khong"))
    assert known.found() == [at(known, "S245", PARTNERS, "agreement: khong")]


def test_an_offer_with_other_faults_is_checked_all_the_same(known: Content) -> None:
    offers(known, partner(offer=None, agreement="khong", valid_from="2025", valid_to="2024"))
    assert sorted(known.codes()) == ["S103", "S243", "S245"]


def test_a_translation_that_restates_a_wrong_id(known: Content) -> None:
    own = {"mentions": ["khong-co"], "agreements": [{"id": "hai", "replaces": "khong-co-2"}]}
    rows = [agreement("hai", replaces="chuong-trinh-2016-2020")]
    write_story(known.path, "tin", agreements=rows, mentions="chuong-trinh-2016-2020", en=own)
    assert known.found() == [
        at(known, "S245", en("tin"), "- khong-co"),
        at(known, "S245", en("tin"), "replaces:"),
    ]


def test_a_wrong_id_that_a_translation_inherits_is_reported_once(content: Content) -> None:
    own = {"agreements": [{"id": "mot", "title": "The first"}]}
    rows = [agreement(replaces="khong-co")]
    write_story(content.path, "tin", agreements=rows, mentions=["khong-co-2"], en=own)
    assert content.found() == [
        at(content, "S245", vi("tin"), "replaces:"),
        at(content, "S245", vi("tin"), "- khong-co-2"),
    ]


def test_an_agreement_of_a_translation_that_the_main_text_lacks(content: Content) -> None:
    own = {"agreements": [agreement("chuong-trinh-2020")]}
    write_story(content.path, "tin", agreements=[agreement("chuong-trinh-2021")], en=own)
    write_story(content.path, "khac", mentions=["chuong-trinh-2020"])
    assert content.found() == [at(content, "S253", en("tin"), "id: chuong-trinh-2020")]
    assert "Có phải “chuong-trinh-2021”?" in only(content).vi


def test_a_main_text_that_states_agreements_twice_makes_no_false_fault_of_its_translation(
    content: Content,
) -> None:
    own = {"agreements": [agreement("hai", title="The second")]}
    folder = write_story(content.path, "tin", agreements=[agreement()], en=own)
    text = (folder / "index.vi.md").read_text("utf-8")
    again = as_yaml({"agreements": [agreement("hai")]})
    content.put(text.replace("\n---\n", f"\n{again}---\n"), vi("tin"))
    assert content.codes() == ["S106"]


# One after another


def test_an_agreement_that_replaces_itself(content: Content) -> None:
    write_story(content.path, "tin", agreements=[agreement(replaces="mot")])
    assert content.found() == [at(content, "S246", vi("tin"), "replaces:")]


def test_a_circle_of_agreements_is_reported_once_where_it_is_written_first(
    content: Content,
) -> None:
    for story, name, older in (("c", "mot", "hai"), ("b", "hai", "ba"), ("a", "ba", "mot")):
        write_story(content.path, story, agreements=[agreement(name, replaces=older)])
    write_story(content.path, "d", agreements=[agreement("bon", replaces="mot")])
    assert content.found() == [at(content, "S247", vi("a"), "replaces:")]
    assert "ba → mot → hai → ba" in only(content).vi
    assert "ba → mot → hai → ba" in only(content).en


def test_two_circles_are_two_problems(content: Content) -> None:
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "e")]
    rows = [agreement(name, replaces=older) for name, older in pairs]
    write_story(content.path, "tin", agreements=rows)
    assert content.found() == [
        at(content, "S247", vi("tin"), "replaces:", 0),
        at(content, "S247", vi("tin"), "replaces:", 2),
        at(content, "S246", vi("tin"), "replaces:", 4),
    ]


def test_a_long_line_of_predecessors_is_no_circle(content: Content) -> None:
    rows = [agreement(f"so-{n}", replaces=f"so-{n + 1}") for n in range(2000)]
    write_story(content.path, "tin", agreements=[*rows, agreement("so-2000")])
    assert content.found() == []


# Stories that are not shown


@pytest.mark.parametrize(
    ("why", "fields"),
    [("bản nháp", {"status": "draft"}), ("tin ẩn", {"status": "hidden"}),
     ("đã rút", {"status": "withdrawn"}), ("chờ đến ngày đăng", {"date": "2025-03-16"})],
)  # fmt: skip
def test_naming_an_agreement_that_readers_do_not_see_is_warned_of(
    content: Content, why: str, fields: dict[str, str]
) -> None:
    write_story(content.path, "an", agreements=[agreement()], **fields)
    write_story(
        content.path, "tin", mentions=["mot"], agreements=[agreement("hai", replaces="mot")]
    )
    offers(content, partner(agreement="mot"))
    assert content.found() == [
        at(content, "WS252", PARTNERS, "agreement:"),
        at(content, "WS252", vi("tin"), "- mot"),
        at(content, "WS252", vi("tin"), "replaces:"),
    ]
    for found in content.problems():
        assert found.warning
        assert f"({why})" in found.vi
        assert f"content/{vi('an')}" in found.vi


def test_a_preview_shows_drafts_and_warns_of_none(content: Content) -> None:
    write_story(content.path, "an", agreements=[agreement()], status="draft")
    write_story(content.path, "tin", mentions=["mot"])
    assert content.codes() == ["WS252"]
    assert content.load(drafts=True).problems == ()


def test_a_draft_may_name_what_another_draft_reports(content: Content) -> None:
    write_story(content.path, "mot", agreements=[agreement()], status="draft")
    write_story(content.path, "hai", mentions=["mot"], status="draft")
    assert content.found() == []
    assert load(content.path, TODAY + dt.timedelta(days=1)).problems == ()


UNREAD = {
    "a colon in a title": ("---\ntitle: A: B\nagreements:\n- id: mot\n---\n", "index.vi.md"),
    "no closing line": ('---\nagreements:\n- "id": "mot"\n', "index.vi.md"),
    "UTF-16": ("---\nagreements: [{id: mot, title: Một}]\n---\n".encode("utf-16"), "index.vi.md"),
    "one bad byte": (b"---\ntitle: \xff\nagreements: [{parties: [X], id: mot}]\n---\n", "index.vi.md"),
    "a wrong file name": ("---\nagreements:\n- id: mot\n---\n", "ghi-chu.md"),
    "a key twice": ("---\nagreements: []\nagreements: [{id: mot}]\n---\n", "index.vi.md"),
    "an id in capitals": ("---\nagreements: [{id: Mot}]\n---\n", "index.vi.md"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), UNREAD.values(), ids=UNREAD)
def test_a_story_that_cannot_be_read_makes_no_false_unknown_agreement(
    content: Content, text: str | bytes, name: str
) -> None:
    content.put(text, f"news/2025/hong/{name}")
    write_story(content.path, "tin", mentions=["mot", "hai"])
    found = [found for found in content.found() if found.path == vi("tin")]
    assert found == [at(content, "S245", vi("tin"), "- hai")]


def test_a_folder_with_a_wrong_name_makes_no_false_unknown_agreement(content: Content) -> None:
    write_story(content.path, "Tin Hỏng", agreements=[agreement()])
    write_story(content.path, "tin", mentions=["mot"])
    assert set(content.codes()) == {"S223"}


def test_a_linked_folder_makes_no_false_unknown_agreement(content: Content, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    (content.path / "news/2024").symlink_to(tmp_path / "khac")
    write_story(content.path, "tin", mentions=["mot"])
    assert content.codes() == ["S224"]


def test_a_main_text_that_cannot_be_read_makes_its_translation_name_nothing_unknown(
    content: Content,
) -> None:
    content.put("---\ntitle: A: B\nagreements:\n- id: mot\n---\n", vi("hong"))
    own = {"title": "T", "summary": "S.", "agreements": [{"id": "mot", "title": "One"}]}
    content.put(f"---\n{as_yaml(own)}---\nText.\n", en("hong"))
    write_story(content.path, "tin", mentions=["mot"])
    assert content.codes() == ["S108"]


def test_a_story_with_another_fault_reports_its_agreements_all_the_same(content: Content) -> None:
    write_story(content.path, "hong", agreements=[agreement()], section=None)
    write_story(content.path, "khac", agreements=[{"id": "hai", "signed": "2021"}])
    write_story(content.path, "tin", mentions=["mot", "hai"])
    assert {found.code for found in content.problems()} == {"S103"}
