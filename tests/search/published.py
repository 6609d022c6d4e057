"""A site's search, indexed by the real Pagefind and served under a strict policy, and who asks it."""

from __future__ import annotations

import shutil
import threading
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jinja2
from playwright.sync_api import Page

from plugins import search
from plugins.core.inputs import Inputs
from plugins.core.outlet import Outlet
from plugins.core.pages import Link, SearchBody
from plugins.core.pictures import Rendition
from plugins.core.site import Site, Text
from plugins.registers.collect import collect
from plugins.store.file_store import FileStore
from tests.registers.full import localizer_of

THEME = Path(__file__).parents[2] / "theme"


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def no_sources(store: Path, output: Path) -> search.Sources:
    """Return sources of which documents read nothing; *store* keeps the files, *output* takes them."""
    return search.Sources(Inputs(), "", FileStore(store / "files"), Outlet(output))


def messages(lang: str) -> Callable[..., str]:
    """Return the edition's messages as templates call them."""
    table = tomllib.loads((THEME / "messages" / f"{lang}.toml").read_text("utf-8"))

    def word(key: str, **values: Any) -> str:
        found: Any = table
        for name in key.split("."):
            found = found[name]
        if isinstance(found, dict):
            found = found["one" if values.get("n") == 1 and lang == "en" else "other"]
        return str(found).format(**values)

    return word


@dataclass(frozen=True)
class Edition:
    """As much of an edition as the panel asks for."""

    lang: str
    search_url: str
    t: Callable[..., str]

    def number(self, n: int) -> str:
        return str(n)


def panel(site: Site, lang: str, base: str, body: SearchBody | None = None) -> str:
    """Return a page with the real panel, the real scripts and the sheets that the search page names."""
    word = messages(lang)
    body = body or SearchBody(
        filters=search.filters(localizer_of(collect(site), lang)),
        bundle_url=f"{base}/pagefind/{lang}/",
        base_url=f"{base}/",
        ways=(Link("Lưu trữ", f"{base}/luu-tru/", count=29),),
        other_bundle_url=f"{base}/pagefind/{'en' if lang == 'vi' else 'vi'}/",
    )
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    named = environment.get_template("search.html")
    sheets = "".join(named.blocks["sheets"](named.new_context())).split()
    template = environment.from_string(
        '{% from "components/search_panel.html" import search_panel %}<!doctype html>'
        '<html lang="{{ edition.lang }}"><meta charset="utf-8"><title>Tìm</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="{{ base }}/media/a.gif">'
        '<script src="{{ base }}/theme/js/first.js"></script>'
        '{% for name in sheets %}<link rel="stylesheet" href="{{ base }}/theme/css/{{ name }}.css">{% endfor %}'
        '<script type="module" src="{{ base }}/start.js"></script>'
        '<body class="page-search"><main>{{ search_panel(edition, body) }}</main>'
        '<footer class="footer">Tin</footer></html>'
    )
    edition = Edition(lang, f"{base}/{'tim-kiem' if lang == 'vi' else 'en/search'}/", word)
    return template.render(edition=edition, body=body, base=base, sheets=["site", *sheets])


def publish(site: Site, root: Path, base: str, work: Path) -> None:
    """Write both editions' search pages and bundles below *root*."""
    home = root / base.strip("/")
    shutil.copytree(THEME / "static", home / "theme")
    (home / "start.js").write_text(
        'import init from "./theme/js/modules/search.js";\n'
        """document.querySelectorAll('[data-module="search"]').forEach(init);\n"""
    )
    for lang, address in (("vi", "tim-kiem"), ("en", "en/search")):
        made = search.documents(localizer_of(collect(site), lang), thumbnail)
        store = work / "store" / lang
        plans = map(search.planned, made)
        place = f"pagefind/{lang}"
        search.build(plans, place, lang, store, work / lang, no_sources(store, home))
        (home / address).mkdir(parents=True)
        (home / address / "index.html").write_text(panel(site, lang, base), "utf-8")
        for text in site.listed(lang):
            (home / text.address).mkdir(parents=True)
            (home / text.address / "index.html").write_text(
                f'<title>{text.slug}</title><link rel="icon" href="{base}/media/a.gif">', "utf-8"
            )
    media = home / "media"
    media.mkdir()
    (media / "a.gif").write_bytes(
        bytes.fromhex("47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b")
    )


def thumbnail(text: Text) -> Rendition | None:
    return Rendition("media/a.gif", 160, 107, "png") if text.fields.cover else None


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


def serve(root: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@dataclass
class Visit:
    """A browser's page with what it asked for and what it complained of."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(self.host + address)

    def ask(self, query: str) -> None:
        """Type *query* and wait until the page has answered it."""
        self.page.fill("[name=q]", query)
        self.page.press("[name=q]", "Enter")
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_function(
            "() => !['busy'].includes(document.querySelector('.search').dataset.state)"
        )

    @property
    def titles(self) -> list[str]:
        return self.page.locator("[data-part=list] .search-hit__title").all_inner_texts()

    @property
    def status(self) -> str:
        return self.page.locator("[role=status]").inner_text()

    @property
    def marks(self) -> list[str]:
        return self.page.locator(".search-hit mark").all_inner_texts()
