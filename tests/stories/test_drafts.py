"""A draft's faults stop nobody: they are warnings until it is published, and it can be looked at."""

from __future__ import annotations

import pytest

from plugins.core.problems import errors
from plugins.stories.drafts import seen_status
from tests.builders import draw, write, write_page, write_story
from tests.stories.conftest import Content

NIGHT = "news/2025/nhap/index.vi.md"
HEAD = """\
title: Bản nháp của Mây
date: 2025-02-04
section: activities
summary: Còn đang viết.
authors: [Nguyễn Thị Mây]
"""


def draft(head: str = HEAD, body: str = "Đang viết.\n", status: str = "draft") -> str:
    return f"---\n{head}status: {status}\n---\n\n{body}"


FAULTS: dict[str, str | bytes] = {
    "no title": draft(HEAD.replace("title:", "# title:")),
    "no date": draft(HEAD.replace("date:", "# date:")),
    "an impossible date": draft(HEAD.replace("2025-02-04", "31/02/2025")),
    "no section": draft(HEAD.replace("section:", "# section:")),
    "an unknown section": draft(HEAD.replace("activities", "activites")),
    "no summary": draft(HEAD.replace("summary:", "# summary:")),
    "no authors": draft(HEAD.replace("authors:", "# authors:")),
    "an empty list of authors": draft(HEAD.replace("[Nguyễn Thị Mây]", "[]")),
    "an unknown field": draft(HEAD + "sumary: x\n"),
    "an unknown topic": draft(HEAD + "topics: [tet, khong-co]\n"),
    "an unknown organisation": draft(HEAD + "organisations: khong-co\n"),
    "a related story that is none": draft(HEAD + "related: [khong-co]\n"),
    "an attachment that is not there": draft(HEAD + "attachments: {file: a.pdf, title: A}\n"),
    "a picture without alt": draft(HEAD + "gallery: [{file: a.png}, {file: a.png, alt: A}]\n"),
    "a gallery of nonsense": draft(HEAD + "gallery: [1, {alt: x}, [2], {file: [a.png]}]\n"),
    "an agreement without a date": draft(HEAD + "agreements: {id: y, parties: [A, B]}\n"),
    "an agreement that is another's": draft(
        HEAD + "agreements: {id: chung, parties: [A], signed: 2020}\n"
    ),
    "an agreement twice": draft(
        HEAD + "agreements:\n" + "  - {id: hai, parties: [A], signed: 2020}\n" * 2
    ),
    "an agreement at a page's address": draft(
        HEAD + "agreements: {id: trang-2, parties: [A], signed: 2020}\n"
    ),
    "a mention of nothing": draft(HEAD + "mentions: [khong-co]\n"),
    "an award to nobody": draft(
        HEAD + "awards: {award: certificate, awarded_by: B, year: 2024, recipients: []}\n"
    ),
    "a document of a wrong type": draft(
        HEAD + "document: {number: 1/A, type: thu, issued: 2025, issuer: B, subject: C}\n"
    ),
    "a course of nobody": draft(HEAD + "trainings: {title: Lớp, start: 2025-02-02}\n"),
    "a meeting that ends first": draft(HEAD + "meeting: {start: 2025-02-02, end: 2025-02-01}\n"),
    "another's address": draft(HEAD + "slug: thuong\n"),
    "another's old address": draft(HEAD + "slug: cu\n"),
    "an old address that is another's": draft(HEAD + "redirect_from: /tin-tuc/2025/thuong/\n"),
    "a title without letters": draft(HEAD.replace("Bản nháp của Mây", '"!!!"')),
    "a colon": draft(HEAD.replace("Bản nháp của Mây", "LĐLĐ: Bản nháp")),
    "a tab": draft(HEAD + "\ttopics: [tet]\n"),
    "an open bracket": draft(HEAD + "topics: [tet\n"),
    "a broken quotation": draft(HEAD + 'kicker: "Mây\n'),
    "a key twice": draft(HEAD + "title: Lại nữa\n"),
    "a conflict": draft(HEAD + "<<<<<<< HEAD\nkicker: A\n=======\nkicker: B\n>>>>>>> tôi\n"),
    "no closing line": draft().replace("status: draft\n---\n", "status: draft\n"),
    "no opening line": draft().removeprefix("---\n"),
    "deep YAML": draft(HEAD + "kicker: " + "[" * 300 + "\n"),
    "a control character": draft(HEAD + "kicker: a\x07b\n"),
    "a control character in the body": draft(body="Đang\x07 viết.\n"),
    "absurd Markdown": draft(body="[" * 100 + "\n"),
    "links to nowhere": draft(
        body="[a](story:khong-co) [b](org:khong-co) [c](a.pdf) [d](/khong-co/) [e](#khong)\n"
    ),
    "pictures from nowhere": draft(
        body="![a](b.png)\n\n![](a.png)\n\n![](https://x.example/a.png)\n\n![a](../a.png)\n"
    ),
    "a status in capitals": draft(status="Draft"),
    "a quoted status": draft(HEAD + "x: 1\n", status='"draft"  # còn viết'),
    "Windows lines": draft(HEAD + "x: 1\n").replace("\n", "\r\n"),
    "UTF-16": draft().encode("utf-16"),
    "a legacy encoding": draft().encode("cp1258", "replace"),
}


