"""Ids, slugs and addresses: nobody takes another's place."""

import pytest

from tests.builders import ORGANISATIONS, SECTIONS, SITE, make_site, write_page
from tests.stories.conftest import GOOD, STORY, Content, Found

OTHER = "news/2025/khac/index.vi.md"


def test_two_texts_at_one_address_are_both_named(content: Content) -> None:
    content.put(GOOD)
    content.put(GOOD, OTHER)
    (found,) = content.problems()
    assert (found.code, found.place.path, found.place.line) == ("S210", f"content/{STORY}", 2)
    assert f"content/{OTHER}" in found.vi
    assert "/tin-tuc/2025/xuong-may-hop-mat/" in found.vi


def test_a_slug_that_differs_by_marks_alone_is_the_same(content: Content) -> None:
    content.put(GOOD)
    content.put(GOOD.replace("Xưởng Mây họp mặt", "Xương may hớp mắt"), OTHER)
    assert content.found() == [Found("S210", STORY, 2)]


def test_a_stated_slug_is_where_the_fault_is(content: Content) -> None:
    content.story("slug: mot")
    content.story("slug: mot", name=OTHER)
    assert content.found() == [Found("S210", STORY, 7)]
    content.story("slug: hai", name=OTHER)
    assert content.found() == []


def test_one_slug_in_two_years_is_two_addresses(content: Content) -> None:
    content.put(GOOD)
    content.put(GOOD.replace("2025-02-03", "2024-02-03"), "news/2024/khac/index.vi.md")
    assert content.found() == []


def test_a_story_in_another_years_folder_is_warned_of(content: Content) -> None:
    content.put(GOOD, "news/2024/tin/index.vi.md")
    assert content.found() == [Found("WS231", "news/2024/tin/index.vi.md", 3)]
    assert content.load().stories[0].main.address.startswith("tin-tuc/2025/")


def test_a_title_of_emoji_alone_asks_for_a_slug(content: Content) -> None:
    content.put(GOOD.replace("Xưởng Mây họp mặt", "🎉🎉"))
    assert content.found() == [Found("S213", STORY, 2)]
    content.put(GOOD.replace("Xưởng Mây họp mặt", "🎉🎉\nslug: chuc-mung"))
    assert content.text().address == "tin-tuc/2025/chuc-mung/"


@pytest.mark.parametrize(
    "slug", ["en", "tin-tuc", "tim-kiem", "luu-tru", "theme", "media", "files", "pagefind", "404"]
)
def test_a_page_cannot_take_a_place_of_the_sites_own(content: Content, slug: str) -> None:
    write_page(content.path, "about", slug=slug)
    assert content.found() == [Found("S212", "pages/about/index.vi.md", 3)]


def test_an_english_page_cannot_either(content: Content) -> None:
    page = content.path / "pages/about/index.en.md"
    page.write_text(page.read_text("utf-8").replace("slug: about", "slug: search"), "utf-8")
    assert content.codes() == ["S212"]


def test_two_pages_at_one_address_are_named(content: Content) -> None:
    write_page(content.path, "ban", en=False)
    assert [f.code for f in content.found()] == ["S210"]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("sections", [*SECTIONS, {**SECTIONS[0], "id": "khac"}]),
        ("sections", [*SECTIONS, {"id": "hoat-dong", "name": "Trùng"}]),
        (
            "organisations",
            [*ORGANISATIONS, {**ORGANISATIONS[1], "id": "x", "slug": "rattan-works"}],
        ),
    ],
)
def test_two_rows_of_data_at_one_address_are_refused(
    content: Content, table: str, rows: list[dict[str, object]]
) -> None:
    make_site(content.path.parent, **{table: rows})
    found = content.found()
    assert {(f.code, f.path) for f in found} == {("D104", f"data/{table}.yaml")}
    assert all(f.line > 1 for f in found)


@pytest.mark.parametrize("size", [2, 3, 40])
def test_parents_in_a_circle_are_refused_in_the_line_written_first(
    content: Content, size: int
) -> None:
    circle = [
        {"id": f"to-{n}", "name": f"Tổ {n}", "parent": f"to-{(n + 1) % size}"} for n in range(size)
    ]
    below = {"id": "duoi", "name": "Dưới", "parent": "to-1"}  # leads there, and is not in it
    make_site(content.path.parent, organisations=[*ORGANISATIONS, below, *circle])
    (found,) = content.problems()
    assert found.code == "D130"
    text = (content.path / "data/organisations.yaml").read_text("utf-8").splitlines()
    assert text[found.place.line - 1].strip() == "parent: to-1"
    assert text[found.place.line - 3].strip("- ") == "id: to-0"
    assert "to-0 → to-1" in found.vi


