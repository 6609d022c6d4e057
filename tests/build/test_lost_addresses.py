"""What was published stays, leads on, or is given up in so many words; everything else is refused."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugins.build.examine import Examined, PublishHistory, examine, ledger_of
from plugins.core.problems import Problem, errors
from plugins.safety import ledger
from tests.builders import (
    ORGANISATIONS,
    ROOT,
    SECTIONS,
    TOPICS,
    as_yaml,
    make_site,
    pdf,
    write,
    write_page,
    write_story,
)

TODAY = dt.date(2025, 3, 15)
OLD = "tin-tuc/2025/tin-a/"
AGREEMENT = {"id": "pact", "parties": ["cloud-river", "rattan-works"], "signed": "2025-01-03"}


@dataclass(frozen=True)
class Newsroom:
    """A made-up union's content, and what it published before."""

    content: Path

    def examined(self, **past: Any) -> Examined:
        return examine(self.content, ROOT / "theme", TODAY, past=PublishHistory(**past))

    def publish(self, **past: Any) -> Examined:
        """Do to the ledger what a publish does."""
        found = self.examined(**past)
        assert not errors(found.problems), found.problems
        facts = ledger.after(found.known, found.routes, found.ended)
        ledger.write(ledger_of(self.content), ledger.render(facts))
        return found

    def refused(self, **past: Any) -> dict[str, list[Problem]]:
        """Return what stops a publish, by code."""
        found: dict[str, list[Problem]] = {}
        for one in errors(self.examined(**past).problems):
            found.setdefault(one.code, []).append(one)
        return found

    def story(self, name: str, **fields: Any) -> Path:
        folder = self.content / "news/2025" / name
        shutil.rmtree(folder, ignore_errors=True)
        return write_story(self.content, name, **fields)

    def table(self, name: str, rows: Any) -> None:
        write(self.content / "data" / f"{name}.yaml", as_yaml(rows))

    def gone(self, *rows: Mapping[str, Any]) -> None:
        self.table("gone", [{"date": "2025-03-01", **row} for row in rows])


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    content = make_site(tmp_path)
    for name in "abcdefghij":
        write_story(content, name, title=f"Tin {name}", topics=["tet"] if name in "ab" else [])
    room = Newsroom(content)
    room.publish()
    return room


def where(found: Examined) -> dict[str, str | None]:
    """Return each address that was left, and what it leads to."""
    return {left.address: left.target for left in found.ended}


def test_the_ledger_knows_whose_every_address_is(room: Newsroom) -> None:
    facts = ledger.read(ledger_of(room.content), "urls.txt")[0].facts
    said = {address: [str(owner) for owner in owners] for address, owners in facts.items()}
    assert said[OLD] == ["story:a:vi"]
    assert said["en/news/2025/story-a/"] == ["story:a:en"]
    assert said["gioi-thieu/"] == ["page:about:vi"]
    assert said["chu-de/tet-nguyen-dan/"] == ["topic:tet:vi"]
    assert said["chuyen-muc/hoat-dong/rss.xml"] == ["feed:activities-rss:vi"]
    assert said["luu-tru/2025/02/"] == ["list::vi"]
    assert said["thoa-thuan/thoa-thuan.csv"] == ["site::"]
    assert said[""] == ["site::vi"]
    assert not any(a.startswith(("media/", "theme/", "pagefind/")) or "404" in a for a in said)


def test_nothing_changed_is_nothing_to_say(room: Newsroom) -> None:
    again = room.publish()
    assert (again.problems, again.ended) == ((), ())


def test_a_deleted_story_is_refused_with_the_lines_to_write(room: Newsroom) -> None:
    shutil.rmtree(room.content / "news/2025/a")
    found = room.refused()
    assert set(found) == {"U110"}
    vi, en = sorted(found["U110"], key=lambda p: p.vi, reverse=True)
    assert f"/{OLD}" in vi.vi
    assert "“a”" in vi.vi
    assert vi.place.path == "content/data/urls.txt"
    line = (room.content / "data/urls.txt").read_text("utf-8").split("\n")[vi.place.line - 1]
    assert line == f"/{OLD} story:a:vi"
    assert f"redirect_from: [/{OLD}]" in vi.fix_vi
    assert f"- {{path: /{OLD}, date: 2025-03-15}}" in vi.fix_en
    assert "/en/news/2025/story-a/" in en.en


