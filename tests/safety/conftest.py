"""A small made-up site, finished and without a fault."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.safety.exchange import exchange_names
from plugins.safety.switch import switch
from tests.safety.switching import OLD, not_offered

SITE = "https://congdoan.example/repo"

PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://congdoan.example/repo/{address}">
<link rel="alternate" hreflang="en" href="https://congdoan.example/repo/en/">
<link rel="alternate" type="application/atom+xml" href="/repo/atom.xml">
<link rel="stylesheet" href="/repo/theme/ab/css/site.css">
<link rel="icon" href="/repo/theme/ab/icon.svg" type="image/svg+xml">
<meta property="og:image" content="https://congdoan.example/repo/media/a-480.jpg">
<script type="application/ld+json">{{"@id":"https://congdoan.example/repo/{address}#article"}}</script>
<script type="module" src="/repo/theme/ab/js/main.js"></script></head>
<body><a href="#noi-dung">Bỏ qua</a>
<svg viewBox="0 0 1 1"><title>Tìm</title><use href="/repo/theme/ab/icon.svg#tim"></use></svg>
<form action="/repo/tim-kiem/"><input name="q"></form>
<main id="noi-dung"><h1>{title}</h1>
<p>{body}</p>
<p><a href="/repo/">Trang nhất</a> <a href="/repo/tin-tuc/hop-mat/#ghi-chu">Tin</a>
<a href="/repo/tim-kiem/?q=tet#kq:~:text=x">Tìm</a> <a href="https://khac.example/x">Khác</a>
<a href="mailto:a@b.example">Thư</a> <a href="tel:+84123">Gọi</a></p></main></body></html>
"""


def page(address: str = "", body: str = "Chữ", lang: str = "vi", title: str = "Công đoàn") -> str:
    return PAGE.format(address=address, body=body, lang=lang, title=title)


def clean_site() -> dict[str, str]:
    return {
        "index.html": page(),
        "en/index.html": page("en/", lang="en"),
        "404.html": page(),
        "tin-tuc/hop-mat/index.html": page(
            "tin-tuc/hop-mat/",
            '<a id="ghi-chu" href="../../tin-tuc/hop-mat/quyet%20%C4%91%E1%BB%8Bnh.pdf">QĐ</a>'
            '<picture><source srcset="/repo/media/a-480.webp 480w, /repo/media/a,b.webp 960w">'
            '<img src="/repo/media/a-480.jpg" alt=""></picture>'
            "Viết <code>[[gallery]]</code>, javascript: và onclick= là chữ thường.",
        ),
        "tim-kiem/index.html": page("tim-kiem/", '<span id="kq">Kết quả</span>'),
        "cu/index.html": page("cu/").replace(
            "<head>", '<head><meta http-equiv="refresh" content="0; url=/repo/tin-tuc/hop-mat/">'
        ),
        "tin-tuc/hop-mat/quyet định.pdf": "%PDF",
        "media/a-480.jpg": "jpg",
        "media/a-480.webp": "webp",
        "media/a,b.webp": "webp",
        "theme/ab/css/site.css": '@import "base.css";\n/* url(khong.png) */\na{b:url( ../icon.svg#tim )}',
        "theme/ab/css/base.css": "@font-face{src:url('../f.woff2')}",
        "theme/ab/f.woff2": "font",
        "theme/ab/js/main.js": "1",
        "theme/ab/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="tim"/><use href="#tim"/></svg>',
        "atom.xml": "<feed><id>https://congdoan.example/repo/atom.xml</id>"
        '<link href="https://congdoan.example/repo/tin-tuc/hop-mat/"/></feed>',
        ".nojekyll": "",
        ".well-known/security.txt": "Contact: mailto:a@b.example",
    }


Build = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def write(files: Mapping[str, str | bytes], folder: str = "output") -> Path:
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / folder

    return write


@pytest.fixture(params=[exchange_names, not_offered], ids=["exchange", "two renames"])
def exchange(request: pytest.FixtureRequest) -> Callable[[Path, Path], bool]:
    return request.param


@pytest.fixture
def public(build: Build, tmp_path: Path) -> Path:
    """The old site, published."""
    folder = tmp_path / "output"
    switch(build(OLD, ".build/site"), folder)
    return folder
