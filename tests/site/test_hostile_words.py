"""Script, markup and template syntax in every field that holds words: shown, never run."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import feedparser
import lxml.etree
import lxml.html
import pytest

from plugins.core.problems import render
from plugins.safety.output_check import check
from plugins.stories.load import load
from tests.builders import (
    GLOSSARY,
    ORGANISATIONS,
    SECTIONS,
    SITE,
    SITE_URL,
    TOPICS,
    build_site,
    make_site,
    tree,
    write,
    write_page,
    write_story,
)

PARTNERS: list[dict[str, Any]] = [
    {
        "id": f"o{number}",
        "partner": {"vi": "Quán", "en": "Eatery"},
        "category": {"vi": "Ăn", "en": "Food"},
        "offer": {"vi": "Giảm", "en": "Less"},
        "who": "Đoàn viên",
        "how": "Trình thẻ",
        "places": ["Bến", {"vi": "Chợ", "en": "Market"}],
    }
    for number in range(6)
]
PAYLOADS = (
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "'onmouseover='alert(1)' {{ 7*7 }} {% raw %}",
    "</title></textarea></style><svg/onload=alert(1)>",
    "<!-- --><a href=javascript:alert(1)>x</a>]]>&lt;b&gt;",
)


def words(number: int) -> str:
    return f"Chữ {PAYLOADS[number % len(PAYLOADS)]}"


def hostile_story(content: Path) -> None:
    """Write a story whose every field of words is a payload."""
    text = iter(words(number) for number in range(10_000))
    facts: dict[str, Any] = {
        "title": next(text), "summary": next(text), "kicker": next(text), "slug": "doc",
        "authors": [{"name": next(text)}, {"name": next(text), "job": "photos"}],
        "source": {"name": next(text), "url": 'https://x.example/"><script>alert(1)</script>'},
        "topics": ["tet"], "organisations": ["cloud-river"],
        "gallery": [{"file": "a.png", "alt": next(text), "caption": next(text), "credit": next(text),
                     "focus": next(text)}],
        "attachments": [{"file": "a.pdf", "title": next(text), "number": next(text)}],
        "statistics": [{"label": next(text), "value": "1", "unit": next(text), "as_of": "2024",
                        "source": next(text)}],
        "updated": "2025-02-04", "corrections": [{"date": "2025-02-04", "note": next(text)}],
        "meeting": {"start": "2025", "venue": next(text), "attendance": "3", "chair": next(text),
                    "attendance_note": next(text)},
        "agreements": [{"id": "x", "title": next(text), "parties": [next(text)], "signed": "2024",
                        "scope": next(text), "number": next(text), "unnamed_parties": next(text),
                        "signatories": [{"name": next(text), "office": next(text), "party": next(text)}]}],
        "awards": [{"award": "other", "title": next(text), "awarded_by": next(text), "year": "2024",
                    "on_behalf_of": next(text), "by_authority_of": next(text), "presented_by": next(text), "decision": next(text),
                    "recipients": [{"name": next(text), "unit": next(text)}]}],
        "document": {"number": next(text), "type": "cong_van", "issued": "2024", "issuer": next(text),
                     "signer": next(text), "subject": next(text), "addressees": [next(text)],
                     "contact": next(text), "replaces": next(text),
                     "deadlines": [{"what": next(text), "due": "2025", "who": next(text)}]},
    }  # fmt: skip
    # In a body what would act is refused; as code it is shown (tests/stories/test_nothing_swallowed.py).
    body = "\n\n".join(f'Đoạn ``` {payload} ```\n\n![x](a.png "{payload}")' for payload in PAYLOADS)
    body = body.replace("<img src=x ", "<img src=a.png alt=A ")  # a missing picture is refused
    folder = write_story(
        content, "doc", body, pictures=["a.png"], en={"title": next(text), "slug": "doc"}, **facts
    )
    write(folder / "a.pdf", b"%PDF-1.4\n%%EOF\n")


def poisoned(value: Any, number: int = 0) -> Any:
    """Return reference data with a payload after every text that readers see."""
    if isinstance(value, dict):
        kept = {
            "id",
            "slug",
            "section",
            "page",
            "level",
            "parent",
            "url",
            "as_of",
            "founded",
            "value",
            "email",  # one that holds a payload is refused: tests/core/test_contact_fields.py
            "phone",
        }
        return {
            key: inner if key in kept else poisoned(inner, number + at)
            for at, (key, inner) in enumerate(value.items())
        }
    if isinstance(value, list):
        return [poisoned(inner, number + at) for at, inner in enumerate(value)]
    return f"{value} {PAYLOADS[number % len(PAYLOADS)]}" if isinstance(value, str) else value


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    content = make_site(
        folder,
        site=poisoned(SITE) | {"typography": "false"},  # what comes out is compared
        sections=poisoned(SECTIONS),
        topics=poisoned(TOPICS),
        organisations=poisoned(ORGANISATIONS),
        glossary=poisoned(GLOSSARY),
        benefits=poisoned(PARTNERS),
    )
    hostile_story(content)
    write_story(content, "khac", topics=["tet"], organisations=["cloud-river"], related=["doc"])
    write_page(content, "about", summary=words(0), title=words(1))
    site = load(content, dt.date(2025, 3, 15))
    assert [p for p in site.problems if not p.warning] == [], render(site.problems)
    build_site(content, folder / "output")
    return folder / "output"


def test_every_page_holds_text_where_the_payload_is(output: Path) -> None:
    pages = sorted(output.rglob("*.html"))
    assert len(pages) >= 40
    for path in pages:
        root = lxml.html.fromstring(path.read_bytes())
        assert not root.xpath("//*[@onerror or @onload or @onmouseover or @onclick or @style]"), (
            path
        )
        assert not root.xpath("//a[starts-with(@href, 'javascript')]"), path
        for script in root.xpath("//script"):
            assert script.get("src") or "json" in script.get("type"), path
            if script.get("src") is None:
                json.loads(script.text)
        assert not root.xpath("//img[@src='x']"), path
        assert "49" not in root.xpath("string(//title)"), path


def test_the_sites_own_check_agrees(output: Path) -> None:
    found = check(output, "", SITE_URL)
    assert found == (), render(found)


def test_titles_are_shown_exactly(output: Path) -> None:
    root = lxml.html.fromstring((output / "tin-tuc/2025/doc/index.html").read_bytes())
    assert " ".join(root.xpath("string(//h1)").split()) == words(0)
    assert root.xpath("//meta[@name='description']/@content") == [words(1)]
    shown = " ".join(root.text_content().split())
    for payload in PAYLOADS:
        assert " ".join(payload.split()) in shown


def test_feeds_and_sitemap_stay_well_formed(output: Path) -> None:
    for path in output.rglob("*.xml"):
        lxml.etree.fromstring(path.read_bytes())
    for name in ("atom.xml", "rss.xml"):
        feed = feedparser.parse((output / name).read_bytes())
        assert feed.bozo == 0
        assert words(0) in {entry.title for entry in feed.entries}


def test_the_search_index_holds_no_markup_of_the_payloads(output: Path) -> None:
    assert any(name.startswith("pagefind/") for name in tree(output))
    for path in output.rglob("*.html"):
        assert not re.search(
            r"\{\{|\{% ", re.sub(r"\{\{ 7\*7 \}\}|\{% raw %\}", "", path.read_text("utf-8"))
        )
