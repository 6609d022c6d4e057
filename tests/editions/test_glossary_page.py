"""The glossary's page, and what a story says of the abbreviations it uses."""

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from plugins.core.pages import GlossaryBody, GlossaryTerm, StandingBody, StoryBody
from plugins.core.reference import GlossaryEntry
from plugins.editions.glossary_page import fragments
from plugins.editions.page_frame import make_frame
from plugins.editions.site_pages import SitePages
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.stories.load import load
from tests.builders import SITE, build_site, make_site, write, write_story
from tests.conftest import Built
from tests.editions.conftest import THEME, TODAY, site_pages_of

ROWS: list[dict[str, Any]] = [
    {"short": "Ủy ban", "full": {"vi": "Ủy ban nhân dân", "en": "People’s Committee"}},
    {"short": "LĐLĐ", "full": {"vi": "Liên đoàn Lao động", "en": "Federation of Labour"}},
    {"short": "ĐV", "full": {"vi": "đoàn viên", "en": "member"}},
    {"short": "DV", "full": {"vi": "dịch vụ", "en": "services"}},
    {"short": "TT&TT", "full": {"vi": "Thông tin", "en": "Information"}},
    {"short": "API", "full": "Application Programming Interface"},
]


def glossary_of(site_pages: SitePages, lang: str = "vi") -> GlossaryBody:
    body = site_pages.pages["tu-viet-tat/" if lang == "vi" else "en/glossary/"].body
    assert isinstance(body, GlossaryBody)
    return body


@pytest.fixture
def site_pages(tmp_path: Path) -> SitePages:
    return site_pages_of(make_site(tmp_path, glossary=ROWS))


def test_entries_stand_in_vietnamese_order(site_pages: SitePages) -> None:
    for lang in ("vi", "en"):
        shorts = [entry.short for entry in glossary_of(site_pages, lang).entries]
        assert shorts == ["API", "DV", "ĐV", "LĐLĐ", "TT&TT", "Ủy ban"]


def test_an_entry_says_its_full_form_in_both_languages_and_where_to_search(
    site_pages: SitePages,
) -> None:
    entry = glossary_of(site_pages, "en").entries[3]
    assert (entry.full, entry.other, entry.other_lang) == (
        "Federation of Labour",
        "Liên đoàn Lao động",
        "vi",
    )
    assert entry.search_url == "/en/search/?q=L%C4%90L%C4%90"
    assert glossary_of(site_pages).entries[4].search_url == "/tim-kiem/?q=TT%26TT"
    assert glossary_of(site_pages).entries[0].other is None, (
        "one form for both languages is said once"
    )


def test_the_page_stands_in_both_editions_and_is_indexed(site_pages: SitePages) -> None:
    page = site_pages.pages["tu-viet-tat/"]
    assert (page.kind, page.indexed, page.alternate.url) == ("glossary", True, "/en/glossary/")
    assert [crumb.label for crumb in page.crumbs] == ["Trang chủ", "Tra cứu"]


@pytest.mark.parametrize("glossary", [None, []])
def test_an_empty_glossary_is_a_page_that_search_engines_pass_by(
    tmp_path: Path, glossary: list[Any] | None
) -> None:
    site_pages = site_pages_of(make_site(tmp_path, glossary=glossary))
    assert glossary_of(site_pages).entries == ()
    assert site_pages.pages["tu-viet-tat/"].indexed is False


def test_every_entry_has_a_fragment_of_its_own() -> None:
    shorts = ["LĐLĐ", "LDLD", "ldld", "LDLD 2", "№", "&", "muc 1"]
    rows = [GlossaryEntry.model_validate({"short": short, "full": "x"}) for short in shorts]
    assert list(fragments(rows).values()) == [
        "tu-ldld", "tu-ldld-2", "tu-ldld-3", "tu-ldld-2-2", "tu-muc-1", "tu-muc-2", "tu-muc-1-2",
    ]  # fmt: skip


