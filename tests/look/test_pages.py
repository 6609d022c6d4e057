"""A union's look on the pages, in what machines read, on share images and in e-mails."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from plugins.safety.output_check import check
from tests.builders import SITE_URL, build_site, make_site, write, write_story
from tests.conftest import BUILD_EPOCH
from tests.look.conftest import drawing, png
from tests.shared import once

BRAND, BAND = "#0a5c36", "#0b3d2a"
TOKENS = f""":root {{ --brand: {BRAND}; --band: {BAND}; --paper: #ffffff; }}
@media (prefers-color-scheme: dark) {{ :root {{ --brand: #8fe0b5; --band: #06140e; --paper: #101a16; }} }}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a site with a look of its own."""

    def build(folder: Path) -> None:
        content = make_site(folder)
        write_story(content, "tin", date="2025-02-03", title="Tin đầu năm")
        for name, what in {
            "logo.svg": drawing(400, 100), "logo.dark.svg": drawing(400, 100), "icon.png": png(512),
            "tokens.css": TOKENS, "extra.css": ".own { color: red }\n",
            "templates/head.html": '<meta name="google-site-verification" content="x">\n',
        }.items():  # fmt: skip
            write(content / "theme" / name, what)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
            build_site(content, folder / "output")

    return once(tmp_path_factory, "own-look", build)[0] / "output"


def front(built: Path) -> lxml.html.HtmlElement:
    return lxml.html.parse(built / "index.html").getroot()


def test_the_site_passes_its_own_check(built: Path) -> None:
    assert list(check(built, "", SITE_URL)) == []


def test_the_logo_stands_for_the_name_and_has_a_dark_twin(built: Path) -> None:
    page = front(built)
    [plate] = page.xpath("//a[@class='nameplate']")
    [logo], [dark] = plate.xpath(".//img"), plate.xpath(".//source")
    assert (logo.get("alt"), logo.get("width"), logo.get("height")) == (
        "Công đoàn Sông Mây",
        "288",
        "72",
    )
    assert logo.get("src").endswith("/img/logo.svg")
    assert (dark.get("media"), dark.get("srcset").rpartition("/")[2]) == (
        "(prefers-color-scheme: dark)", "logo.dark.svg",
    )  # fmt: skip
    assert not plate.text_content().strip()
    [foot] = page.xpath("//footer//img")
    assert foot.get("src").endswith("/img/logo.dark.svg")


def test_machines_are_told_of_it(built: Path) -> None:
    page = front(built)
    icons = [link.get("href").rpartition("/")[2] for link in page.xpath("//link[@rel='icon']")]
    assert icons == ["favicon-32.png"]
    assert not (built / "favicon.svg").exists()
    assert page.xpath("//meta[@name='theme-color']/@content") == ["#ffffff", "#101a16"]
    assert page.xpath("//meta[@name='google-site-verification']")
    [story] = (built / "tin-tuc/2025").glob("*/index.html")
    stated = json.loads(
        lxml.html.parse(story).xpath("//script[@type='application/ld+json']")[0].text
    )
    logos = re.findall(r'"logo": \{[^}]*\}', json.dumps(stated))
    assert logos
    assert all("img/logo.svg" in logo and '"width": "400 px"' in logo for logo in logos)
    sheet = next(built.glob("theme/*/css/site.css")).read_text("utf-8")
    assert "\n.own { color: red }\n" in sheet


def test_share_images_and_letters_are_in_its_colours(built: Path) -> None:
    [shared] = front(built).xpath("//meta[@property='og:image']/@content")
    with Image.open(built / shared.removeprefix(f"{SITE_URL}/")) as opened:
        image = opened.convert("RGB")

    def near(place: tuple[int, int], colour: str) -> bool:
        wanted = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        found = image.getpixel(place)
        assert isinstance(found, tuple)
        return all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True))

    assert near((600, 578), BRAND), "the stripe"
    assert near((600, 586), BAND), "the band"
    assert near((20, 20), "#ffffff"), "the paper"
    assert near((930, 200), BRAND), "the icon is the mark"
    [letter, *_] = sorted(built.rglob("*.eml"))
    text = letter.read_text("utf-8")
    assert BRAND in text or BRAND.replace("#", "=23") in text
    assert "#a01c25" not in text
