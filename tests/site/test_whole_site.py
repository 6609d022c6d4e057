"""The sample site, whole: links, feeds, sitemap, languages, and what a reader can reach."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import listparser
import lxml.etree
import lxml.html
import pytest

from plugins.core.addresses import FEED_FORMS
from plugins.core.problems import render
from plugins.language.held import NO_BREAK
from plugins.safety.output_check import check
from tests.builders import SITE_URL
from tests.conftest import Built
from tests.sample import HOSTILE_TITLE
from tests.syndication.test_json_feed import valid

Tree = lxml.html.HtmlElement
DATA = {"application/ld+json", "application/json"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def trees(sample: Built) -> dict[str, Tree]:
    """Return every page of the built site, parsed, by its path."""
    return {
        path.relative_to(sample.output).as_posix(): lxml.html.fromstring(path.read_bytes())
        for path in sorted(sample.output.rglob("*.html"))
    }


def file_of(url: str) -> str:
    """Return the file that serves *url*."""
    path = unquote(urlsplit(url).path).lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def is_ours(url: str) -> bool:
    return f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" == SITE_URL


def urls_in(tree: Tree, name: str) -> Iterator[tuple[str, str]]:
    """Yield the attribute and absolute URL of everything that a page names."""
    base = f"{SITE_URL}/{name.removesuffix('index.html')}"
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in ("href", "src", "action", "poster", "data"):
            if value := element.get(attribute):
                yield attribute, urljoin(base, value)
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield "srcset", urljoin(base, candidate.split()[0])


def test_the_finished_folder_passes_the_sites_own_check(sample: Built) -> None:
    found = check(sample.output, "", SITE_URL)
    assert found == (), render(found)


def test_every_internal_link_resolves_fragments_too(sample: Built, trees: dict[str, Tree]) -> None:
    """An independent look, with another parser than the site's own check has."""

    @cache
    def ids(name: str) -> frozenset[str]:
        return frozenset(trees[name].xpath("//@id")) if name in trees else frozenset()

    dead = []
    looked_at = 0
    for name, tree in trees.items():
        for attribute, url in urls_in(tree, name):
            if not is_ours(url):
                continue
            looked_at += 1
            target = file_of(url)
            fragment = unquote(urlsplit(url).fragment)
            if not (sample.output / target).exists() or (
                fragment and target.endswith(".html") and fragment not in ids(target)
            ):
                dead.append((name, attribute, url))
    assert dead == []
    assert looked_at > 5_000


def test_no_page_asks_another_host_for_anything(trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        for element in tree.xpath(
            "//script|//img|//source|//link|//iframe|//video|//audio|//object"
        ):
            for attribute in ("src", "srcset", "href"):
                value = element.get(attribute) or ""
                assert not urlsplit(value.split(" ")[0]).netloc or is_ours(value), (name, value)
        assert not tree.xpath("//style|//*[@style]|//base"), name
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), name
        for script in tree.xpath("//script"):
            assert script.get("src") or script.get("type") in DATA, name


def test_style_sheets_and_scripts_name_no_other_host(sample: Built) -> None:
    for path in [*sample.output.rglob("*.css"), *sample.output.glob("theme/**/*.js")]:
        text = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text("utf-8"), flags=re.S | re.M)
        hosts = set(re.findall(r"https?://([\w.-]+)", text))
        assert hosts <= {"www.w3.org"}, path