def test_the_offered_lines_are_what_mends_it(room: Newsroom) -> None:
    shutil.rmtree(room.content / "news/2025/a")
    room.story("b", topics=["tet"], redirect_from=[f"/{OLD}"], en={"title": "Story b"})
    write(
        room.content / "data/gone.yaml",
        "- {path: /en/news/2025/story-a/, date: 2025-03-15}\n",
    )
    found = room.publish()
    assert where(found)["en/news/2025/story-a/"] is None
    assert found.routes.moved[OLD] == "tin-tuc/2025/tin-b/"
    assert room.publish().problems == ()


def test_a_withdrawn_story_keeps_its_address_and_settles_its_files(room: Newsroom) -> None:
    fields: dict[str, Any] = {"title": "Tin k", "agreements": [AGREEMENT]}
    folder = room.story("k", attachments=[{"file": "a.pdf", "title": "A"}], **fields)
    write(folder / "a.pdf", pdf())
    room.publish()
    fields["status"] = "withdrawn"
    folder = room.story("k", attachments=[{"file": "a.pdf", "title": "A"}], **fields)
    write(folder / "a.pdf", pdf())
    found = room.publish()
    assert OLD.replace("-a/", "-k/") in found.routes.owners
    left = where(found)
    assert left["files/k/a.pdf"] == "tin-tuc/2025/tin-k/"
    assert left["thoa-thuan/pact/"] == "tin-tuc/2025/tin-k/"
    assert left["en/agreements/pact/"] == "en/news/2025/story-k/"
    assert left["thoa-thuan/nam/2025/"] == "thoa-thuan/"


def test_a_new_title_is_refused_in_its_line_and_names_both_addresses(room: Newsroom) -> None:
    room.story("a", title="Tin mới", redirect_from=["/cu/"], topics=["tet"])
    [found] = room.refused()["U111"]
    assert str(found.place) == "content/news/2025/a/index.vi.md:2"
    assert f"/{OLD}" in found.vi
    assert "/tin-tuc/2025/tin-moi/" in found.vi
    assert f"redirect_from: [/cu/, /{OLD}]" in found.fix_vi
    assert "slug: tin-a" in found.fix_en
    room.story("a", title="Tin mới", redirect_from=["/cu/", f"/{OLD}"], topics=["tet"])
    assert room.publish().routes.moved[OLD] == "tin-tuc/2025/tin-moi/"


def test_another_year_and_another_slug_are_refused_too(room: Newsroom) -> None:
    room.story("a", title="Tin a", date="2024-02-03", folder_year=2025)
    assert set(room.refused()) == {"U112"}
    room.story("a", title="Tin a", slug="khac")
    assert room.refused()["U111"][0].place.line > 2


def test_a_draft_is_not_the_way_to_withdraw(room: Newsroom) -> None:
    room.story("a", title="Tin a", status="draft")
    found = room.refused()["U113"]
    assert [str(one.place) for one in found][1].startswith("content/news/2025/a/index.vi.md:")
    assert "status: withdrawn" in found[0].fix_vi
    room.story("a", title="Tin a", date="2025-12-03")
    assert set(room.refused()) == {"U113"}


def test_a_translation_that_is_gone_can_lead_to_the_text_that_is_left(room: Newsroom) -> None:
    (room.content / "news/2025/a/index.en.md").unlink()
    [found] = room.refused()["U114"]
    assert found.place.path == "content/news/2025/a/index.vi.md"
    room.story("a", en=False, redirect_from=["/en/news/2025/story-a/"], title="Tin a")
    assert "en/news/2025/story-a/" in room.publish().routes.moved


def test_an_address_taken_by_another_story_names_both(room: Newsroom) -> None:
    room.story("a", title="Tin a", slug="khac", redirect_from=[])
    room.story("z", title="Tin a", en=False)
    found = room.refused()
    [taken] = found["U116"]
    assert taken.place.path == "content/news/2025/z/index.vi.md"
    assert "“a” (content/news/2025/a/index.vi.md)" in taken.vi
    assert "“z”" in taken.vi


