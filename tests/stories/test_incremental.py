"""A site of which most is remembered is the site that is loaded from nothing, whatever was edited."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.site import Site
from plugins.store.database import Database
from plugins.store.shelf import NAME
from plugins.store.steps import StepStore
from plugins.stories import kept, loading
from plugins.stories.load import load
from plugins.stories.record import Record
from plugins.stories.rest import Rest
from tests.builders import ORGANISATIONS, SITE, as_yaml, draw, make_site, write, write_story
from tests.stories.facts import agreement, document, partner

DAY = dt.date(2026, 11, 30)
NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.timezone(dt.timedelta(hours=7)))
CAPTIONS = "- file: a.png\n  alt:\n    vi: {}\n    en: The stage\n"
SONG = {"file": "hat.mp3", "transcript": {"vi": "hat.txt"}}
Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with what stories can ask of one another, loaded once with a store."""
    folder = tmp_path_factory.mktemp("base")
    content = make_site(folder, benefits=[partner(agreement="Thỏa ước ngành mây")])
    write_story(content, "hai", date="2025-01-02", organisations=["Công đoàn Xưởng Mây"])
    body = 'LĐLĐ nói "vâng" . . .\n\n## Mục\n\n[Một](#muc)\n'
    write_story(content, "mot", body, topics=["tet"], en_body="The LĐLĐ says yes.\n")
    links = "[tin](story:mot#muc), [trang](page:about) và [đơn vị](org:rattan-works): LĐLĐ.\n"
    write_story(content, "dan", links, en_body="The [one](story:mot).\n")
    write_story(content, "som", "[Tin](story:nhap)\n", topics=["Tết Nguyên đán"])
    write_story(content, "rieng", "[Tin](story:mot)\n", en=None, related=["hai"])
    first = agreement("mot-ban", title="Thỏa ước ngành mây", parties=["cloud-river", "Hội Mây"])
    write_story(content, "thoa-uoc", agreements=[first])
    write_story(content, "nhac", mentions=["Thỏa ước ngành mây"], document=document())
    write_story(content, "anh", gallery=[], pictures=["a.png", "b.png"])
    write(content / "news/2025/anh/captions.yaml", CAPTIONS.format("Sân khấu"))
    write_story(content, "tuong-lai", date="2026-12-05", organisations=["an-binh"])
    write_story(content, "trua-nay", date="2026-11-30 11:30")
    write_story(content, "sang-nay", date="2026-11-30 06:30")
    write_story(content, "hom-nay", date="2026-11-30")
    write_story(content, "nhap", status="draft")
    write_story(content, "cu", redirect_from=["/tin-tuc/2020/cu"], updated="2026-11-02")
    write_story(content, "canh-bao", summary="Có **chữ đậm** ở đây.", kicker="Từ <b>đây</b>")
    write_story(
        content, "hat", "![Bài hát](hat.mp3)\n\nhttps://youtu.be/abcdefghijk\n", media=[SONG]
    )
    write(content / "news/2025/hat/hat.mp3", b"ID3")
    write(content / "news/2025/hat/hat.txt", "Đoàn kết là sức mạnh.\n")
    story = write_story(content, "dich", en={"translation": {"of": "0" * 12}})
    write(story / "ke-hoach.pdf", b"%PDF-1.4")
    for preview in (False, True):
        load(content, DAY, preview, NOW, StepStore(folder / "store"))
    return folder


def replaced(name: str, old: str, new: str) -> Edit:
    def edit(content: Path) -> None:
        text = (content / name).read_text("utf-8")
        assert old in text
        write(content / name, text.replace(old, new))

    return edit


def renamed(name: str) -> Edit:
    bodies = [
        {**row, "name": name} if row["id"] == "rattan-works" else row for row in ORGANISATIONS
    ]
    return lambda content: write(content / "data/organisations.yaml", as_yaml(bodies)) and None


def site(**changes: object) -> Edit:
    return lambda content: write(content / "data/site.yaml", as_yaml(SITE | changes)) and None


def told(name: str, **fields: object) -> Edit:
    return lambda content: write_story(content, name, **fields) and None  # type: ignore[arg-type]


def moved(content: Path) -> None:
    (content / "news/2025/mot").rename(content / "news/2025/mot-moi")


