"""Links of a body: by id, to files, to nowhere."""

import unicodedata

import pytest

from plugins.stories.links import MOST_DEAD_LINKS
from tests.builders import write_page
from tests.stories.conftest import STORY, Content, Found

OTHER = "news/2025/khac/index.vi.md"


@pytest.fixture
def linked(content: Content) -> Content:
    content.story("slug: khac", name=OTHER)
    content.put("---\ntitle: Other\nsummary: S.\n---\n\nText.\n", "news/2025/khac/index.en.md")
    return content


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("story:khac", "/tin-tuc/2025/khac/"),
        ("story:khac#m-ket-qua", "/tin-tuc/2025/khac/#m-ket-qua"),
        ("page:about", "/gioi-thieu/"),
        ("org:cloud-river", "/to-chuc/cloud-river/"),
        ("STORY:khac", "/tin-tuc/2025/khac/"),
        ("https://bao.example/a?b=c&d", "https://bao.example/a?b=c&amp;d"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+8424", "tel:+8424"),
        ("#m-muc", "#m-muc"),
        ("/luu-tru/", "/luu-tru/"),
    ],
)
def test_a_link_leads_to_its_address(linked: Content, written: str, href: str) -> None:
    linked.story(body=f"\n[chữ]({written})\n")
    assert f'<a href="{href}">chữ</a>' in linked.text().body


def test_a_link_follows_the_readers_language(linked: Content) -> None:
    linked.story(body="\n[chữ](story:khac)\n")
    linked.put(
        "---\ntitle: T\nsummary: S.\n---\n\n[text](story:khac)\n", "news/2025/tin/index.en.md"
    )
    assert 'href="/tin-tuc/2025/khac/"' in linked.text("vi").body
    assert 'href="/en/news/2025/other/"' in linked.text("en").body


def test_a_link_to_a_story_of_the_other_language_alone_says_so(content: Content) -> None:
    content.story("slug: khac", name=OTHER)
    content.story(body="\nChữ.\n")
    content.put(
        "---\ntitle: T\nsummary: S.\n---\n\n[text](story:khac)\n", "news/2025/tin/index.en.md"
    )
    assert '<a href="/tin-tuc/2025/khac/" hreflang="vi">text</a>' in content.text("en").body


@pytest.mark.parametrize(
    ("written", "code", "near"),
    [
        ("story:kha", "L201", "khac"),
        ("story:", "L201", ""),
        ("story:khac?x=1", "L201", "khac"),
        ("page:abuot", "L201", "about"),
        ("org:cloud-rivr", "L201", "cloud-river"),
        ("quyet-dih.pdf", "L203", "quyet-dinh.pdf"),
        ("../khac/quyet-dinh.pdf", "L203", "quyet-dinh.pdf"),
        ("QUYET-DINH.pdf", "L203", ""),
        ("anh.jpg", "L231", "anh.jpg"),
        ("chay.exe", "L206", ""),
    ],
)
def test_a_dead_link_is_refused_with_its_line(
    linked: Content, written: str, code: str, near: str
) -> None:
    linked.story(body=f"\nDòng đầu.\n\nXem [đây]({written}) nhé.\n")
    for name in ("quyet-dinh.pdf", "anh.jpg", "chay.exe"):
        linked.put(b"x", f"news/2025/tin/{name}")
    assert linked.found() == [Found(code, STORY, 11)]
    assert near in linked.problems()[0].vi


def test_a_link_to_a_draft_is_refused_until_it_is_published(content: Content) -> None:
    content.story("slug: khac", "status: draft", name=OTHER)
    content.story(body="\n[chữ](story:khac)\n")
    assert content.found() == [Found("L202", STORY, 9)]
    assert content.load(drafts=True).problems == ()


@pytest.mark.parametrize(
    "code", ['`<a href="story:khong">`', '`href="thieu.pdf"`', '    href="x.pdf"']
)
def test_a_link_shown_as_code_is_no_link(content: Content, code: str) -> None:
    content.story(body=f"\nViết:\n\n{code}\n")
    assert content.found() == []


@pytest.mark.parametrize("href", ["//[nua", "/[nua", "?[x", "//khac.example/a"])
def test_a_strange_address_never_crashes(content: Content, href: str) -> None:
    content.story(body=f'\n<a href="{href}">x</a>\n')
    assert set(content.codes()) <= {"L204", "L218"}


def test_a_link_in_nfd_finds_the_file_in_nfc(content: Content) -> None:
    content.story(body=f"\n[QĐ](<{unicodedata.normalize('NFD', 'Quyết định.pdf')}>)\n")
    content.put(b"x", "news/2025/tin/Quyết định.pdf")
    assert content.text().linked_files == ("Quyết định.pdf",)


def test_a_standing_page_links_as_a_story_does(linked: Content) -> None:
    folder = write_page(linked.path, "about")
    page = folder / "index.vi.md"
    page.write_text(page.read_text("utf-8") + "\n[tin](story:khac) [a](a.pdf)\n", "utf-8")
    linked.put(b"x", "pages/about/a.pdf")
    text = linked.load().pages[0].texts["vi"]
    assert 'href="/tin-tuc/2025/khac/"' in text.body
    assert 'href="/files/about/a.pdf"' in text.body


def test_the_line_is_that_of_the_dead_link_and_not_of_a_longer_one(linked: Content) -> None:
    linked.story(body="\n[a](story:khac)\n\n[b](story:kha)\n")
    assert linked.found() == [Found("L201", STORY, 11)]


def test_thousands_of_dead_links_are_reported_up_to_a_bound(content: Content) -> None:
    rows = "\n\n".join(f"[a](b{number}.pdf)" for number in range(MOST_DEAD_LINKS + 50))
    content.story(body=f"\n{rows}\n")
    assert content.codes() == ["L203"] * MOST_DEAD_LINKS
