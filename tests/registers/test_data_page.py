"""The data page: every file, every column, and how to read them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.core.pages import DataBody, Page
from plugins.core.registers import Registers
from plugins.editions.site_pages import make_site_pages
from plugins.editions.site_plan import plan_site
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.theme_pictures import ThemePictures
from plugins.registers import BY_NAME, REGISTERS
from plugins.registers import files as register_files
from plugins.registers.csv_file import protect
from plugins.registers.fields import PROTECTED
from plugins.registers.records import records
from plugins.syndication.description import structured_data
from tests.builders import SITE_URL
from tests.conftest import Built
from tests.registers.full import editions_of, localizer_of, write_full

Collect = Callable[..., Registers]


@pytest.fixture(params=["vi", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Return each language."""
    return str(request.param)


def page_of(registers: Registers, lang: str) -> Page:
    editions = editions_of(registers)
    pictures = ThemePictures(registers.site, PictureIndex({}), editions, lambda *about: "")  # type: ignore[arg-type]
    address = {"vi": "du-lieu/", "en": "en/data/"}[lang]
    return make_site_pages(plan_site(registers.site, editions), pictures).pages[address]


def test_every_file_is_offered_and_every_column_explained(
    content: Path, registers: Collect, lang: str
) -> None:
    write_full(content)
    made = registers()
    page = page_of(made, lang)
    assert isinstance(page.body, DataBody)
    assert [one.register for one in page.body.sets] == list(REGISTER_NAMES)
    offered = {one.schema for one in page.body.sets}
    offered |= {file.url for one in page.body.sets for file in one.downloads}
    written = {f"/{name}" for name in dict(register_files.register_files(made, editions_of(made)))}
    written = {url for url in written if "/ics/" not in url}  # one event alone: offered beside it
    assert offered == {url for url in written if url.startswith("/en/") == (lang == "en")} | {
        url for url in written if url.endswith(".schema.json")
    }
    for one in page.body.sets:
        assert one.count == len(BY_NAME[one.register].rows(made))
        assert [field.key for field in one.fields] == [
            field.key for field in BY_NAME[one.register].fields
        ]
        assert all(len(field.meaning) > 10 for field in one.fields)


def test_the_rule_on_the_page_is_the_rule_of_the_files(registers: Collect) -> None:
    body = page_of(registers(), "vi").body
    assert isinstance(body, DataBody)
    assert body.protected == PROTECTED
    for sign in "=+-@\t\r\n＝＋－＠":
        assert re.match(body.protected, protect(sign))


def test_search_engines_are_told_of_the_data_sets(registers: Collect, lang: str) -> None:
    made = registers()
    page = page_of(made, lang)
    block = structured_data(page, editions_of(made)[lang], made)
    graph: list[dict[str, Any]] = json.loads(str(block))["@graph"]
    catalogue = next(node["mainEntity"] for node in graph if "mainEntity" in node)
    assert catalogue["@type"] == "DataCatalog"
    assert len(catalogue["dataset"]) == len(REGISTER_NAMES)
    for one in catalogue["dataset"]:
        assert 50 <= len(one["description"]) <= 5000  # what Google asks of a data set
        assert "license" not in one
        kinds = {file["encodingFormat"]: file["contentUrl"] for file in one["distribution"]}
        assert {"text/csv", "application/json"} <= kinds.keys()
        assert all(url.startswith(f"{SITE_URL}/") for url in kinds.values())


def test_the_page_as_readers_have_it(sample: Built, lang: str) -> None:
    document = lxml.html.document_fromstring(
        sample.page({"vi": "du-lieu/", "en": "en/data/"}[lang])
    )
    assert len(document.xpath("//section[@class='data__set']//table")) == len(REGISTER_NAMES)
    assert document.xpath("string(//section[@id='reading']//code)") == PROTECTED
    calendars = [code.text for code in document.xpath("//section[@class='data__set']/p/code")]
    assert len(calendars) == sum("ics" in register.forms for register in REGISTERS)
    assert all(url.startswith(SITE_URL) and url.endswith(".ics") for url in calendars)


def test_no_row_is_without_words(content: Path, registers: Collect, lang: str) -> None:
    write_full(content)
    localizer = localizer_of(registers(), lang)
    for name in REGISTER_NAMES:
        for record in records(BY_NAME[name], localizer):
            assert record["url"].startswith(SITE_URL)
