"""Rows of gone.yaml: what they may give up and lead to, and what they may not."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from tests.build.newsroom import AGREEMENT, OLD, Newsroom, where
from tests.builders import (
    ORGANISATIONS,
    SECTIONS,
    TOPICS,
    as_yaml,
    pdf,
    write,
    write_page,
)


def test_what_follows_from_rows_leads_on_by_itself(room: Newsroom) -> None:
    room.story("k", title="Tin k", date="2024-05-06", topics=["safety"], agreements=[AGREEMENT])
    room.publish()
    room.story("k", title="Tin k", date="2024-05-06", folder_year=2024, status="hidden")
    shutil.rmtree(room.content / "news/2024/k")
    room.story(
        "k", title="Tin k", date="2024-05-06", topics=["safety"], agreements=[AGREEMENT],
        status="hidden",
    )  # fmt: skip
    left = where(room.publish())
    assert left["thoa-thuan/nam/2025/"] == "thoa-thuan/"
    assert left["thoa-thuan/pact/"] == "thoa-thuan/"  # an unlisted story is not pointed at
    assert left["luu-tru/2024/05/"] == "luu-tru/"
    assert left["en/topics/safety/"] == "en/topics/"


def test_a_term_that_moves_is_followed_and_its_feeds_stay(room: Newsroom) -> None:
    sections = [{**SECTIONS[0], "slug": {"vi": "viec-lam", "en": "activities"}}, *SECTIONS[1:]]
    room.table("sections", sections)
    left = where(room.publish())
    assert left == {
        "chuyen-muc/hoat-dong/": "chuyen-muc/viec-lam/",
        "chuyen-muc/hoat-dong/atom.xml": "chuyen-muc/viec-lam/atom.xml",
        "chuyen-muc/hoat-dong/feed.json": "chuyen-muc/viec-lam/feed.json",
        "chuyen-muc/hoat-dong/rss.xml": "chuyen-muc/viec-lam/rss.xml",
    }
    assert where(room.publish()) == left


def test_a_term_that_takes_another_s_address_is_refused(room: Newsroom) -> None:
    first, second = TOPICS[0], TOPICS[1]
    room.story("b", title="Tin b", topics=["safety"])
    swapped = [{**first, "slug": "khac"}, {**second, "slug": first["slug"]}, TOPICS[2]]
    room.table("topics", swapped)
    assert {one.vi.split()[0] for one in room.refused()["U116"]} == {
        "/chu-de/tet-nguyen-dan/", "/en/topics/lunar-new-year/",
    }  # fmt: skip


def test_an_organisation_an_agreement_and_a_file_are_given_up_in_gone_yaml(room: Newsroom) -> None:
    folder = room.story("k", title="Tin k", agreements=[AGREEMENT], attachments=[
        {"file": "a.pdf", "title": "A"}])  # fmt: skip
    write(folder / "a.pdf", pdf())
    room.publish()
    room.story("k", title="Tin k")
    room.table("organisations", ORGANISATIONS[:2])
    found = room.refused()
    assert set(found) == {"U115"}
    said = " ".join(one.fix_vi for one in found["U115"])
    assert "path: /to-chuc/an-binh/*" in said
    assert "path: /files/k/a.pdf," in said
    assert "path: /en/agreements/pact/," in said
    reason = {"vi": "Ghi nhầm.", "en": "Entered by mistake."}
    room.gone(
        {"path": "/to-chuc/an-binh/*", "to": "/to-chuc/cloud-river/"},
        {"path": "/en/organisations/an-binh/*", "reason": reason},
        {"path": "/files/k/a.pdf", "to": "/tin-tuc/2025/tin-k/"},
        {"path": "/thoa-thuan/pact/", "reason": reason},
        {"path": "/en/agreements/pact/", "reason": reason},
    )
    left = room.publish().ended
    by = {one.address: one for one in left}
    assert by["to-chuc/an-binh/"].target == "to-chuc/cloud-river/"
    assert by["files/k/a.pdf"].target == "tin-tuc/2025/tin-k/"
    notice = by["en/agreements/pact/"]
    assert notice.target is None
    assert notice.day == dt.date(2025, 3, 1)
    assert notice.reason is not None
    assert notice.reason["en"] == "Entered by mistake."
    room.gone()
    assert set(room.refused()) == {"U115"}, "given up and still watched over"


def test_loops_chains_dead_ends_and_other_hosts_are_refused(room: Newsroom) -> None:
    shutil.rmtree(room.content / "news/2025/a")
    one, two = f"/{OLD}", "/en/news/2025/story-a/"
    room.gone({"path": one, "to": two}, {"path": two, "to": one})
    assert [str(p.place) for p in room.refused()["U133"]] == [
        "content/data/gone.yaml:1", "content/data/gone.yaml:4"]  # fmt: skip
    room.gone({"path": one, "to": one}, {"path": two})
    assert set(room.refused()) == {"U133"}
    room.gone({"path": one, "to": two}, {"path": two, "to": "/gioi-thieu/"})
    assert "to: /gioi-thieu/" in room.refused()["U132"][0].fix_vi
    room.gone({"path": one, "to": "/khong-co/"}, {"path": two})
    assert set(room.refused()) == {"U131"}
    for hop in ("https://khac.example/", "//khac.example/"):
        room.gone({"path": one, "to": hop}, {"path": two})
        assert set(room.refused()) == {"S143"}
    room.gone({"path": one}, {"path": two}, {"path": "/gioi-thieu/"})
    assert set(room.refused()) == {"U130"}


def test_leading_to_an_old_address_of_a_text_is_a_chain(room: Newsroom) -> None:
    write_page(room.content, "about", redirect_from=["/cu/"])
    shutil.rmtree(room.content / "news/2025/a")
    room.gone({"path": f"/{OLD}", "to": "/cu/"}, {"path": "/en/news/2025/story-a/"})
    assert "to: /gioi-thieu/" in room.refused()["U132"][0].fix_en


def test_a_row_that_fits_nothing_is_a_warning(room: Newsroom) -> None:
    room.gone({"path": "/khong-co/"}, {"path": "/tin-tuc/2011/*"})
    found = room.publish()
    assert [one.code for one in found.problems] == ["WU134", "WU134"]


@pytest.mark.parametrize("path", ["/*", "/index.html/*", "/%2A", " /* ", "/*/"])
def test_a_row_that_gives_up_everything_is_refused_in_its_line(room: Newsroom, path: str) -> None:
    write(room.content / "data/gone.yaml",
          as_yaml([{"path": "/cu/", "date": "2025-03-01"}, {"path": path, "date": "2025-03-01"}]))  # fmt: skip
    [found] = room.refused()["U140"]
    assert str(found.place) == "content/data/gone.yaml:3"
    shutil.rmtree(room.content / "news/2025/a")
    assert "U140" in room.refused(removed=2)


def test_a_row_above_much_that_is_in_use_is_refused(room: Newsroom) -> None:
    for path in ("/tin-tuc/*", "/tin-tuc/2025/*", "/en/*"):
        room.gone({"path": path})
        [found] = room.refused()["U141"]
        assert path in found.vi
    room.gone({"path": "/tin-tuc/2025/tin-a/*"}, {"path": "/en/topics/*"})
    assert room.refused() == {}


def test_a_row_of_gone_yaml_replaces_no_file_of_the_site(room: Newsroom) -> None:
    paths = ("/404.html", "/robots.txt", "/_headers", "/urls.txt", "/theme/x/", "/en/404.html")
    room.gone(*({"path": path} for path in paths))
    found = room.examined()
    assert found.ended == ()
    assert [one.code for one in found.problems] == ["WU134"] * len(paths)
    for front in ("/index.html", "/en/", "/en/index.html"):
        room.gone({"path": front})
        assert set(room.refused()) == {"U130"}
