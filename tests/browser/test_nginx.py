"""The built site on a real nginx, with the snippet that a publish writes for it."""

from __future__ import annotations

import gzip
import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from plugins.safety import compressed, header_files
from plugins.safety.headers import CACHE_DEFAULT, TYPES, security_headers
from tests import nginx_setup
from tests.browser.reader import Reader, watch
from tests.browser.served import Served

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def site(real, tmp_path_factory) -> Path:
    """Return the real site with compressed copies, and a few files by hand."""
    root = tmp_path_factory.mktemp("www")
    shutil.copytree(real.output, root, dirs_exist_ok=True, copy_function=shutil.copy)
    compressed.publish(root)
    for name in ("a.avif", "a.webmanifest", "a.docx", ".env", ".well-known/x.txt", "_redirects"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")
    return root


@pytest.fixture(scope="module")
def host(site, tmp_path_factory):
    nginx = nginx_setup.find()
    if nginx is None:
        pytest.skip("nginx is not installed")
    brotli = nginx_setup.BROTLI.exists()
    snippet = header_files.nginx("")
    if brotli:
        snippet = snippet.replace("# brotli_static on;  #", "brotli_static on;  #")
    with nginx_setup.serve(nginx, snippet, site, tmp_path_factory.mktemp("nginx"), brotli) as host:
        yield host


def ask(host: str, path: str, **headers: str):
    request = urllib.request.Request(f"{host}/{path}", headers=headers)
    try:
        return urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        return error


def one(site: Path, pattern: str) -> str:
    return next(site.glob(pattern)).relative_to(site).as_posix()


def test_no_page_of_any_kind_gives_the_browser_cause_for_complaint(real, host, windows) -> None:
    served = Served(real.site, real.output, host, real.editions)
    window = windows.take("", {})
    reader = Reader(window.page, served, window.devtools)
    end = watch(reader)
    shown = 0
    for kind, lang in sorted({page for page in served.pages.values() if page[0] != "redirect"}):
        reader.open(served.place(kind, lang))
        assert reader.kind == kind
        shown += 1
    assert shown > 25
    reader.open("tim-kiem/?q=cong+doan")
    reader.page.locator("[data-part=results] a").first.wait_for()
    reader.expects.append("404")
    for address, lang in (("khong/co/", "vi"), ("en/none/", "en")):
        reader.open(address)
        assert (reader.kind, reader.lang) == ("not_found", lang)
    end()
    windows.give_back(window)
    assert reader.unexcused == []


def test_every_answer_carries_the_headers_those_of_an_error_too(site, host) -> None:
    theme = one(site, "theme/*/css/site.css")
    for path, cache in (("", CACHE_DEFAULT), ("khong-co/", None), (theme, FOR_EVER),
                        (one(site, "media/*/*.webp"), FOR_EVER), ("en/", CACHE_DEFAULT),
                        ("theme/khong-co.css", None)):  # fmt: skip
        answer = ask(host, path)
        assert answer.status == (200 if cache else 404)
        for name, value in security_headers():
            assert answer.headers.get_all(name) == [value], path
        assert answer.headers["Cache-Control"] == cache


def test_every_file_has_its_type_and_text_is_utf_8(site, host) -> None:
    by_ending = {ending: kind for kind, names in TYPES for ending in names.split()}
    seen = set()
    for path in sorted(site.rglob("*")):
        ending = path.suffix[1:]
        name = path.relative_to(site).as_posix()
        if path.is_dir() or ending in {"br", "gz"} | seen or name.startswith((".", "_")):
            continue
        seen.add(ending)
        kind, _, charset = ask(host, name).headers["Content-Type"].partition("; ")
        assert kind == by_ending.get(ending, "application/octet-stream"), name
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        assert charset == ("charset=utf-8" if text else ""), name
    assert {"woff2", "ics", "avif", "webmanifest", "page", "words", "table", "filters"} <= seen


def test_compressed_copies_are_handed_on_and_search_files_come_as_they_are(site, host) -> None:
    page = (site / "index.html").read_bytes()
    answer = ask(host, "", **{"Accept-Encoding": "gzip"})
    sent = answer.read()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert sent == (site / "index.html.gz").read_bytes()
    assert gzip.decompress(sent) == page
    if nginx_setup.BROTLI.exists():
        answer = ask(host, "", **{"Accept-Encoding": "gzip, br"})
        assert answer.headers["Content-Encoding"] == "br"
        assert answer.read() == (site / "index.html.br").read_bytes()
    for pattern in ("pagefind/*.page", "pagefind/*.words", "pagefind/*.table", "pagefind/*.filters",
                    "theme/*/fonts/*.woff2"):  # fmt: skip
        name = one(site, pattern)
        answer = ask(host, name, **{"Accept-Encoding": "gzip, br"})
        assert answer.headers["Content-Encoding"] is None, name
        assert answer.read() == (site / name).read_bytes()


def test_what_is_no_reader_s_business_is_not_served(host) -> None:
    for path, status in (("_headers", 404), ("_redirects", 404), (".env", 404),
                         (".well-known/x.txt", 200), ("en/.git/config", 404)):  # fmt: skip
        assert ask(host, path).status == status, path


def test_a_site_below_a_path_is_served_there(made_up, tmp_path) -> None:
    nginx = nginx_setup.find()
    if nginx is None:
        pytest.skip("nginx is not installed")
    root = tmp_path / "www"
    root.mkdir()
    (root / "kho").symlink_to(made_up.output)
    with nginx_setup.serve(nginx, header_files.nginx("/kho"), root, tmp_path / "work") as host:
        answer = ask(host, "kho/en/khong-co/")
        assert answer.status == 404
        assert '<html lang="en">' in answer.read().decode()
        assert ask(host, "kho/").headers["Content-Security-Policy"]
        assert ask(host, one(root, "kho/theme/*/css/site.css")).headers["Cache-Control"] == FOR_EVER
