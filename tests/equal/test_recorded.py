"""Each kind of read is needed: where builds forget one, an edit leaves a page as it was.

A build that forgets is one that does not see that reads of a kind are answered otherwise; a part of what
all pages depend on is forgotten where the record says of it what is true now. So a note that nobody
needs is found here, and so is a kind of edit that ``edits`` lacks.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from plugins.build import pages
from plugins.build.page_record import BuildRecord
from plugins.build.show import shown_page
from plugins.core.inputs import Inputs
from plugins.core.problems import ContentError
from plugins.core.reads import Read, recording
from plugins.core.told import Told
from plugins.pipeline.build import build
from plugins.routes.paging import STORIES_A_PAGE
from plugins.stories import loading
from plugins.stories.record import Record
from plugins.syndication.sitemap import NotReciprocalError
from tests.builders import SITE_URL, front_matter, tree
from tests.conftest import BUILD_EPOCH
from tests.equal.edits import EDITS, Edit, change
from tests.equal.newsroom import put, write_newsroom
from tests.equal.world import STORES, World, copy_sources
from tests.shared import once

# A kind of read, as ``_kind`` names it, and an edit after which nothing else says that some page is another.
READS: Final = {
    "text body": "a body is edited",
    "story": "a translation is added",
    "size": "an attachment is replaced",
    "site.pages": "a standing page is edited",
    "site.today": "a day passes",
    "reference.front": "another story leads",
    "reference.banners": "a banner is put up on the front page",
    "reference.glossary": "the glossary gets an entry",
    "section": "a section is described",
    "topic": "a topic is renamed",
    "organisation": "an organisation is renamed",
    "children": "an organisation is founded",
    "rows": "a benefit is added",
    "row of agreements": "a day passes",
    "sheet": "facts are edited",
    "related": "a story is added",
    "picture": "a picture is replaced",
    "listed": "a draft is published",
    "beside": "a date is earlier",
    "by_section": "a story is added",
    "by_topic": "a story is added",
    "by_organisation": "a story is deleted",
    "by_year": "a story is deleted",
    "by_month": "a story is added",
    "by_day": "an event was on this day of another year",
    "galleries": "a story with pictures is added",
    "galleries_beside": "a story with pictures is added",
}
# What must be there already for the edit to show it.
FIRST: Final = {"galleries_beside": "a story with pictures is added"}
# Why no edit shows that these are noted: whoever reads them reads something else that changes with them.
_OWN_TEXT: Final = "a story's page reads its text, the other rows that its facts name, and the day"
BESIDES: Final = {
    "text fields": "a story's page reads its body, and who shows a card its outline, which hold what fields say",
    "text outline": "a card is read with the fields that name its fact, the text and its outline as one",
    "told": "who reads which texts an edition tells reads the lists of them, or each text, as well",
    "reference.settings": "the editions and the frames hold them, which every page depends on",
    "reference.benefits": "their register's rows",
    "reference.gone": "what stands at an old address is part of what tells the page from others",
    "reference.redirects": "likewise",
    "site.stories": "each story's own texts, and the groups of the index",
    "site.texts_by_path": "an old address is led on from by the text's own name, whose fields are read",
    "site.held_back": "no page shows them",
    "site.problems": "no page shows them",
    "site.tidied": "no page shows them",
    "stories": "of a story nothing but its texts is read",
    "organisation part": "asked where addresses are given, before any page",
    "beside a list": "a list of one page reads all its stories; of a longer one, a test of its own",
    "recording": "tests/media/test_recording_read.py: this site plays nothing",
    **{f"{name} of story": _OWN_TEXT for name in (
        "agreements", "awards", "benefits", "deadlines", "documents", "meetings", "trainings")},
    **{f"row of {name}": "the pages of rows read the whole register or its sheet" for name in (
        "awards", "benefits", "deadlines", "documents", "meetings", "trainings")},
}  # fmt: skip
COMMON: Final = {
    "templates": "a template is changed",
    "editions": "a message is changed",
    "frames": "a section is renamed",
    "style": "the kerning is changed",
    "program": "",  # its digest is that of the files: tests/store/test_steps.py
}
GROUPS: Final = {
    "structure": ("a story is added", "a translation is removed"),
    "related": ("a story is added",),
    "beside a list": (),
}

Build = Callable[[World], Mapping[str, bytes] | str]
Forget = Callable[[str], bool]


def _kind(read: Read) -> str:
    """Return under which name a read stands in the table: the same for both languages."""
    kind, name = read
    if kind == "text":
        return f"text {name.rpartition('#')[2]}"
    if kind in {"site", "reference"}:
        return f"{kind}.{name}"
    return kind.removeprefix("vi ").removeprefix("en ")


def _built(world: World) -> Mapping[str, bytes] | str:
    """Build *world* with its stores into a new folder; return its files, or what was said instead."""
    output, stores = world.root / "output", world.stores
    shutil.rmtree(output, ignore_errors=True)
    settings: dict[str, Any] = {
        f"{name.upper()}_STORE": str(stores / folder)
        for name, folder in (("picture", "pictures"), ("search", "search"), ("page", "pages"),
                             ("template", "templates"))
    }  # fmt: skip
    settings |= {
        "THEME": str(world.root / "theme"),
        "WORK_FOLDER": str(world.root / ".build/work"),
        "RECORD_FOLDER": str(world.root / ".build/runs"),
        "RENDER_WORKERS": 1,
        "PICTURE_WORKERS": 1,
        "SITEURL": world.site_url,
    }
    before = os.environ["SOURCE_DATE_EPOCH"]
    os.environ["SOURCE_DATE_EPOCH"] = str(world.epoch)
    try:
        build(world.content, output, world.root / "publishconf.py", settings)
    except (ContentError, NotReciprocalError) as error:
        return str(error)
    finally:
        os.environ["SOURCE_DATE_EPOCH"] = before
    return tree(output)


@pytest.fixture
def world(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> World:
    """Return a site that was built once; nothing that was kept is made anew to see if it is right."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
    monkeypatch.setattr(pages, "_SAMPLE", 0)
    monkeypatch.setattr(loading, "_SAMPLE", 0)

    def first(folder: Path) -> str:
        made = World(write_newsroom(folder / "project"))
        EDITS["what stands over every page is taken down"](
            made, Random(1)
        )  # it goes with a day, from every page
        assert not isinstance(_built(made), str)
        return ""

    return _copied(once(tmp_path_factory, "recorded", first)[0] / "project", tmp_path / "project")


