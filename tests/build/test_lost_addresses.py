"""What was published stays, leads on, or is given up in so many words; everything else is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.build.examine import examine, ledger_of
from plugins.safety import ledger
from tests.build.newsroom import AGREEMENT, OLD, TODAY, Newsroom, where
from tests.builders import (
    ROOT,
    pdf,
    write,
)


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


@pytest.mark.parametrize("address", ["theme/x/", "atom.xml/x/", "media/a.html", "tin-tuc.html/"])
def test_an_old_address_never_stands_in_a_file_s_way(room: Newsroom, address: str) -> None:
    with ledger_of(room.content).open("a", encoding="utf-8") as file:
        file.write(f"/{address} list::vi\n")
    expected = {"U135"} if address != "tin-tuc.html/" else set()
    assert set(room.refused()) == expected


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