def test_an_id_declared_twice_and_an_unknown_parent_are_refused_with_their_lines(
    content: Content,
) -> None:
    rows = [*ORGANISATIONS, ORGANISATIONS[1], {"id": "moi", "name": "Mới", "parent": "cloud-rivr"}]
    make_site(content.path.parent, organisations=rows)
    twice, parent = content.problems()
    text = (content.path / "data/organisations.yaml").read_text("utf-8").splitlines()
    assert (twice.code, parent.code) == ("D102", "S201")
    assert "id: rattan-works" in text[twice.place.line - 1]
    assert "parent: cloud-rivr" in text[parent.place.line - 1]
    assert "Có phải “cloud-river”?" in parent.vi


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ({"section": "activites"}, "S201"),
        ({"page": "gioi-thieu"}, "S201"),
        ({"section": "activities", "page": "about"}, "D105"),
        ({}, "D105"),
    ],
)
def test_a_word_of_the_menu_leads_to_one_thing_that_exists(
    content: Content, item: dict[str, str], code: str
) -> None:
    make_site(content.path.parent, site={**SITE, "menu": [{"archive": True}, item]})
    (found,) = content.problems()
    assert (found.code, found.place.path) == (code, "content/data/site.yaml")
    assert found.place.line > 1


@pytest.mark.parametrize("name", ["site", "sections", "topics", "organisations"])
def test_a_missing_data_file_is_named(content: Content, name: str) -> None:
    (content.path / f"data/{name}.yaml").unlink()
    assert Found("D101", f"data/{name}.yaml", 0) in content.found()


def test_a_data_file_that_is_no_list_is_refused(content: Content) -> None:
    content.put("order: {vi: x}\n", "data/topics.yaml")
    assert content.found() == [Found("D103", "data/topics.yaml", 1)]


def test_two_files_of_one_address_are_refused(content: Content) -> None:
    content.story(
        "attachments: [{file: Quyết định.pdf, title: A}, {file: quyet-dinh.pdf, title: B}]"
    )
    for name in ("Quyết định.pdf", "quyet-dinh.pdf"):
        content.put(b"%PDF", f"news/2025/tin/{name}")
    assert content.found() == [Found("L207", STORY, 7)]


def test_a_story_and_a_page_of_one_name_do_not_share_files(content: Content) -> None:
    content.story(name="news/2025/about/index.vi.md", body="\n[a](a.pdf)\n")
    content.put(b"1", "news/2025/about/a.pdf")
    page = content.path / "pages/about/index.vi.md"
    page.write_text(page.read_text("utf-8") + "\n[a](a.pdf)\n", "utf-8")
    content.put(b"2", "pages/about/a.pdf")
    assert content.codes() == ["L207"]


@pytest.mark.parametrize(
    "path",
    ["/index.html", "/en", "/en/", "/en/index.html", "/tim-kiem/", "/en/search/", "/luu-tru/2025/",
     "/404.html", "/atom.xml", "/en/rss.xml", "/robots.txt", "/sitemap.xml", "/media/a.jpg",
     "/theme/x/", "/chuyen-muc/hoat-dong/", "/_headers", "/robots.txt/a", "/en/atom.xml/x/"],
)  # fmt: skip
def test_an_old_address_cannot_take_a_place_of_the_sites_own(content: Content, path: str) -> None:
    content.story(f"redirect_from: [{path}]")
    assert content.found() == [Found("S214", STORY, 7)]


def test_an_old_address_cannot_take_a_texts_place_or_be_claimed_twice(content: Content) -> None:
    content.story("redirect_from: [/tin-tuc/2025/khac/index.html, /cu/]", "slug: tin")
    content.story("redirect_from: [/cu/]", "slug: khac", name=OTHER)
    assert sorted(content.codes()) == ["S214", "S214"]


def test_old_addresses_of_any_usual_form_are_taken(content: Content) -> None:
    content.story("redirect_from: [/tin-tuc/2018/cu/, /bai-viet/123.html, /cu, /tin/cũ/]")
    assert content.found() == []