@pytest.fixture
def others(content: Content) -> Content:
    """Return content with sound stories that drafts may get in the way of."""
    write_story(
        content.path,
        "thuong",
        slug="thuong",
        redirect_from=["/tin-tuc/2025/cu/"],
        agreements=[{"id": "chung", "parties": ["A", "B"], "signed": "2020"}],
    )
    assert errors(content.problems()) == ()
    draw(content.path / "news/2025/nhap/a.png")
    content.put(draft(), NIGHT)
    return content


@pytest.mark.parametrize("written", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_draft_is_a_warning_there(others: Content, written: str | bytes) -> None:
    others.put(written, NIGHT)
    found = others.problems()
    assert errors(found) == ()
    assert {p.place.path for p in found} <= {f"content/{NIGHT}"}
    assert all(p.draft and "(bản nháp / draft)" in str(p) for p in found)
    assert [story.id for story in others.load().stories] == ["thuong"]
    assert {text.slug for text in others.load().stories[0].texts.values()} == {
        "thuong",
        "story-thuong",
    }


BEFORE_PICTURES = {
    name: written
    for name, written in FAULTS.items()
    if name
    not in {"pictures from nowhere", "links to nowhere", "a conflict", "a status in capitals"}
    and isinstance(written, str)
}


@pytest.mark.parametrize("written", BEFORE_PICTURES.values(), ids=BEFORE_PICTURES)
def test_it_is_an_error_again_once_it_is_to_be_published(others: Content, written: str) -> None:
    others.put(written.replace("draft", "published"), NIGHT)
    assert errors(others.problems())


@pytest.mark.parametrize("written", FAULTS.values(), ids=FAULTS)
def test_a_preview_shows_it_beside_the_others(others: Content, written: str | bytes) -> None:
    others.put(written, NIGHT)
    site = others.load(drafts=True)
    assert errors(site.problems) == ()
    shown = {story.id for story in site.stories}
    assert shown == ({"thuong"} if isinstance(written, bytes) else {"thuong", "nhap"})
    texts = [text for story in site.stories for text in story.texts.values()]
    assert len({text.address for text in texts}) == len(texts)
    assert all(text.fields.section in site.reference.sections for text in texts)


def test_pictures_without_a_description_are_shown_in_the_preview(others: Content) -> None:
    rows = "".join(f"  - file: a{n}.png\n" for n in range(40))
    others.put(draft(f"{HEAD}gallery:\n{rows}"), NIGHT)
    text = next(story for story in others.load(drafts=True).stories if story.id == "nhap").main
    assert [item.file for item in text.fields.gallery] == [f"a{n}.png" for n in range(40)]


def test_what_is_sound_in_a_draft_that_cannot_be_parsed_is_shown(others: Content) -> None:
    others.put(draft(HEAD.replace("Còn đang viết", "Còn: đang viết") + "topics: [tet]\n"), NIGHT)
    text = next(story for story in others.load(drafts=True).stories if story.id == "nhap").main
    assert (text.fields.title, text.fields.topics) == ("Bản nháp của Mây", ("tet",))
    assert text.fields.summary == "…"
    assert "Đang viết." in text.body


def test_a_link_to_a_draft_stays_an_error_however_broken_it_is(others: Content) -> None:
    write_story(others.path, "dan", "[Xem](story:nhap)\n", en=None)
    for written in (draft(), draft(HEAD + "topics: [\n"), draft().encode("utf-16")):
        others.put(written, NIGHT)
        assert [p.code for p in errors(others.problems())] == ["L202"]


def test_a_draft_translation_stops_nobody(others: Content) -> None:
    write(others.path / "news/2025/thuong/index.en.md", "---\ntitle: [\nstatus: draft\n---\n")
    found = others.problems()
    assert errors(found) == ()
    assert {p.place.path for p in found} == {"content/news/2025/thuong/index.en.md"}
    (story,) = others.load().stories
    assert set(story.texts) == {"vi"}


def test_a_published_translation_of_a_draft_waits_for_its_facts(others: Content) -> None:
    others.put(draft(HEAD + "topics: [\n"), NIGHT)
    write(
        others.path / "news/2025/nhap/index.en.md",
        "---\ntitle: A\nsummary: B\nstatus: published\n---\n\nText.\n",
    )
    assert {p.place.path for p in errors(others.problems())} == {f"content/{NIGHT}"}


def test_a_text_of_a_day_to_come_is_no_draft(others: Content) -> None:
    others.put(
        draft(HEAD.replace("2025-02-04", "2025-12-04") + "x: 1\n", status="published"), NIGHT
    )
    assert [p.code for p in errors(others.problems())] == ["S102"]


def test_a_folder_of_drafts_alone_is_spared_whatever_lies_in_it(others: Content) -> None:
    folder = others.path / "news/2025/nhap"
    others.put(draft(), NIGHT)
    write(folder / "captions.yaml", "- file: [\n")
    write(folder / "bai.html", "x")
    (folder / "thu-muc").mkdir()
    found = others.problems()
    assert errors(found) == ()
    assert len(found) == 3
    others.put(draft(status="published"), NIGHT)
    assert len(errors(others.problems())) == 3


@pytest.mark.parametrize("name", ["Bản nháp", "nhap_2"])
def test_a_wrong_folder_name_of_a_draft_is_spared(others: Content, name: str) -> None:
    others.put(draft(), f"news/2025/{name}/index.vi.md")
    assert errors(others.problems()) == ()
    others.put(draft(status="published"), f"news/2025/{name}/index.vi.md")
    assert [p.code for p in errors(others.problems())] == ["S223"]


def test_a_draft_copied_from_an_older_story_does_not_take_its_place(others: Content) -> None:
    others.put(draft(), "news/2024/thuong/index.vi.md")
    found = others.problems()
    assert errors(found) == ()
    assert "S230" in {p.code for p in found}
    (story,) = others.load().stories
    assert story.folder.parent.name == "2025"


def test_a_draft_in_a_circle_of_agreements_is_named(content: Content) -> None:
    def told(story: str, own: str, older: str, **more: str) -> None:
        row = {"id": own, "parties": ["A"], "signed": "2020", "replaces": older}
        write_story(content.path, story, en=None, agreements=[row], **more)

    told("a", "mot", "hai")
    told("b", "hai", "mot", status="draft")
    found = [p for p in content.problems() if p.code == "S247"]
    assert [(p.place.path, p.warning) for p in found] == [("content/news/2025/b/index.vi.md", True)]


def test_a_draft_page_is_spared(content: Content) -> None:
    write_page(content.path, "nhap", en=False, status="draft", slug="theme", title="Nháp")
    assert errors(content.problems()) == ()
    assert errors(content.load(drafts=True).problems) == ()


def test_a_misnamed_year_is_nobodys_draft(others: Content) -> None:
    write_story(others.path, "la", folder_year="nam-2025", en=None)
    others.put(draft(), "news/nam-2025/lac.md")
    assert "S226" in {p.code for p in errors(others.problems())}


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("---\nstatus: draft\n---\nstatus: published\n", "draft"),
        ("---\nstatus: published\nstatus: draft\n---\n", "published"),
        ("---\nstatus: draft\nstatus: published\n---\n", "published"),
        ("---\n# status: draft\n---\n", ""),
        ("---\n  status: draft\n---\n", ""),
        ("---\nstatus:   'Draft' # x\n---\n", "draft"),
        ("---\nstatus : draft\n---\n", "draft"),
        ("---\nstatus:\n---\n", ""),
        ("", ""),
        ("status: draft", "draft"),
    ],
)
def test_the_status_is_seen_without_parsing(source: str, status: str) -> None:
    assert seen_status(source) == status


def test_a_course_of_an_unknown_organiser_is_shown_with_a_mark(others: Content) -> None:
    course = "trainings:\n  - title: Lớp\n    organiser: khong-co\n    start: 2025-02-02\n"
    others.put(draft(HEAD + course), NIGHT)
    [story] = [one for one in others.load(drafts=True).stories if one.id == "nhap"]
    [training] = story.main.fields.trainings
    assert (training.title, training.organiser) == ("Lớp", "…")