def test_a_text_names_what_it_abbreviates_in_the_order_of_use(tmp_path: Path) -> None:
    content = make_site(tmp_path, glossary=ROWS)
    write_story(content, "tin", "ĐV nhắc LĐLĐ, LĐLĐ nhắc ĐV.\n", en_body="The LĐLĐ.\n", title="Tin")
    write_story(content, "rut", "LĐLĐ.\n", title="Rút", status="withdrawn")
    write_story(content, "khong", "Liên đoàn.\n", title="Không")
    write(
        content / "pages/about/index.en.md",
        "---\ntitle: About\nslug: about\nsummary: x\n---\n\nThe LĐLĐ.\n",
    )
    site_pages = site_pages_of(content, "https://x.example/kho")
    bodies = {
        (page.lang, page.body.card.story_id): page.body.glossary
        for page in site_pages.pages.values()
        if isinstance(page.body, StoryBody)
    }
    assert bodies["vi", "tin"] == (
        GlossaryTerm("ĐV", "đoàn viên", "/kho/tu-viet-tat/#tu-dv"),
        GlossaryTerm("LĐLĐ", "Liên đoàn Lao động", "/kho/tu-viet-tat/#tu-ldld"),
    )
    assert [term.full for term in bodies["en", "tin"]] == ["Federation of Labour"]
    assert bodies["vi", "rut"] == bodies["vi", "khong"] == ()
    about = site_pages.pages["en/about/"].body
    assert isinstance(about, StandingBody)
    assert [term.url for term in about.glossary] == ["/kho/en/glossary/#tu-ldld"]


def test_the_menus_may_lead_to_glossary_registers_and_data(tmp_path: Path) -> None:
    menu = [{"registers": True}, {"glossary": True}, {"data": True}]
    site = load(make_site(tmp_path, site=SITE | {"menu": menu}), TODAY)
    assert [p for p in site.problems if not p.warning] == []
    messages = {lang: load_messages(THEME, lang) for lang in ("vi", "en")}
    editions = make_editions(site, messages, "")
    menus = {lang: make_frame(site, edition).menu for lang, edition in editions.items()}
    assert [(link.label, link.url) for link in menus["vi"]] == [
        ("Tra cứu", "/tra-cuu/"),
        ("Chữ viết tắt", "/tu-viet-tat/"),
        ("Dữ liệu", "/du-lieu/"),
    ]
    assert [link.label for link in menus["en"]] == ["Records", "Glossary", "Data"]


def test_readers_see_the_full_forms_below_the_text_and_on_the_page(sample: Built) -> None:
    (address,) = (
        text.address for text in sample.site.listed("vi") if text.story_id == "ky-ket-2021"
    )
    story = lxml.html.fromstring(sample.page(address))
    (abbr,) = story.xpath("//div[contains(@class, 'prose')]//abbr")
    assert (abbr.text, abbr.get("title")) == ("LĐLĐ", "Liên đoàn Lao động")
    (term,) = story.xpath("//*[@class='about-story']//li[a/@href='/tu-viet-tat/#tu-ldld']")
    assert " ".join(term.text_content().split()) == "LĐLĐ Liên đoàn Lao động"
    page = lxml.html.fromstring(sample.page("en/glossary/"))
    (entry,) = page.xpath("//main//dl/div[@id='tu-ldld']")
    assert entry.xpath("string(dt)") == "LĐLĐ"
    assert entry.xpath("dd[not(@lang)][1]/text()") == ["Federation of Labour"]
    assert entry.xpath("normalize-space(translate(dd[@lang='vi'], '\u00a0', ' '))") == (
        "Liên đoàn Lao động"
    )
    (link,) = entry.xpath("dd/a")
    assert link.get("href") == "/en/search/?q=L%C4%90L%C4%90"
    assert "LĐLĐ" in link.text


def test_an_empty_glossary_says_so(tmp_path: Path) -> None:
    content = make_site(tmp_path, glossary=[])
    build_site(content, tmp_path / "output")
    page = lxml.html.fromstring((tmp_path / "output/tu-viet-tat/index.html").read_bytes())
    (title,) = page.xpath("//p[@class='empty__title']")
    assert " ".join(title.text_content().split()) == "Chưa có chữ viết tắt nào."
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//main//dl")