def _copied(root: Path, to: Path) -> World:
    copy_sources(root, to)
    shutil.copytree(root / STORES, to / STORES)
    return World(to, int(BUILD_EPOCH), SITE_URL)


def _after(edit: str | Edit, world: World, forget: Callable[[], None]) -> tuple[Any, Any]:
    """Return what comes of *edit*, and what comes of it where builds *forget* something."""
    forgetful = _copied(world.root, world.root.with_name("forgetful"))
    make = EDITS[edit] if isinstance(edit, str) else edit
    for one in (world, forgetful):
        make(one, Random(1))
    as_it_is = _built(world)
    forget()
    return as_it_is, _built(forgetful)


@pytest.mark.parametrize("kind", READS)
def test_a_read_that_is_forgotten_leaves_a_page_as_it_was(
    kind: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = Told.changed

    def forgetful(told: Told, inputs: Inputs) -> frozenset[int]:
        same = {name: inputs.groups[name] for name in told.groups if "beside" in name}
        found = changed(Told(told.reads, told.digests, {**told.groups, **same}), inputs)
        return frozenset(number for number in found if _kind(told.reads[number]) != kind)

    def forget() -> None:
        monkeypatch.setattr(Told, "changed", forgetful)

    if kind in FIRST:
        EDITS[FIRST[kind]](world, Random(2))
        assert not isinstance(_built(world), str)
    as_it_is, forgotten = _after(READS[kind], world, forget)
    assert not isinstance(as_it_is, str)
    assert forgotten != as_it_is


def test_what_stands_beside_a_long_list_follows_a_story_on_its_last_page(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"summary": "Một tin cũ.", "section": "welfare", "authors": ["Mây"]}
    texts = [
        world.content / f"news/2023/cu-{day}/index.vi.md" for day in range(1, STORIES_A_PAGE + 2)
    ]
    for day, text in enumerate(texts, start=1):
        own = {"title": f"Tin cũ {day}", "date": f"2023-01-{day:02}"}
        put(text, front_matter(own | told, "Lời tin.\n"))
    assert not isinstance(_built(world), str)

    def edit(one: World, chance: Random) -> None:
        del chance
        change(one.content / texts[0].relative_to(world.content), topics=["safety"])

    def forget() -> None:
        changed = Told.changed

        def forgetful(told: Told, inputs: Inputs) -> frozenset[int]:
            same = {name: inputs.groups[name] for name in told.groups if "beside" in name}
            return changed(Told(told.reads, told.digests, {**told.groups, **same}), inputs)

        monkeypatch.setattr(Told, "changed", forgetful)

    as_it_is, forgotten = _after(edit, world, forget)
    assert not isinstance(as_it_is, str)
    assert not isinstance(forgotten, str)
    first = "chuyen-muc/phuc-loi-doan-vien/index.html"
    assert b"/chu-de/safety/" in as_it_is[first]
    assert forgotten[first] != as_it_is[first]


@pytest.mark.parametrize(("group", "edit"), [(k, one) for k, v in GROUPS.items() for one in v])
def test_a_group_that_is_thought_the_same_leaves_a_page_as_it_was(
    group: str, edit: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = Told.changed

    def forgetful(told: Told, inputs: Inputs) -> frozenset[int]:
        same = {name: inputs.groups[name] for name in told.groups if name.endswith(group)}
        return changed(Told(told.reads, told.digests, {**told.groups, **same}), inputs)

    def forget() -> None:
        monkeypatch.setattr(Told, "changed", forgetful)

    as_it_is, forgotten = _after(edit, world, forget)
    assert not isinstance(as_it_is, str)
    assert forgotten != as_it_is


@pytest.mark.parametrize("part", [part for part, edit in COMMON.items() if edit])
def test_a_part_of_all_pages_that_is_forgotten_leaves_them_as_they_were(
    part: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pages.read

    def forgetful(stored: Any) -> BuildRecord | None:
        found = read(stored)
        return None if found is None else BuildRecord(_Without(part, found.common), found.told, found.pages)  # fmt: skip

    def forget() -> None:
        monkeypatch.setattr(pages, "read", forgetful)

    as_it_is, forgotten = _after(COMMON[part], world, forget)
    assert not isinstance(as_it_is, str)
    assert forgotten != as_it_is


class _Without(dict[str, str]):
    """What all pages depend on, compared without one *part*."""

    def __init__(self, part: str, common: Mapping[str, str]) -> None:
        super().__init__(common)
        self._part = part

    def __ne__(self, other: object) -> bool:
        assert isinstance(other, dict)
        assert self._part in other
        return any(self[name] != other[name] for name in self if name != self._part)

    def __eq__(self, other: object) -> bool:
        return not self != other

    __hash__ = None  # type: ignore[assignment]


def test_a_link_that_is_forgotten_leads_where_nothing_is(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(record: Record, rest: Any, links: bool) -> set[str]:
        return set()

    def forget() -> None:
        monkeypatch.setattr(Record, "doubtful", forgetful)

    as_it_is, forgotten = _after("the linked story's address is changed", world, forget)
    assert not isinstance(as_it_is, str)
    assert forgotten != as_it_is


def test_every_kind_of_read_is_in_the_tables_and_no_order_of_pages_changes_what_one_reads(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[dict[str, set[Read]]] = []
    told: list[Inputs] = []
    commons: list[Mapping[str, str]] = []
    publish = pages.PageSteps.publish

    def watched(steps: pages.PageSteps, *args: Any) -> Any:
        made = steps._made
        names = sorted(made.planned, reverse=bool(orders))
        found: dict[str, set[Read]] = {}
        for address in names:
            with recording() as reads:
                page, _ = made.share_images.of(made.pages[address])
                shown_page(made, page)
                steps._letter(page)
            found[address] = reads
        orders.append(found)
        told.append(made.prepared.plan.inputs)
        commons.append(steps._common)
        return publish(steps, *args)

    monkeypatch.setattr(pages.PageSteps, "publish", watched)
    _built(world)
    _built(world)
    first, second = orders
    assert {one: reads ^ second[one] for one, reads in first.items() if reads != second[one]} == {}
    kinds = {_kind((kind, "")) for kind in told[0]._kinds} - {"text ", "site.", "reference."}
    read = {_kind(one) for reads in first.values() for one in reads}
    assert kinds | read <= READS.keys() | BESIDES.keys()
    assert read >= READS.keys()
    assert commons[0].keys() == COMMON.keys()
    assert {
        name.removeprefix("vi ").removeprefix("en ") for name in told[0].groups
    } == GROUPS.keys()
