"""Facts become rows: states for the day of the build, order, what belongs to which organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.dates import parse_partial
from plugins.core.registers import Registers, validity
from tests.builders import ORGANISATIONS, make_site, write_story
from tests.registers.conftest import TODAY, agreement, document

Collect = Callable[..., Registers]


@pytest.mark.parametrize(
    ("start", "end", "today", "state", "left"),
    [
        ("2021", "2025", "2025-03-15", "in_force", 291),
        ("2021", "2025", "2025-10-02", "ending", 90),
        ("2021", "2025", "2025-10-01", "in_force", 91),
        ("2021", "2025", "2025-12-31", "ending", 0),
        ("2021", "2025", "2026-01-01", "ended", None),
        ("2021", "2025", "2020-12-31", "coming", None),
        ("01/03/2025", "10/2025", "2025-10-31", "ending", 0),
        ("2021", None, "2025-03-15", "in_force", None),
        ("2021", "unknown", "2025-03-15", "unknown", None),
        (None, "14/03/2025", "2025-03-15", "ended", None),
        (None, None, "2025-03-15", "unknown", None),
        ("unknown", "unknown", "2025-03-15", "unknown", None),
    ],
)
def test_a_period_has_a_state_on_the_day_of_the_build(
    start: str | None, end: str | None, today: str, state: str, left: int | None
) -> None:
    first = parse_partial(start) if start else None
    last = parse_partial(end) if end else None
    assert validity(first, last, dt.date.fromisoformat(today)) == (state, left)


def test_a_row_is_written_once_and_gathers_the_stories_that_mention_it(
    content: Path, registers: Collect
) -> None:
    write_story(content, "ky-ket", date="2024-01-06", agreements=[agreement("ben-do")])
    write_story(content, "so-ket", date="2024-12-20", mentions=["ben-do"])
    write_story(content, "khac", date="2024-12-21")
    [row] = registers().rows["agreements"]
    assert row.fact.story.id == "ky-ket"
    assert [story.id for story in row.stories] == ["so-ket", "ky-ket"]


def test_predecessor_and_successor_know_each_other(content: Path, registers: Collect) -> None:
    old = agreement("cu", signed="unknown", valid_from="2016", valid_to="2020")
    new = agreement("moi", signed="unknown", valid_from="2021", valid_to="2025", replaces="cu")
    write_story(content, "ky-ket", agreements=[new, old])
    found = registers()
    assert [row.id for row in found.rows["agreements"]] == ["moi", "cu"]
    assert found.by_id["agreements"]["moi"].predecessor == "cu"
    assert found.by_id["agreements"]["cu"].successors == ("moi",)
    assert found.by_id["agreements"]["cu"].state == "ended"


def test_an_agreement_without_a_period_ends_when_its_successor_begins(
    content: Path, registers: Collect
) -> None:
    new = agreement("moi", valid_from="2026", replaces="cu")
    write_story(content, "ky-ket", agreements=[agreement("cu"), new])
    assert registers().by_id["agreements"]["cu"].state == "unknown"
    assert registers(dt.date(2026, 2, 1)).by_id["agreements"]["cu"].state == "ended"


def test_agreements_stand_newest_first_and_undated_ones_last(
    content: Path, registers: Collect
) -> None:
    rows = [
        agreement("a", signed="2020"),
        agreement("b", signed="unknown"),
        agreement("c", signed="05/2024"),
        agreement("d", signed="unknown", valid_from="2022"),
    ]
    write_story(content, "ky-ket", agreements=rows)
    assert [row.id for row in registers().rows["agreements"]] == ["c", "d", "a", "b"]


@pytest.mark.parametrize("status", ["draft", "hidden", "withdrawn"])
def test_a_story_that_is_in_no_list_reports_nothing(
    content: Path, registers: Collect, status: str
) -> None:
    write_story(content, "ky-ket", status=status, agreements=[agreement("ben-do")])
    write_story(content, "mai", date="2999-01-01", meeting={"start": "2999"})
    found = registers()
    assert found.rows["agreements"] == ()
    assert found.rows["meetings"] == ()


def test_awards_stand_by_year_then_by_body_as_vietnamese_sorts(
    content: Path, registers: Collect
) -> None:
    def award(body: str, year: str) -> dict[str, object]:
        return {"award": "other", "awarded_by": body, "year": year, "recipients": "unnamed"}

    bodies = ["Đoàn Bến", "Dệt Bến", "Ơ Bến", "O Bến", "an-binh"]
    awards = [award(name, "2024") for name in bodies]
    write_story(content, "khen", awards=[*awards, award("Z Bến", "2025"), award("A", "unknown")])
    found = [row.fact.block.awarded_by for row in registers().rows["awards"]]
    assert found == ["Z Bến", "an-binh", "Dệt Bến", "Đoàn Bến", "O Bến", "Ơ Bến", "A"]


def test_recipients_stand_teams_first_then_persons_by_given_name(
    content: Path, registers: Collect
) -> None:
    names = ["Nguyễn Thị Ước", "Trần Văn Anh", "Lê Thị Ánh", "Đỗ Văn Anh"]
    recipients = [*({"name": name} for name in names), {"name": "Tổ may 2", "type": "collective"}]
    award = {"award": "certificate", "awarded_by": "cloud-river", "year": "2024"}
    write_story(content, "khen", awards=[award | {"recipients": recipients}])
    [row] = registers().rows["awards"]
    assert [item.name for item in row.recipients] == [
        "Tổ may 2", "Đỗ Văn Anh", "Trần Văn Anh", "Lê Thị Ánh", "Nguyễn Thị Ước",
    ]  # fmt: skip


def test_a_document_is_found_as_replaced_however_its_number_is_typed(
    content: Path, registers: Collect
) -> None:
    old = document("286/LĐLĐ", issued="2024-05-18", effect="in_force")
    write_story(content, "cu", document=old)
    write_story(content, "moi", document=document("12/LĐLĐ", replaces="286 ldld"))
    other = document("286/LĐLĐ", issuer="an-binh", issued="2024-06-01")
    write_story(content, "noi-khac", document=other)
    found = registers()
    assert [row.id for row in found.rows["documents"]] == ["moi", "noi-khac", "cu"]
    assert found.by_id["documents"]["moi"].predecessor == "cu"
    assert found.by_id["documents"]["cu"].effect == "replaced"
    assert found.by_id["documents"]["noi-khac"].effect is None


def test_deadlines_come_first_soonest_first_and_past_ones_are_kept(
    content: Path, registers: Collect
) -> None:
    deadlines = [
        {"what": "qua xa", "due": "2025-01-10"},
        {"what": "xa", "due": "2025-09-01"},
        {"what": "hôm nay", "due": "2025-03-15"},
        {"what": "trước hôm nay", "due": "2025-03-15", "before": True},
        {"what": "trong tháng", "due": "03/2025"},
        {"what": "không rõ", "due": "unknown"},
    ]
    write_story(content, "van-ban", document=document("1/KH", deadlines=deadlines))
    rows = registers().rows["deadlines"]
    shown = [(row.deadline.what, row.state, row.days_left) for row in rows]
    assert shown == [
        ("hôm nay", "coming", 0),
        ("trong tháng", "coming", 16),
        ("xa", "coming", 170),
        ("trước hôm nay", "past", None),
        ("qua xa", "past", None),
        ("không rõ", "unknown", None),
    ]


def test_a_deadline_without_a_name_is_everybody_s_whom_the_document_addresses(
    content: Path, registers: Collect
) -> None:
    deadlines = [
        {"what": "một", "due": "2025-09-01"},
        {"what": "hai", "due": "2025-09-02", "who": "an-binh"},
    ]
    asked = document("1/KH", deadlines=deadlines, addressees=["rattan-works", "Các tổ may"])
    write_story(content, "van-ban", document=asked)
    one, two = registers().rows["deadlines"]
    assert one.addressees == ("rattan-works", "Các tổ may")
    assert two.addressees == ("an-binh",)


def test_meetings_are_past_when_their_last_day_is(content: Path, registers: Collect) -> None:
    write_story(content, "dai-hoi", meeting={"start": "2025-03-13", "end": "2025-03-16"})
    write_story(content, "hop", meeting={"start": "08:00 14/03/2025"})
    write_story(content, "trong-thang", meeting={"start": "03/2025"})
    write_story(content, "khong-ro", meeting={"start": "unknown"})
    rows = {row.id: row.state for row in registers().rows["meetings"]}
    assert rows == {
        "dai-hoi": "coming", "hop": "past", "trong-thang": "coming", "khong-ro": "unknown",
    }  # fmt: skip


def test_an_award_is_received_by_the_unit_and_by_collectives(
    content: Path, registers: Collect
) -> None:
    award = {
        "award": "other", "awarded_by": "cloud-river", "year": "2024", "unit": "rattan-works",
        "recipients": [{"name": "an-binh", "type": "collective"}],
    }  # fmt: skip
    write_story(content, "ky", awards=[award])
    [row] = registers().rows["awards"]
    assert row.received_by == ("rattan-works", "an-binh")
    assert registers().children["cloud-river"] == ("rattan-works", "an-binh")


def test_offers_know_their_agreement_and_whether_they_hold_now(
    tmp_path: Path, registers: Collect
) -> None:
    offers = [
        {"id": "b", "partner": "Nhà sách Bến", "category": "Sách", "offer": "Giảm 5%",
         "valid_from": "2025", "agreement": "ben-do"},
        {"id": "a", "partner": "Quán Ăn", "category": "Ăn uống", "offer": "Giảm 10%",
         "valid_to": "2024"},
    ]  # fmt: skip
    content = make_site(tmp_path, benefits=offers, organisations=ORGANISATIONS)
    write_story(content, "ky", agreements=[agreement("ben-do")])
    rows = registers().rows["benefits"]
    assert [(row.id, row.state, row.agreement) for row in rows] == [
        ("a", "ended", None), ("b", "in_force", "ben-do"),
    ]  # fmt: skip


def test_words_of_a_translation_are_known_from_those_it_inherits(
    content: Path, registers: Collect
) -> None:
    own = {"title": "An agreement", "agreements": [{"id": "ben-do", "title": "Ferry agreement"}]}
    rows = [agreement("ben-do", scope="Bữa ăn ca")]
    write_story(content, "ky", agreements=rows, en=own)
    [row] = registers(TODAY).rows["agreements"]
    assert row.fact.words("en").title == "Ferry agreement"
    assert row.fact.words_lang("en", "title") == "en"
    assert row.fact.words("en").scope == "Bữa ăn ca"
    assert row.fact.words_lang("en", "scope") == "vi"
    assert row.fact.words_lang("vi", "scope") == "vi"


def test_a_number_of_signs_alone_names_no_document(content: Path, registers: Collect) -> None:
    write_story(content, "cu", document=document("???"))
    write_story(content, "moi", document=document("2/KH", replaces="–"))
    by_id = registers().by_id["documents"]
    assert (by_id["moi"].predecessor, by_id["cu"].effect) == (None, None)


def test_of_two_documents_that_replace_each_other_the_newer_holds(
    content: Path, registers: Collect
) -> None:
    write_story(content, "cu", document=document("1/KH", issued="2023", replaces="2/KH"))
    write_story(content, "moi", document=document("2/KH", issued="01/2024", replaces="1/KH"))
    by_id = registers().by_id["documents"]
    assert (by_id["moi"].effect, by_id["moi"].predecessor) == (None, "cu")
    assert (by_id["cu"].effect, by_id["cu"].predecessor) == ("replaced", None)