EDITS: dict[str, Edit] = {
    "nothing": lambda content: None,
    "a body": replaced("news/2025/mot/index.vi.md", "nói", "hát"),
    "a title, and with it an address": replaced("news/2025/mot/index.vi.md", "Tin mot", "Tin khác"),
    "a slug that a link's fragment hangs on": replaced("news/2025/mot/index.vi.md", "## Mục", "## Ý"),
    "an organisation's name": renamed("Công đoàn Mây Tre"),
    "a party's name": replaced("data/organisations.yaml", "Liên đoàn Lao động Sông Mây", "Hội Mây"),
    "an organisation of the same name": renamed("Công đoàn Ấn Bình"),
    "no organisations": lambda content: (content / "data/organisations.yaml").unlink(),
    "broken organisations": replaced("data/organisations.yaml", "- id: an-binh", "- id: [an-binh"),
    "a glossary without entries": lambda content: (content / "data/glossary.yaml").unlink(),
    "a glossary's words": replaced("data/glossary.yaml", "Federation", "Union"),
    "no quotes mended": site(typography={"quotes": False}),
    "a story that others link to is gone": lambda c: shutil.rmtree(c / "news/2025/mot"),
    "a story that others link to has another id": moved,
    "a story that others link to is a draft": told("mot", status="draft"),
    "a draft that others link to is published": told("nhap"),
    "a story that others link to is withdrawn": told("mot", status="withdrawn"),
    "a story is new": told("moi"),
    "a related story is gone": lambda c: shutil.rmtree(c / "news/2025/hai"),
    "a translation is gone": lambda c: (c / "news/2025/mot/index.en.md").unlink(),
    "an agreement's title": replaced("news/2025/thoa-uoc/index.vi.md", "ngành mây", "ngành tre"),
    "an agreement's id": replaced("news/2025/thoa-uoc/index.vi.md", "mot-ban", "hai-ban"),
    "an agreement of the same title": told(
        "hai", agreements=[agreement("ba", title="Thỏa ước ngành mây")]
    ),
    "an agreement told twice": told("hai", agreements=[agreement("mot-ban")]),
    "an agreement that is withdrawn": replaced(
        "news/2025/thoa-uoc/index.vi.md", "section:", "status: withdrawn\nsection:"
    ),
    "a document told twice": told("hai", document=document()),
    "captions": lambda content: write(
        content / "news/2025/anh/captions.yaml", CAPTIONS.format("Hội trường")
    ) and None,
    "captions that are gone": lambda c: (c / "news/2025/anh/captions.yaml").unlink(),
    "a transcript": lambda c: write(c / "news/2025/hat/hat.txt", "Lời khác.\n") and None,
    "a picture": lambda content: draw(content / "news/2025/hai/c.png") and None,
    "a picture that is gone": lambda c: (c / "news/2025/anh/a.png").unlink(),
    "a file in a folder of its own": lambda c: write(c / "news/2025/hai/x/y.txt", "?") and None,
    "a file to download": replaced("news/2025/dich/index.vi.md", "\n---\n\n", "\n---\n\n[Tệp](ke-hoach.pdf) "),
    "two stories with one address": told("hai-nua", date="2025-01-02", title="Tin hai"),
    "a former address that is somebody's": told("moi", redirect_from=["/tin-tuc/2025/tin-hai/"]),
    "a draft that wants an address": told("moi", date="2025-01-02", title="Tin hai", status="draft"),
    "two folders of one id": told("hai", date="2024-01-02"),
    "front matter that cannot be read": replaced("news/2025/mot/index.vi.md", "title:", "title: [:"),
    "a text that is no text": lambda c: write(c / "news/2025/thoa-uoc/index.vi.md", b"\xff\xfe?") and None,
    "a chosen story": lambda c: write(c / "data/front.yaml", "lead: mot\npicks: [khong]\n") and None,
    "a page": replaced("pages/about/index.vi.md", "slug: gioi-thieu", "slug: ve-chung-toi"),
    "a section that is gone": replaced("data/sections.yaml", "id: activities", "id: hoat-dong"),
    "a date": replaced("news/2025/hai/index.vi.md", "2025-01-02", "2026-12-24"),
    "a story in place of another": lambda c: shutil.copytree(
        c / "news/2025/hai", c / "news/2025/mot", dirs_exist_ok=True
    ) and None,
}  # fmt: skip
WAITING = ("nhap", "som", "tuong-lai", "trua-nay")  # what waits or has errors is never kept
# What is asked, and an edit or a day that changes the answer. Ids and whole names are looked up as names too.
QUESTIONS = {
    "name organisation": "an organisation's name",
    "name agreement": "an agreement's title",
    "story": "a related story is gone",
    "link": "a story that others link to has another id",
    "house": "a glossary's words",
    "month": "a day long before",
    "day": "the day before",
    "hour": "the early morning",
}
DAYS = {
    "the day before": (DAY - dt.timedelta(days=1), None),
    "the day": (DAY, None),
    "the early morning": (DAY, NOW.replace(hour=5)),
    "the afternoon": (DAY, NOW.replace(hour=12)),
    "the day that is waited for": (dt.date(2026, 12, 5), None),
    "a day of another month": (dt.date(2027, 1, 2), None),
    "a day long before": (dt.date(2023, 1, 2), None),
}