def test_a_renamed_folder_is_told_from_a_taken_address_by_a_line_of_the_ledger(
    room: Newsroom,
) -> None:
    (room.content / "news/2025/a").rename(room.content / "news/2025/a-moi")
    found = room.refused()
    assert set(found) == {"U116"}
    path = ledger_of(room.content)
    for one in found["U116"]:
        line = one.fix_vi.partition("content/data/urls.txt: ")[2]
        assert "story:a-moi" in line
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    assert room.publish().problems == ()


def test_another_story_may_not_lead_on_from_a_standing_story_s_old_address(room: Newsroom) -> None:
    room.story("a", title="Tin mới")
    room.story("b", title="Tin b", redirect_from=[f"/{OLD}"], en={"title": "Story b"})
    [taken] = room.refused()["U116"]
    assert str(taken.place).startswith("content/news/2025/b/index.vi.md:")
    assert (
        "redirect_from"
        in (room.content / "news/2025/b/index.vi.md")
        .read_text("utf-8")
        .split("\n")[taken.place.line - 1]
        or taken.place.line > 2
    )


def test_an_old_address_that_was_once_led_on_from_must_stay(room: Newsroom) -> None:
    room.story("a", title="Tin a", redirect_from=["/bai-viet/123.html"])
    room.publish()
    room.story("a", title="Tin a")
    [found] = [one for one in room.refused()["U112"] if "123.html" in one.vi]
    assert "redirect_from: [/bai-viet/123.html]" in found.fix_en


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


def test_a_mass_disappearance_is_refused_until_the_number_is_given(room: Newsroom) -> None:
    for name in "abcdefghij":
        shutil.rmtree(room.content / "news/2025" / name)
    room.story("z", title="Tin z")
    found = room.refused()
    assert set(found) == {"U110", "U120"}
    assert "22 trong" in found["U120"][0].vi
    assert "make publish REMOVE=22" in found["U120"][0].fix_vi
    assert set(room.refused(removed=22)) == {"U110"}, "a number declares nothing"
    room.gone({"path": "/tin-tuc/2025/*"}, {"path": "/en/news/2025/*"})
    assert set(room.refused()) == set(room.refused(removed=21)) == {"U120"}
    room.publish(removed=22)
    assert room.publish().problems == (), "confirmed and committed, it is no news"


def test_a_long_list_is_cut(room: Newsroom) -> None:
    for number in range(30):
        room.story(f"n-{number}", title=f"Tin n {number}", en=False)
    room.publish()
    for number in range(30):
        shutil.rmtree(room.content / f"news/2025/n-{number}")
    found = room.refused()
    assert len(found["U110"]) == 20
    assert "10" in found["U121"][0].vi


def test_other_faults_come_first(room: Newsroom) -> None:
    room.story("a", title="Tin a", section="khong-co")
    assert set(room.refused()) == {"S201"}


def test_a_preview_knows_of_no_earlier_publish(room: Newsroom) -> None:
    shutil.rmtree(room.content / "news/2025/a")
    before = ledger_of(room.content).read_bytes()
    found = examine(room.content, ROOT / "theme", TODAY, drafts=True)
    assert found.problems == ()
    assert ledger_of(room.content).read_bytes() == before


def test_what_the_public_folder_carries_is_known_as_well(room: Newsroom, tmp_path: Path) -> None:
    carried = tmp_path / "output/urls.txt"
    carried.parent.mkdir()
    ledger_of(room.content).rename(carried)  # a fresh clone in which the ledger was never committed
    shutil.rmtree(room.content / "news/2025/a")
    assert room.refused() == {}
    found = room.refused(carried=carried)
    assert set(found) == {"U110"}
    assert found["U110"][0].place.path == "output/urls.txt"


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda text: "", "U102"),
        (lambda text: text[text.index("\n/") + 1 :], "U102"),
        (lambda text: text[: len(text) // 2].rstrip("\n"), "U102"),
        (lambda text: f"{text}<<<<<<< HEAD\n", "U101"),
        (lambda text: text.replace(" story:", "", 1), "U101"),
        (lambda text: text.replace("story:a:vi", "truyen:a:vi"), "U101"),
    ],
    ids=["empty", "no head", "cut", "conflict", "no owner", "unknown kind"],
)
def test_a_damaged_ledger_is_refused_never_forgotten(
    room: Newsroom, damage: Any, code: str
) -> None:
    path = ledger_of(room.content)
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    found = room.refused()
    assert code in found
    assert found[code][0].place.path == "content/data/urls.txt"
    assert "git checkout -- content/data/urls.txt" in found[code][0].fix_vi