def test_every_page_says_its_language_and_has_one_heading(trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        english = name.startswith("en/")
        assert tree.get("lang") == ("en" if english else "vi"), name
        assert len(tree.xpath("//h1")) == 1, name
        assert tree.xpath("string(//title)").strip(), name
        assert tree.xpath("//h1")[0].text_content().strip(), name
        assert len(tree.xpath("//main")) == 1, name
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_heading_levels_are_not_skipped(trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        levels = [
            int(h.tag[1])
            for h in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), (name, levels)


def alternates(tree: Tree) -> dict[str, str]:
    return {
        e.get("hreflang"): e.get("href") for e in tree.xpath("//link[@rel='alternate'][@hreflang]")
    }


def test_elements_stand_where_html_allows_them(trees: dict[str, Tree]) -> None:
    """What the W3C's checker found once; the checker itself needs Java (docs/faults.md)."""
    for name, tree in trees.items():
        for caption in tree.iter("figcaption"):
            figure = caption.getparent()
            assert figure.tag == "figure", name
            assert caption in (figure[0], figure[-1]), name
        for moment in tree.iter("time"):
            assert moment.get("datetime"), name
        assert not tree.cssselect(":is(thead, tbody, tr, th, td)[role]"), name
        assert not tree.cssselect("table[role=table]"), name


def test_language_links_come_in_pairs_and_lead_back(trees: dict[str, Tree]) -> None:
    paired = 0
    for name, tree in trees.items():
        links = alternates(tree)
        if not links:
            continue
        assert set(links) == {"vi", "en", "x-default"}, name
        assert links["x-default"] == links["vi"], name
        own = "en" if name.startswith("en/") else "vi"
        assert file_of(links[own]) == name
        other = file_of(links["vi" if own == "en" else "en"])
        assert alternates(trees[other]) == links, (name, other)
        paired += 1
    assert paired > 150


def test_every_page_leads_to_the_other_edition_in_its_body(trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        other = "vi" if name.startswith("en/") else "en"
        links = tree.xpath(f"//body//a[@hreflang='{other}']")
        assert links, name


def test_canonical_addresses_are_the_pages_own(trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert file_of(canonical) == name
        assert is_ours(canonical)


def test_every_story_can_be_reached_by_links_alone(sample: Built, trees: dict[str, Tree]) -> None:
    for lang, start in (("vi", "index.html"), ("en", "en/index.html")):
        seen, queue = {start}, [start]
        while queue:
            name = queue.pop()
            for attribute, url in urls_in(trees[name], name):
                target = file_of(url)
                own = target.startswith("en/") == (lang == "en")
                new = target in trees and target not in seen
                if attribute == "href" and is_ours(url) and own and new:
                    seen.add(target)
                    queue.append(target)
        stories = {f"{text.address}index.html" for text in sample.site.listed(lang)}
        assert len(stories) > 40
        assert stories <= seen
        hidden = {
            f"{text.address}index.html"
            for story in sample.site.stories
            if (text := story.texts.get(lang)) and text.fields.status != "published"
        }
        assert not hidden & seen
        assert hidden <= trees.keys()


def test_the_feeds_parse_and_both_editions_list_their_newest(sample: Built) -> None:
    for lang, prefix in (("vi", ""), ("en", "en/")):
        newest = [text.fields.title for text in sample.site.listed(lang)[:20]]
        for name in ("atom.xml", "rss.xml"):
            feed = feedparser.parse((sample.output / prefix / name).read_bytes())
            assert feed.bozo == 0, (prefix, name, feed.get("bozo_exception"))
            assert feed.feed.language == lang
            assert [entry.title for entry in feed.entries] == newest
            assert all(is_ours(entry.link) for entry in feed.entries)
            assert all((sample.output / file_of(entry.link)).exists() for entry in feed.entries)
            ids = [entry.id for entry in feed.entries]
            assert len(ids) == len(set(ids))
        written = valid((sample.output / prefix / "feed.json").read_bytes())
        assert written["language"] == lang
        assert [item["id"] for item in written["items"]] == ids
        assert [item["title"] for item in written["items"]] == newest


def test_every_section_has_its_feeds_and_pages_announce_them(
    sample: Built, trees: dict[str, Tree]
) -> None:
    for name, tree in trees.items():
        links = tree.xpath("//link[@rel='alternate'][@type]")
        assert {link.get("type") for link in links} == {mime for _, mime in FEED_FORMS.values()}
        for link in links:
            path = sample.output / file_of(urljoin(SITE_URL, link.get("href")))
            assert path.exists(), (name, link.get("href"))
    feed = feedparser.parse((sample.output / "chuyen-muc/documents/atom.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == ["Công văn 286/LĐLĐ về phúc lợi"]


def test_the_list_of_feeds_names_one_feed_a_channel_and_all_are_there(sample: Built) -> None:
    found = listparser.parse((sample.output / "nguon-tin/feeds.opml").read_bytes())
    assert not found.bozo
    assert [feed.categories for feed in found.feeds] == [
        *[[["Công đoàn Sông Mây"]]] * 4,
        *[[["Cloud River Trade Unions"]]] * 4,
    ]
    for feed in found.feeds:
        parsed = feedparser.parse((sample.output / file_of(feed.url)).read_bytes())
        assert parsed.version == "rss20"
        assert parsed.feed.title == feed.title
    assert len({feed.url for feed in found.feeds}) == 8


def test_every_letter_says_what_its_page_says_and_leads_to_pages_that_exist(
    sample: Built, trees: dict[str, Tree]
) -> None:
    letters = sorted(sample.output.rglob("*.eml"))
    assert len(letters) > 20
    for path in letters:
        content = path.read_bytes()
        assert content.isascii(), path
        assert max(map(len, content.splitlines())) <= 76, path
        message = BytesParser(policy=policy.default).parsebytes(content)
        assert not message.defects, path
        html = lxml.html.fromstring(message.get_body(("html",)).get_content())
        page = trees[path.relative_to(sample.output).with_name("index.html").as_posix()]
        assert html.get("lang") == page.get("lang") == message["Content-Language"]
        # A page holds the syllables of a word together; a letter leaves that to the mail's reader.
        shown = [one.text_content().replace(NO_BREAK, " ") for one in page.xpath("//main//h3")]
        assert [one.text_content() for one in html.xpath("//h3")] == shown, path
        text = message.get_body(("plain",)).get_content()
        for url in {*html.xpath("//@href"), *re.findall(r"https?://\S+", text)}:
            assert is_ours(url), (path, url)
            assert (sample.output / file_of(url)).exists(), (path, url)
        assert not html.xpath("//img|//script|//link|//style|//form"), path


def test_the_sitemap_names_every_indexed_page_with_its_translation(
    sample: Built, trees: dict[str, Tree]
) -> None:
    root = lxml.etree.fromstring((sample.output / "sitemap.xml").read_bytes())
    entries = {}
    for url in root.iter(f"{SITEMAP}url"):
        links = {e.get("hreflang"): e.get("href") for e in url.iter(f"{XHTML}link")}
        entries[url.findtext(f"{SITEMAP}loc")] = links
    indexed = {
        tree.xpath("//link[@rel='canonical']/@href")[0]
        for tree in trees.values()
        if not tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    }
    assert set(entries) == indexed
    for own, links in entries.items():
        for lang, target in links.items():
            if lang != "x-default":
                assert target in entries
                assert entries[target] == links, own
    assert any(links for links in entries.values())


def test_hostile_words_are_shown_to_the_letter(sample: Built, trees: dict[str, Tree]) -> None:
    name = "tin-tuc/2025/ngoac-kep/index.html"
    tree = trees[name]
    assert tree.xpath("string(//h1)").strip().replace(NO_BREAK, " ") == HOSTILE_TITLE
    assert tree.xpath("//meta[@name='description']/@content") == [HOSTILE_TITLE]
    assert tree.xpath("//meta[@property='og:title']/@content") == [HOSTILE_TITLE]
    data = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    assert HOSTILE_TITLE in json.dumps(data, ensure_ascii=False).replace('\\"', '"')
    feed = feedparser.parse((sample.output / "rss.xml").read_bytes())
    assert HOSTILE_TITLE in {entry.title for entry in feed.entries}


def test_words_are_held_together_in_headlines_alone(sample: Built, trees: dict[str, Tree]) -> None:
    """Whatever is no heading says the title as it was written, the search index too."""
    title, held = "Tổng kết công đoàn năm 2024", "Tổng\u00a0kết công\u00a0đoàn năm\u00a02024"
    [name] = [
        name
        for name, tree in trees.items()
        if tree.xpath("string(//h1[@class='story__title'])") == held
    ]
    tree = trees[name]
    assert title in tree.xpath("string(//title)")
    assert tree.xpath("string(//meta[@property='og:title']/@content)") == title
    data = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    assert title in {node.get("headline") for node in data["@graph"]}
    assert any(held in tree.xpath("string(//main)") for tree in trees.values())

    plain = 0
    for path in sample.output.rglob("*"):
        if path.suffix in {".html", ".webp", ".avif", ".jpg", ".png"} or path.is_dir():
            continue
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
        plain += title.encode() in content
        assert "công\u00a0đoàn".encode() not in content.lower(), path
    assert plain > 4


def test_what_waits_or_is_hidden_shows_nowhere_else(sample: Built) -> None:
    for path in sample.output.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".xml", ".json", ".txt"}:
            text = path.read_text("utf-8", errors="replace")
            assert "Bản nháp mật" not in text, path
            assert "Tin tương lai mật" not in text, path
            if "an-danh-sach" not in path.as_posix() and "tin-an" not in path.as_posix():
                assert "Tin ẩn" not in text or "story-an-danh-sach" in path.as_posix(), path
            assert "Lời đã rút khỏi trang" not in text, path
            assert "Sapo đã rút khỏi trang" not in text, path


def test_no_private_file_and_no_source_is_published(sample: Built) -> None:
    kinds = {path.suffix for path in sample.output.rglob("*") if path.is_file()}
    assert not kinds & {".md", ".yaml", ".toml", ".py", ".docx", ".bak"}
    hidden = {path.name for path in sample.output.rglob(".*")}
    assert hidden <= {".nojekyll", ".well-known"}


def test_files_can_be_read_by_a_web_server(sample: Built) -> None:
    for path in sample.output.rglob("*"):
        assert path.stat().st_mode & 0o004, path
