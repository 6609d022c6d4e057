"""Parts of a site that are switched off: their pages go, and whatever led to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from plugins.build.examine import examine
from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.core.site_settings import Features
from plugins.registers import BY_NAME
from plugins.safety.output_check import check
from tests.build.newsroom import TODAY, Newsroom
from tests.builders import (
    ROOT,
    SITE,
    SITE_URL,
    as_yaml,
    build_site,
    make_site,
    tree,
    write,
    write_story,
)
from tests.components.content import write_content
from tests.conftest import BUILD_EPOCH

ALL = tuple(Features.model_fields)
# Where each part stands by itself, and what else is said of it.
PLACES = {
    "galleries": (r"thu-vien-anh/", r"front-galleries"),
    "glossary": (r"tu-viet-tat/",),
    "data": (r'"/du-lieu/"|^/du-lieu/index.html',),
    "digests": (r"ban-tin/", r"\.eml"),
    "on_this_day": (r'class="on-this-day',),
    "sharing": (r'class="share"',),
    "offline": (r'class="footer__offline"',),
} | {name: (rf'(?:^|"|\.example)/{BY_NAME[name].paths["vi"]}/',) for name in REGISTER_NAMES}  # fmt: skip


def built(folder: Path, off: tuple[str, ...], patch: pytest.MonkeyPatch) -> dict[str, bytes]:
    patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
    content = write_content(folder)
    menu = [row for row in SITE["menu"] if not set(row) & set(off)]
    footer = [row for row in SITE["footer"] if not set(row) & set(off)]
    site = {**SITE, "menu": menu, "footer": footer, "features": dict.fromkeys(off, False)}
    write(content / "data/site.yaml", as_yaml(site))
    write_story(content, "nam-xua", date="2019-03-15")
    build_site(content, folder / "output")
    assert check(folder / "output", "", SITE_URL) == ()
    return tree(folder / "output")


def said(files: dict[str, bytes], pattern: str) -> list[str]:
    """Return the pages and lists in which *pattern* is found, and the files whose names hold it."""
    kinds = (".html", ".xml", ".json", ".opml")
    texts = {name: text.decode() for name, text in files.items() if name.endswith(kinds)}
    named = [name for name in files if re.search(pattern, f"/{name}")]
    return named + [name for name, text in texts.items() if re.search(pattern, text)]


@pytest.mark.parametrize(
    "off", [(), ALL, ("agreements", "galleries", "data"), ("benefits", "documents", "glossary", "digests")],
    ids=["none", "all", "linked", "linking"],
)  # fmt: skip
def test_what_is_switched_off_is_named_nowhere_and_nothing_leads_into_the_void(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off: tuple[str, ...]
) -> None:
    files = built(tmp_path, off, monkeypatch)
    found = {name: [*map(bool, (said(files, one) for one in PLACES[name]))] for name in ALL}
    assert found == {name: [name not in off] * len(PLACES[name]) for name in ALL}
    worker = files["sw.js"].decode()
    assert ("const BUILD" in worker) == ("offline" not in off)


def test_every_register_can_be_switched_off() -> None:
    assert set(REGISTER_NAMES) <= set(ALL)


@pytest.mark.parametrize("part", ["galleries", "glossary", "data"])
def test_a_menu_that_leads_to_what_is_switched_off_is_named_in_its_line(
    tmp_path: Path, part: str
) -> None:
    site = {**SITE, "menu": [{part: True}], "footer": [], "features": {part: False}}
    content = make_site(tmp_path, site=site)
    write_story(content, "tin")
    (found,) = examine(content, ROOT / "theme", TODAY).problems
    line = (content / "data/site.yaml").read_text("utf-8").splitlines()[found.place.line - 1]
    assert (found.code, line.strip("- ")) == ("D126", f"{part}: true")


def test_published_addresses_that_go_with_a_part_are_asked_for_as_always(room: Newsroom) -> None:
    features: dict[str, Any] = {"trainings": False}
    room.table("site", SITE | {"features": features})
    lost = room.refused()
    assert set(lost) == {"U115"}
    assert "/tap-huan/" in " ".join(str(one) for one in lost["U115"])
    room.gone(
        {"path": "/tap-huan/*", "to": "/tra-cuu/"},
        {"path": "/en/courses/*", "to": "/en/look-up/"},
        {"path": "/du-lieu/trainings.schema.json", "to": "/du-lieu/"},
    )
    room.publish()
