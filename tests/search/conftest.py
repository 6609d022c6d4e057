"""A made-up federation's site, indexed by the real Pagefind and served under a strict policy."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

from plugins import search
from plugins.core.facts import PageFields, StoryFields
from plugins.core.pages import Link, SearchBody
from plugins.core.pictures import Rendition
from plugins.core.reference import Bilingual, Organisation, SiteSettings, Term
from plugins.core.site import PageText, Reference, Site, StandingPage, Story, Text
from plugins.registers.collect import collect
from tests.registers.full import localizer_of
from tests.shared import once
from tests.windows import Windows

THEME = Path(__file__).parents[2] / "theme"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def both(vi: str, en: str) -> Bilingual:
    return Bilingual(vi=vi, en=en)


def a_text(story_id: str, lang: str, fields: dict[str, Any], body: str) -> Text:
    checked = StoryFields.model_validate(
        {"date": "2025-01-03 11:21", "section": "activities", "authors": ["Ban Biên tập"]} | fields
    )
    year = checked.date.day.year
    address = f"tin-tuc/{year}/{story_id}/" if lang == "vi" else f"en/news/{year}/{story_id}/"
    return Text(
        story_id=story_id,
        lang=lang,
        path=PurePosixPath(story_id),
        fields=checked,
        slug=story_id,
        address=address,
        body=body,
        source="",
        body_line=1,
        lines={},
    )


def a_story(
    story_id: str,
    title: str,
    body: str,
    english: tuple[str, str] | None = None,
    summary: str = "Tin của Liên đoàn Lao động thành phố Sông Mây.",
    **fields: Any,
) -> Story:
    """Return a story; *english* is its title and body there, facts being inherited."""
    stated = {"title": title, "summary": summary} | fields
    texts = {"vi": a_text(story_id, "vi", stated, body)}
    if english:
        changed = stated | {"title": english[0], "summary": "News of the federation."}
        texts["en"] = a_text(story_id, "en", changed, english[1])
    return Story(story_id, PurePosixPath(story_id), texts["vi"], texts, {})


def a_site(*stories: Story, pages: tuple[StandingPage, ...] = ()) -> Site:
    newest_first = tuple(sorted(stories, key=lambda story: story.order, reverse=True))
    reference = Reference(
        settings=SiteSettings(
            name=both("Công đoàn Sông Mây", "Cloud River Trade Unions"),
            slogan=both("Cùng nhau", "Together"),
            description=both("Tin", "News"),
            publisher=both("LĐLĐ Sông Mây", "Federation"),
        ),
        sections={
            name: Term(id=name, name=both(*names))
            for name, names in {
                "welfare": ("Phúc lợi", "Welfare"),
                "activities": ("Hoạt động", "Activities"),
                "documents": ("Văn bản", "Documents"),
            }.items()
        },
        topics={"tet": Term(id="tet", name=both("Tết sum vầy", "Lunar New Year"))},
        organisations={
            "song-may": Organisation(
                id="song-may",
                name=both("Liên đoàn Lao động Sông Mây", "Cloud River Federation of Labour"),
                short=both("LĐLĐ Sông Mây", "CRFL"),
            ),
            "det-may": Organisation(id="det-may", name=both("Công đoàn Dệt may", "Textile Union")),
        },
    )
    return Site(Path(), dt.date(2025, 6, 1), reference, newest_first, pages)


def the_federation() -> Site:
    """Return the site that the browser tests search."""
    many = [
        a_story(
            f"ban-tin-{number}",
            f"Bản tin tuần số {number}",
            "<p>Điểm tin hằng tuần của công đoàn cơ sở.</p>",
            date=f"2023-02-{number:02d}",
        )
        for number in range(1, 26)
    ]
    page = PageText(
        page_id="gioi-thieu",
        lang="vi",
        path=PurePosixPath("gioi-thieu"),
        fields=PageFields(title="Giới thiệu", summary="Về cơ quan chúng tôi."),
        slug="gioi-thieu",
        address="gioi-thieu/",
        body="<p>Trụ sở tại đường Đê La Thành.</p>",
        source="",
        body_line=1,
        lines={},
    )
    return a_site(
        a_story(
            "doan-vien",
            "Chăm lo đời sống đoàn viên dịp Tết",
            "<p>Buổi sáng trời lạnh. Ông Nguyễn Văn Đông trao 500 suất quà cho đoàn viên khó khăn.</p>"
            '<p><img src="a.jpg" alt="Bà cụ đội nón quai thao" title="Trao quà ở khu nhà trọ"></p>',
            ("Looking after members at Tet", "<p>Mr Nguyễn Văn Đông gave presents to members.</p>"),
            section="welfare",
            organisations=["song-may"],
            topics=["tet"],
            gallery=[{"file": "a.jpg", "alt": "Gánh hàng hoa", "caption": "Chợ hoa cuối năm"}],
            cover="a.jpg",
        ),
        a_story(
            "doanh-nghiep",
            "Đối thoại với doanh nghiệp dệt may",
            "<p>Đoàn viên nêu tám kiến nghị về tiền lương và bữa ăn ca.</p>",
            ("Talks with textile companies", "<p>Workers are asking for better meals.</p>"),
            date="2024-05-02",
            organisations=["det-may"],
            meeting={"start": "2024-05-01", "venue": "Hội trường Sông Mây", "chair": "Lý Thị Ngọc"},
        ),
        a_story(
            "cong-van",
            "Đôn đốc báo cáo phúc lợi",
            "<p>Các đơn vị gửi báo cáo đúng hạn.</p>",
            date="2018-05-19",
            section="documents",
            organisations=["song-may", "det-may"],
            attachments=[{"file": "p.pdf", "title": "Phụ lục biểu mẫu", "number": "02/PL"}],
            dispatch={
                "number": "286/LĐLĐ",
                "type": "cong_van",
                "issued": "18/05/2018",
                "issuer": "song-may",
                "signer": "Vũ Đức Huỳnh, Phó Chủ tịch",
                "subject": "Đẩy mạnh chương trình ưu đãi",
            },
        ),
        a_story(
            "la",
            "Thẻ <img src=x onerror=alert(1)> & “dấu nháy” lạ",
            "<p>Chuỗi lạ: &lt;script&gt;alert(2)&lt;/script&gt; &amp;lt;b&amp;gt; vẫn là chữ.</p>",
            date="2022-03-04",
            summary="Dấu < và > trong lời dẫn.",
        ),
        *many,
        pages=(StandingPage("gioi-thieu", PurePosixPath("x"), {"vi": page}, {}),),
    )


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
    """Return a page with the real panel, the real scripts and the real styles."""
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
    template = environment.from_string(
        '{% from "components/search_panel.html" import search_panel %}<!doctype html>'
        '<html lang="{{ edition.lang }}"><meta charset="utf-8"><title>Tìm</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="{{ base }}/media/a.gif">'
        '<link rel="stylesheet" href="{{ base }}/theme/css/site.css">'
        '<script type="module" src="{{ base }}/start.js"></script>'
        "<main><h1>Tìm kiếm</h1>{{ search_panel(edition, body) }}</main></html>"
    )
    edition = Edition(lang, f"{base}/{'tim-kiem' if lang == 'vi' else 'en/search'}/", word)
    return template.render(edition=edition, body=body, base=base)


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
        search.build(made, home / "pagefind" / lang, lang, work / "store", work / lang)
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


@pytest.fixture(scope="session")
def federation() -> Site:
    return the_federation()


@pytest.fixture(scope="session")
def host(federation: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the federation's search below ``/kho/``, as a project page of a code host would be."""

    def built(folder: Path) -> None:
        publish(federation, folder / "site", "/kho", folder / "work")

    folder, _ = once(tmp_path_factory, "search-federation", built)
    yield from serve(folder / "site")


