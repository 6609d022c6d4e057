"""The facts panel: every label in the edition's language, every unknown said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import OrganisationBody, Page, StoryBody
from plugins.editions.site_pages import SitePages
from plugins.language.messages import load_messages
from tests.builders import make_site, write_story
from tests.editions.conftest import THEME, facts, site_pages_of

Find = Callable[..., Page]


def texts(values: list[Any]) -> list[str]:
    return [value.text.replace("\u00a0", " ") for value in values]


def test_a_meeting_in_both_languages(page: Find) -> None:
    vi, en = facts(page("tong-ket-2024"), "meeting"), facts(page("tong-ket-2024", "en"), "meeting")
    assert len(vi) == len(en) == 5
    assert vi.keys() & en.keys() == set()
    assert [texts(values) for values in vi.values()] == [
        ["Hội nghị"], ["27/12/2024"], ["Hội trường Bến Đò"], ["1.250 người"], ["Bà Trần Thị Chín"],
    ]  # fmt: skip
    assert [texts(values) for values in en.values()] == [
        ["Conference"], ["27 December 2024"], ["Ferry Hall"], ["1,250 people"], ["Bà Trần Thị Chín"],
    ]  # fmt: skip
    assert [v.datetime for values in vi.values() for v in values if v.datetime] == ["2024-12-27"]


def test_unnamed_recipients_are_said_to_be_unnamed(page: Find) -> None:
    vi, en = (facts(page("tong-ket-2024", lang), "award") for lang in ("vi", "en"))
    assert texts(list(vi.values())[-1]) == ["nguồn không nêu tên"]
    assert texts(list(en.values())[-1]) == ["not named in the source"]
    by = next(values for values in en.values() if values[0].url)
    assert (by[0].text, by[0].url) == (
        "Cloud River Federation of Labour",
        "/en/organisations/cloud-river/",
    )


def test_an_agreement_shows_parties_period_and_its_predecessor(page: Find) -> None:
    rows = facts(page("ky-ket-2021"), "agreement")
    shown = [texts(values) for values in rows.values()]
    assert ["Liên đoàn Lao động Sông Mây", "Đoàn 5 Công binh"] in shown
    assert ["2021–2025"] in shown
    assert ["18/03/2021"] in shown
    assert ["Chương trình phối hợp 2016–2020"] in shown
    signatory = next(v for values in rows.values() for v in values if v.text == "Lê Văn Mười")
    assert signatory.note == "Chủ tịch, Liên đoàn Lao động Sông Mây"


def test_a_dispatch_shows_its_deadlines(page: Find) -> None:
    rows = facts(page("cong-van-286", "en"), "document")
    shown = {label: texts(values) for label, values in rows.items()}
    assert ["286/LĐLĐ"] in shown.values()
    assert ["18 May 2018"] in shown.values()
    assert ["Rattan Works Union"] in shown.values()
    deadline = next(v for values in rows.values() for v in values if v.datetime == "2018-06-15")
    assert deadline.text == "15 June 2018"
    assert deadline.note == "Gửi báo cáo (Rattan Works Union)"


@pytest.mark.parametrize(("lang", "past"), [("vi", "Đã qua"), ("en", "Past")])
def test_a_day_that_is_past_says_so_beside_the_text(tmp_path: Path, lang: str, past: str) -> None:
    content = make_site(tmp_path)
    due = [
        {"what": "Hôm qua", "due": "14/03/2025"},
        {"what": "Hôm nay", "due": "15/03/2025"},
        {"what": "Trước hôm nay", "due": "15/03/2025", "before": True},
        {"what": "Trong tháng", "due": "03/2025"},
        {"what": "Năm trước", "due": "2024"},
        {"what": "Không rõ", "due": "unknown"},
    ]
    write_story(content, "han", document={**FULL["document"], "deadlines": due})
    blocks = story(site_pages_of(content), lang).facts
    values = [value for block in blocks for row in block.rows for value in row.values]
    said = {value.note: value.state and value.state.text for value in values if value.note}
    assert said == {
        "Hôm qua": past, "Hôm nay": None, "Trước hôm nay": past, "Trong tháng": None,
        "Năm trước": past, "Không rõ": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "start", "end", "past"),
    [
        ("2025-03-01", "10/03/2025", "14/03/2025", True),
        ("2025-03-01", "10/03/2025", "15/03/2025", False),
        ("2025-03-10", "10/03/2025", None, False),
        ("2025-03-14", "13/03/2025", None, False),
    ],
)
def test_a_meeting_that_was_announced_says_when_it_is_past(
    tmp_path: Path, told: str, start: str, end: str | None, past: bool
) -> None:
    content = make_site(tmp_path)
    meeting = {"start": start} | ({"end": end} if end else {})
    write_story(content, "hop", date=told, meeting=meeting)
    [block] = story(site_pages_of(content), "vi").facts
    state = block.rows[0].values[0].state
    assert (state.text if state else None) == ("Đã qua" if past else None)


def test_a_figure_names_its_day(page: Find) -> None:
    vi, en = (facts(page("tong-ket-2024", lang), "statistics") for lang in ("vi", "en"))
    assert texts(vi["Đoàn viên"]) == ["5.917 người"]
    assert vi["Đoàn viên"][0].note == "tính đến tháng 10/2016; đã hơn 8 năm"
    assert vi["Đoàn viên"][0].mark == "outdated"
    assert en["Đoàn viên"][0].text.startswith("5,917")
    assert en["Đoàn viên"][0].note == "as of October 2016; over 8 years old"
    assert en["Đoàn viên"][0].lang == "vi", "the unit is not translated"


FULL = {
    "meeting": {
        "start": "unknown", "end": "2025", "kind": "visit", "attendance": 1,
        "attendance_note": "ước tính", "video": "https://video.example/1",
    },
    "agreements": [
        {"id": "mot", "title": "Bản một", "parties": ["X Y"], "signed": "2016", "valid_to": "2020"},
        {"id": "hai", "parties": ["X Y"], "signed": "unknown", "valid_from": "1/2021", "replaces": "mot",
         "number": "5/CT", "scope": "Toàn ngành", "signatories": ["Lê Hai"]},
        {"id": "ba", "parties": ["X Y"], "signed": "2021", "valid_from": "1/2/2021",
         "valid_to": "31/1/2022", "replaces": "hai"},
    ],
    "awards": [
        {"award": "other", "title": "Huy hiệu", "awarded_by": "X Y", "on_behalf_of": "an-binh",
         "presented_by": "Bà Ba", "year": "2024", "decision": "12/QĐ",
         "recipients": [{"name": "Tổ 1", "type": "collective"}, {"name": "Lê Tư", "unit": "Xưởng 2"}, "Lê Năm"]},
    ],
    "document": {
        "number": "1", "type": "nghi_quyet", "issued": "unknown", "issuer": "X Y", "signer": "Lê Sáu",
        "subject": "Việc", "contact": "Văn phòng", "effect": "expired", "replaces": "0/LĐ",
        "deadlines": [{"what": "Báo cáo", "due": "unknown"}],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    content = make_site(tmp_path_factory.mktemp("full"))
    write_story(content, "day-du", **FULL)
    return site_pages_of(content)


def story(site_pages: SitePages, lang: str) -> StoryBody:
    return next(
        p.body
        for p in site_pages.pages.values()
        if isinstance(p.body, StoryBody) and p.lang == lang
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_field_of_every_block_is_shown_in_every_language(full: SitePages, lang: str) -> None:
    blocks = story(full, lang).facts
    assert [block.kind for block in blocks] == [
        "meeting", "agreement", "agreement", "agreement", "award", "document",
    ]  # fmt: skip
    shown = " ".join(
        f"{value.text} {value.note or ''}"
        for block in blocks
        for row in block.rows
        for value in row.values
    )
    for words in ("ước tính", "5/CT", "Toàn ngành", "Lê Hai", "Huy hiệu", "Bà Ba", "12/QĐ", "Tổ 1",
                  "Lê Tư Xưởng 2", "Lê Năm", "Lê Sáu", "Việc", "Văn phòng", "0/LĐ", "Báo cáo"):  # fmt: skip
        assert words in shown
    messages = load_messages(THEME, lang)
    labels = {row.label for block in blocks for row in block.rows}
    assert labels <= {text for text in messages.values() if isinstance(text, str)}
    assert all(block.title and row.values for block in blocks for row in block.rows)


def test_what_the_source_leaves_out_is_said(full: SitePages) -> None:
    for lang, said in (("vi", "nguồn không ghi"), ("en", "not stated in the source")):
        values = [v for block in story(full, lang).facts for row in block.rows for v in row.values]
        unknown = [value for value in values if value.text == said]
        assert len(unknown) == 4
        assert {value.datetime for value in unknown} == {None}


def test_periods_open_at_one_end(full: SitePages) -> None:
    values = [v.text for b in story(full, "vi").facts for r in b.rows for v in r.values]
    assert "đến 2020" in values
    assert "từ tháng 1/2021" in values
    assert "01/02/2021 – 31/01/2022" in values


def test_an_agreement_leads_to_its_page_and_to_its_neighbours(full: SitePages) -> None:
    body = story(full, "vi")
    ids = [block.id for block in body.facts if block.id]
    assert ids == ["agreement-mot", "agreement-hai", "agreement-ba"]
    links = {v.url for b in body.facts for r in b.rows for v in r.values if v.url}
    assert links >= {"/thoa-thuan/mot/", "/thoa-thuan/hai/", "/thoa-thuan/ba/"}
    assert all(link.removeprefix("/") in full.pages for link in links if "thoa-thuan" in link)


def test_a_translation_without_the_agreement_does_not_stop_the_build(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    rows = [{"id": "mot", "parties": ["X Y"], "signed": "2016"}]
    write_story(content, "cu", agreements=rows, en={"agreements": []})
    later = [{"id": "hai", "parties": ["X Y"], "signed": "2020", "replaces": "mot"}]
    write_story(content, "moi", agreements=later)
    assert len(site_pages_of(content).pages) > 10


def test_an_organisation_shows_what_the_reference_data_says(site_pages: SitePages) -> None:
    listing = site_pages.pages["en/organisations/cloud-river/"].body
    assert isinstance(listing, OrganisationBody)
    rows = {row.label: row.values for row in listing.facts[0].rows}
    shown = [texts(list(values)) for values in rows.values()]
    assert ["CRFL"] in shown
    assert ["An Binh Union", "Rattan Works Union"] in [sorted(v) for v in shown]
    assert ["1978"] in shown
    assert rows["Members"][0].text.replace("\u00a0", " ") == "5,917 people"
    assert rows["Members"][0].note == "as of October 2016; Source: Annual report; over 8 years old"
    urls = {v.url for values in rows.values() for v in values if v.url}
    assert {"tel:+8424000001", "mailto:ldld@congdoan.example", "https://ldld.example/"} <= urls
    child = site_pages.pages["to-chuc/rattan-works/"].body
    assert isinstance(child, OrganisationBody)
    parents = {v.text: v.url for row in child.facts[0].rows for v in row.values if v.url}
    assert parents == {"Liên đoàn Lao động Sông Mây": "/to-chuc/cloud-river/"}


@pytest.mark.parametrize(
    ("story", "vi", "en"),
    [
        ("cong-van-286", "286/LĐLĐ", "286/LĐLĐ"),
        ("tong-ket-2024", "Hội nghị · 27/12/2024", "Conference · 27 December 2024"),
    ],
)
def test_a_folded_panel_says_what_it_holds(page: Find, story: str, vi: str, en: str) -> None:
    for lang, wanted in (("vi", vi), ("en", en)):
        body = page(story, lang).body
        assert isinstance(body, StoryBody)
        said = body.facts_brief.replace("\u00a0", " ")
        assert said.startswith(wanted.split(" · ")[0])
        assert len(said) <= 40, "one line of a phone"
    assert "hạn" in page("cong-van-286").body.facts_brief  # type: ignore[union-attr]
