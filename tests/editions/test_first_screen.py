"""The first screen of the front page and what follows it: each story once, none without a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import FrontBody
from plugins.core.pictures import RenderedPicture, Rendition
from tests.builders import as_yaml, make_site, write, write_story
from tests.editions.conftest import site_pages_of

SHOWN = RenderedPicture(640, 420, (Rendition("jpeg", 640, 420, "media/a.jpg"),))


def stories(content: Path, count: int, pictured: tuple[int, ...] = (), **fields: Any) -> None:
    """Write *count* stories, tin-1 the oldest; those *pictured* by number show a picture."""
    for number in range(1, count + 1):
        own = {"gallery": [{"file": "anh.jpg", "alt": "Ảnh"}]} if number in pictured else {}
        date = f"2025-{1 + number // 28:02}-{1 + number % 28:02} 07:30"
        write_story(
            content,
            f"tin-{number}",
            date=date,
            pictures=["anh.jpg"] if own else [],
            **own,
            **fields,
        )


def front_of(content: Path, **chosen: Any) -> FrontBody:
    write(content / "data/front.yaml", as_yaml(chosen))
    rendered = {(folder.name, "anh.jpg"): SHOWN for folder in content.glob("news/*/*")}
    body = site_pages_of(content, rendered=rendered).pages[""].body
    assert isinstance(body, FrontBody)
    return body


@pytest.mark.parametrize(
    ("pictured", "chosen", "lead"),
    [
        ((), {}, "tin-20"),
        ((20, 19), {}, "tin-20"),
        ((16, 14), {}, "tin-16"),
        ((14,), {}, "tin-14"),
        ((13,), {}, "tin-20"),
        ((16, 14), {"picks": ["tin-16"]}, "tin-14"),
        ((16,), {"lead": "tin-3"}, "tin-3"),
    ],
    ids=["no picture", "newest", "fifth", "seventh", "too old", "picked", "editors’ choice"],
)
def test_the_newest_with_a_picture_leads_where_the_editors_chose_none(
    tmp_path: Path, pictured: tuple[int, ...], chosen: dict[str, Any], lead: str
) -> None:
    content = make_site(tmp_path)
    stories(content, 20, pictured)
    body = front_of(content, **chosen)
    assert body.lead is not None
    assert body.lead.story_id == lead


@pytest.mark.parametrize(
    ("count", "picks", "top", "latest"),
    [
        (1, 0, 0, 0),
        (3, 0, 2, 0),
        (7, 0, 6, 0),
        (8, 0, 4, 3),
        (9, 0, 5, 3),
        (10, 0, 6, 3),
        (8, 6, 7, 0),
        (16, 0, 6, 9),
        (40, 6, 6, 9),
    ],
)
def test_a_few_stories_make_no_list_of_the_newest(
    tmp_path: Path, count: int, picks: int, top: int, latest: int
) -> None:
    content = make_site(tmp_path)
    stories(content, count)
    picked = [f"tin-{number}" for number in range(1, picks + 1)]
    body = front_of(content, **({"picks": picked} if picked else {}))
    assert (len(body.top), len(body.latest)) == (top, latest)
    assert [card.story_id for card in body.top][:picks] == picked
    assert body.all_stories is not None
    assert body.all_stories.count == count
    everywhere = [*body.first, *(card for band in body.bands for card in band.cards)]
    ids = [card.story_id for card in everywhere]
    assert len(ids) == len(set(ids)) == min(count, 20), "in first, and four of the one section"


def test_the_newest_say_their_day_and_hour_and_of_earlier_years_the_year(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    stories(content, 10)
    write_story(content, "cu", date="2024-12-31 09:00")
    write_story(content, "khong-gio", date="2025-01-01")
    said = {one.card.story_id: (one.day, one.hour) for one in front_of(content).latest}
    assert said["tin-1"] == ("02/01", "07:30")
    assert said["khong-gio"] == ("01/01", "")
    assert said["cu"] == ("31/12", "2024")


def test_a_band_counts_its_section_and_begins_with_a_picture(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    stories(content, 30, pictured=(11,))
    (band,) = front_of(content).bands
    assert band.heading.count == 30
    assert [card.story_id for card in band.cards] == ["tin-11", "tin-14", "tin-13", "tin-12"]


def test_pictures_of_stories_that_stand_above_are_not_shown_again(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    names = [f"anh-{at}.jpg" for at in range(3)]
    gallery = [{"file": name, "alt": "Ảnh"} for name in names]
    for number in range(1, 27):
        write_story(
            content,
            f"tin-{number}",
            date=f"2025-01-{number:02}",
            gallery=gallery,
            pictures=["anh.jpg"],
        )
    body = front_of(content)
    assert [card.story_id for card in body.galleries] == ["tin-6", "tin-5", "tin-4", "tin-3"]


def test_what_was_changed_last_is_said_however_old_the_story_is(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    stories(content, 3)
    first = front_of(content).updated
    assert first is not None
    assert first.at.isoformat() == "2025-01-04T07:30:00+07:00"
    write_story(content, "sua", date="2024-01-01", updated="2025-03-01 10:00")
    then = front_of(content).updated
    assert then is not None
    assert then.at.isoformat() == "2025-03-01T10:00:00+07:00"


@pytest.mark.parametrize(("common", "shown"), [(3, ["a", "c", "b"]), (2, [])])
def test_topics_of_several_recent_stories_are_named_the_most_frequent_first(
    tmp_path: Path, common: int, shown: list[str]
) -> None:
    topics = [{"id": name, "name": {"vi": name, "en": name}} for name in "abcd"]
    content = make_site(tmp_path, topics=topics)
    told = {"a": common + 2, "b": common, "c": common + 1, "d": 1}
    number = 0
    for name, times in told.items():
        for _ in range(times):
            number += 1
            write_story(content, f"tin-{number}", date=f"2025-01-{number:02}", topics=[name])
    found = [link.label for link in front_of(content).topics]
    assert found == (shown if common == 3 else found[:0])


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"meeting": {"start": "20/01/2025"}}, ["Diễn ra 20/01/2025"]),
        ({"meeting": {"start": "21/01/2025"}}, []),
        ({"meeting": {"start": "2024"}}, []),
        (
            {"document": {"number": "286/LĐLĐ", "type": "cong_van", "issued": "18/05/2018",
                          "issuer": "LĐLĐ", "subject": "Phúc lợi"}},
            ["286/LĐLĐ"],
        ),
        (
            {"trainings": {"title": "Lớp", "organiser": "LĐLĐ", "start": "01/02/2025",
                           "apply_by": "25/01/2025"}},
            ["Đăng ký đến 25/01/2025"],
        ),
        (
            {"agreements": {"id": "tt", "title": "Thỏa ước", "parties": ["Bên A", "Bên B"],
                            "signed": "2021", "valid_from": "2021", "valid_to": "2025"}},
            ["Thỏa thuận 2021–2025"],
        ),
    ],
    ids=["event", "event on the day itself", "year alone", "document", "course", "agreement"],
)  # fmt: skip
def test_a_card_names_its_facts_or_is_silent(
    tmp_path: Path, fields: dict[str, Any], facts: list[str]
) -> None:
    content = make_site(tmp_path)
    write_story(content, "tin", date="2025-01-21", **fields)
    body = front_of(content)
    assert body.lead is not None
    assert [fact.text for fact in body.lead.facts] == facts


@pytest.mark.parametrize(
    ("ends", "figure", "label"),
    [
        ("2030", 1, "thỏa thuận"),
        ("2024", None, "Không thỏa thuận nào đang có hiệu lực; lần gần nhất: 05/02/2023"),
    ],
)
def test_a_register_says_what_is_alive_or_when_the_last_was(
    tmp_path: Path, ends: str, figure: int | None, label: str
) -> None:
    content = make_site(tmp_path)
    agreement = {
        "id": "tt",
        "parties": ["Bên A", "Bên B"],
        "signed": "05/02/2023",
        "valid_to": ends,
    }
    write_story(content, "tin", date="2025-01-21", agreements=agreement)
    (band,) = front_of(content).look_up
    assert (band.register, band.figure, band.figure_label) == ("agreements", figure, label)


def test_a_deadline_says_who_must_act_and_how_long_they_have(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    due = [
        {"what": "Gửi báo cáo", "due": "20/03/2025", "who": "Công đoàn cơ sở"},
        {"what": "Gửi danh sách", "due": "25/03/2025"},
    ]
    document = {"number": "1/CV", "type": "cong_van", "issued": "01/03/2025", "issuer": "Ban A",
                "subject": "Báo cáo", "addressees": ["Ban B", "Ban C"], "deadlines": due}  # fmt: skip
    write_story(content, "tin", date="2025-03-02", document=document)
    found = {band.register: band for band in front_of(content).look_up}["deadlines"]
    assert (found.figure, found.figure_label) == (2, "hạn báo cáo")
    said = [(one.detail, one.mark.text) for one in found.pointers if one.mark]
    assert said == [("Công đoàn cơ sở", "còn 5 ngày"), ("Ban B và Ban C", "còn 10 ngày")]