@pytest.fixture
def visit(windows: Windows, host: str) -> Iterator[Visit]:
    """Yield a visit; afterwards nothing may have been complained of or asked of another host."""
    window = windows.take("", {"viewport": {"width": 900, "height": 900}})
    made = Visit(window.page, host)

    def asked(request: Request) -> None:
        made.requests.append(request.url)

    def threw(error: Error) -> None:
        made.complaints.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            made.complaints.append(message.text)

    noted = {"request": asked, "pageerror": threw, "console": said}
    for event, noting in noted.items():
        made.page.on(event, noting)
    yield made
    for event, noting in noted.items():
        made.page.remove_listener(event, noting)
    windows.give_back(window)
    assert made.complaints == []
    assert [url for url in made.requests if not url.startswith((host, "data:", "blob:"))] == []


@pytest.fixture
def visit_site(
    chromium: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Visit]]:
    """Yield a function that publishes a test's own site and visits its search.

    A site that has a name is published once a run, for reading only.
    """
    with ExitStack() as ending:

        def open_site(site: Site, name: str = "") -> Visit:
            def built(folder: Path) -> None:
                publish(site, folder / "site", "", folder / "work")

            if name:
                folder, _ = once(tmp_path_factory, f"search-{name}", built)
            else:
                built(folder := tmp_path)
            host = ending.enter_context(contextmanager(serve)(folder / "site"))
            return Visit(ending.enter_context(chromium.new_context()).new_page(), host)

        yield open_site


@pytest.fixture
def panel_without_index(federation: Site) -> str:
    """Return the English search page of a site that has no English text yet."""
    ways = (Link("Archive", "/en/archive/"),)
    return panel(federation, "en", "", SearchBody((), "", "/", ways))


@pytest.fixture
def build_texts() -> tuple[Callable[..., Story], Callable[..., Site]]:
    """Return the makers of stories and sites."""
    return a_story, a_site
