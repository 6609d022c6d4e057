"""Whatever an editor writes: the check says what is wrong and where, or the site is sound."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import feedparser
import icalendar
import jinja2
import lxml.etree
import lxml.html
import pytest
from hypothesis import event, given, settings
from jsonschema import Draft202012Validator

from plugins.build.examine import examine
from plugins.core.problems import ContentError, Problem, catalogue, errors, render
from plugins.core.site import Site
from plugins.pictures.share import style
from plugins.pipeline.settings import settings_of
from plugins.safety.output_check import check
from plugins.stories.load import load
from tests.builders import ROOT, SITE_URL, build_site, tree
from tests.conftest import BUILD_EPOCH
from tests.properties.conftest import TIMES
from tests.properties.made import broken_sites, sites, write_files
from tests.syndication.test_json_feed import valid

TODAY = dt.date(2025, 3, 15)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, object]]:
    """Keep between builds what does not depend on the content: compiled templates, looked-at letters."""
    kept = jinja2.FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    conf = settings_of(ROOT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        faces: dict[bytes, object] = {}
        made = style.Typeface
        patch.setattr(style, "Typeface",
                      lambda font, pairs: faces.setdefault(font, made(font, pairs)))  # fmt: skip
        yield {
            "JINJA_ENVIRONMENT": conf["JINJA_ENVIRONMENT"] | {"bytecode_cache": kept},
            "RENDER_WORKERS": 1,
        }


def located(found: Problem, root: Path) -> None:
    """Assert that an editor finds what *found* speaks of."""
    assert found.code in catalogue()
    for text in (found.vi, found.en, found.fix_vi, found.fix_en):
        assert text.strip()
        assert text.replace("\n", "").isprintable(), repr(text)
    path = root / found.place.path
    assert path.exists(), found
    if found.place.line:
        data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        assert 1 <= found.place.line <= data.count(b"\n") + 1, found


@settings(max_examples=60 * TIMES)
@given(files=broken_sites())
def test_a_broken_site_is_refused_in_place_and_never_by_a_traceback(
    files: dict[str, bytes],
) -> None:
    with tempfile.TemporaryDirectory() as made:
        content = write_files(Path(made), files)
        found = examine(content, ROOT / "theme", TODAY)
        event("refused" if errors(found.problems) else "sound")
        for one in found.problems:
            located(one, content.parent)
        assert examine(content, ROOT / "theme", TODAY).problems == found.problems


@settings(max_examples=4 * TIMES)
@given(files=sites())
def test_a_site_is_refused_in_place_or_published_sound(
    files: dict[str, bytes], quick: dict[str, object]
) -> None:
    with tempfile.TemporaryDirectory() as made:
        content, output = write_files(Path(made), files), Path(made) / "output"
        try:
            build_site(content, output, **quick)
        except ContentError as error:
            event("refused")
            assert not output.exists()
            for one in error.problems:
                located(one, content.parent)
            return
        event("published")
        assert errors(found := check(output, "", SITE_URL)) == (), render(found)
        read_back(output, load(content, TODAY))


def read_back(output: Path, site: Site) -> None:
    """Assert that every form of file is read by the parsers of others, and says what was written."""
    published = tree(output)
    for story in site.stories:
        for lang, text in story.texts.items():
            page = lxml.html.fromstring(published[f"{text.address}index.html"])
            assert " ".join(page.xpath("string(//h1)").split()) == " ".join(
                text.fields.title.split()
            )
            if text.fields.status == "published":
                [data] = page.xpath('//script[@type="application/ld+json"]')
                assert json.dumps(text.fields.title)[1:-1] in json.dumps(json.loads(data.text))
            assert page.get("lang") == lang
    for name, data in published.items():
        form = name.rpartition(".")[2]
        if form in {"xml", "opml", "svg"}:
            lxml.etree.fromstring(data)
        if name.endswith(("atom.xml", "rss.xml")):
            feed = feedparser.parse(data)
            assert feed.bozo == 0, (name, feed.get("bozo_exception"))
        elif name.endswith("feed.json"):
            valid(data)
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
            assert {len(row) for row in rows} == {len(rows[0])}, name
        elif form == "ics":
            icalendar.Calendar.from_ical(data)
        elif form == "json":
            stated = json.loads(data)
            if isinstance(stated, dict) and "rows" in stated:
                schema = published[stated["$schema"].removeprefix(f"{SITE_URL}/")]
                Draft202012Validator(json.loads(schema)).validate(stated)