@pytest.fixture
def copy(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the site, whose store is trusted: no sample mends what it got wrong."""
    monkeypatch.setattr(loading, "_SAMPLE", 0)
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    return tmp_path


def same(folder: Path, day: dt.date = DAY, now: dt.datetime | None = NOW) -> None:
    """Assert that the site from the store is the site from nothing, to readers and to a preview."""
    for preview in (False, True):
        known = load(folder / "content", day, preview, now, StepStore(folder / "store"))
        made = load(folder / "content", day, preview, now)
        assert known.problems == made.problems
        assert known == made
        assert digests(known) == digests(made)


def digests(site: Site) -> list[str | None]:
    parts = ("outline", "fields", "body")
    return [
        text.digest(part)
        for story in site.stories
        for text in story.texts.values()
        for part in parts
    ]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_and_its_undoing_are_seen_as_from_nothing(copy: Path, edit: Edit) -> None:
    before = copy / "before"
    shutil.copytree(copy / "content", before)
    edit(copy / "content")
    same(copy)
    shutil.rmtree(copy / "content")
    before.rename(copy / "content")
    same(copy)


@pytest.mark.parametrize(("day", "now"), DAYS.values(), ids=DAYS)
def test_a_day_that_passes_is_seen(copy: Path, day: dt.date, now: dt.datetime | None) -> None:
    same(copy, day, now)
    same(copy)


class _AsBefore:
    """An answer that is taken for the one before."""

    def __ne__(self, other: object) -> bool:
        return False


@pytest.mark.parametrize(("kind", "change"), QUESTIONS.items())
def test_every_kind_of_question_counts(
    copy: Path, kind: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, doubtful = Rest.answer, Record.doubtful

    def forgetful(self: Record, rest: Rest, links: bool) -> set[str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                Rest,
                "answer",
                lambda self, asked, name: (
                    _AsBefore() if asked == kind else answer(self, asked, name)
                ),
            )
            return doubtful(self, rest, links)

    monkeypatch.setattr(Record, "doubtful", forgetful)
    day, now = DAYS.get(change, (DAY, NOW))
    EDITS.get(change, EDITS["nothing"])(copy / "content")
    with pytest.raises(AssertionError):
        same(copy, day, now)


def test_what_did_not_change_is_not_made_again(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EDITS["a body"](copy / "content")
    made: list[str] = []
    text_row = kept.text_row
    monkeypatch.setattr(
        "plugins.stories.assemble.text_row", lambda draft: made.append(draft.folder.id) or text_row(draft)
    )  # fmt: skip
    load(copy / "content", DAY, now=NOW, memory=StepStore(copy / "store"))
    assert set(made) == {"mot", *WAITING}
    made.clear()
    load(copy / "content", DAY, now=NOW, memory=StepStore(copy / "store"))
    assert set(made) == set(WAITING)


@pytest.mark.parametrize("part", ["outline", "body"])
def test_a_record_that_is_not_what_the_program_makes_is_thrown_away(
    copy: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = StepStore(copy / "store")
    sheets = {
        name: text.replace("tin-mot", "tin-mat")
        if part == "outline"
        else text.replace('"tet"', '"moi"')
        for name, text in store.shelf.sheets().items()
    }
    store.shelf.keep(sheets, lambda: ())
    monkeypatch.setattr(loading, "_SAMPLE", 99)
    same(copy)


def test_words_that_are_lost_are_made_again(copy: Path) -> None:
    known = load(copy / "content", DAY, now=NOW, memory=StepStore(copy / "store"))
    (copy / "store" / NAME).write_bytes(b"no database")
    made = load(copy / "content", DAY, now=NOW)
    assert known == made
    same(copy)


def test_a_store_that_cannot_be_written_costs_nothing_else(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "use", lambda self, work: False)
    same(copy)