def test_an_unreadable_ledger_is_refused(room: Newsroom) -> None:
    path = ledger_of(room.content)
    path.write_bytes(path.read_bytes() + b"/\xff site::vi\n")
    assert "U101" in room.refused()
    path.unlink()
    path.mkdir()
    assert "X840" in room.refused()
    path.rmdir()
    os.mkfifo(path)  # nobody will ever write there: not waited for
    assert "X840" in room.refused()


def test_unlisted_texts_are_in_the_repository_s_ledger_alone(room: Newsroom) -> None:
    room.story("k", title="Tin kín", status="hidden", redirect_from=["/kin-cu/"])
    found = room.publish()
    facts = ledger.after(found.known, found.routes, found.ended)
    shown = ledger.render(facts, found.routes.unlisted).decode()
    assert "kin" not in shown
    assert "tin-tuc/2025/tin-kin/" in ledger_of(room.content).read_text("utf-8")
    room.story("k", title="Tin kín khác", status="hidden", redirect_from=["/kin-cu/"])
    assert "U111" in room.refused()


@pytest.mark.parametrize(
    "address",
    ["../x/", "a/../../x/", "a//b/", "tin-tuc/2025/tin-a/index.html", ".git/x/", "a%2e/", "a\\b/"],
)
def test_a_line_that_would_write_elsewhere_is_damage(room: Newsroom, address: str) -> None:
    with ledger_of(room.content).open("a", encoding="utf-8") as file:
        file.write(f"/{address} list::vi\n")
    assert set(room.refused()) == {"U101"}


@pytest.mark.parametrize("address", ["theme/x/", "atom.xml/x/", "media/a.html", "tin-tuc.html/"])
def test_an_old_address_never_stands_in_a_file_s_way(room: Newsroom, address: str) -> None:
    with ledger_of(room.content).open("a", encoding="utf-8") as file:
        file.write(f"/{address} list::vi\n")
    expected = {"U135"} if address != "tin-tuc.html/" else set()
    assert set(room.refused()) == expected


def test_a_row_of_gone_yaml_replaces_no_file_of_the_site(room: Newsroom) -> None:
    paths = ("/404.html", "/robots.txt", "/_headers", "/urls.txt", "/theme/x/", "/en/404.html")
    room.gone(*({"path": path} for path in paths))
    found = room.examined()
    assert found.ended == ()
    assert [one.code for one in found.problems] == ["WU134"] * len(paths)
    for front in ("/index.html", "/en/", "/en/index.html"):
        room.gone({"path": front})
        assert set(room.refused()) == {"U130"}


def test_a_gallery_moves_along_with_its_story(room: Newsroom) -> None:
    item = {"file": "x.jpg", "alt": "Người thợ"}
    fields: dict[str, Any] = {"pictures": ["x.jpg"], "gallery": [item], "album_download": True}
    room.story("k", title="Tin k", en=False, **fields)
    room.publish()
    room.story("k", title="Tin n", en=False, redirect_from=["/tin-tuc/2025/tin-k/"], **fields)
    left = where(room.publish())
    assert left["tin-tuc/2025/tin-k/anh/"] == "tin-tuc/2025/tin-n/anh/"
    assert left["tin-tuc/2025/tin-k/anh/tin-k.zip"] == "tin-tuc/2025/tin-n/anh/"
    fields["status"] = "hidden"
    room.story("k", title="Tin n", en=False, redirect_from=["/tin-tuc/2025/tin-k/"], **fields)
    assert "tin-tuc/2025/tin-n/anh/tin-n.zip" in room.publish().routes.unlisted
