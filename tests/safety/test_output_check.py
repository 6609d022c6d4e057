"""A finished site with one fault at a time: each is found, in its file, and nothing else is."""

import os
from pathlib import Path

import pytest

from plugins.safety.check_record import NAME, CheckRecord
from plugins.safety.output_check import check

from .conftest import SITE, Build, clean_site, page

BAD = "tin-tuc/loi/index.html"


def codes(output: Path, base: str = "/repo", site_url: str = SITE) -> list[tuple[str, str]]:
    """Return what is found, which is the same whether or not an output passed before."""
    plain = check(output, base, site_url)
    for _ in range(2):
        record = CheckRecord(output.parent / "store" / NAME, "program")
        assert check(output, base, site_url, record) == plain
    return [(found.place.path, found.code) for found in plain]


def test_a_clean_site_has_no_fault(build: Build) -> None:
    assert check(build(clean_site()), "/repo", SITE) == ()


def test_a_site_at_the_root_of_its_host_is_checked_too(build: Build) -> None:
    files = {
        name: content.replace(SITE, "https://congdoan.example").replace('"/repo/', '"/')
        .replace(" /repo/", " /").replace("url=/repo", "url=")
        for name, content in clean_site().items()
    }  # fmt: skip
    assert check(build(files), "", "https://congdoan.example") == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="/repo/khong-co/">x</a>', "O101"),
        ('<a href="khong-co.pdf">x</a>', "O101"),
        ('<a href="/repo/Tin-Tuc/hop-mat/">chữ hoa</a>', "O101"),
        ('<a href="https://congdoan.example/repo/khong-co/">x</a>', "O101"),
        ('<a href="//congdoan.example/repo/khong-co/">x</a>', "O101"),
        ('<a href="/repo/%ff/">x</a>', "O101"),
        ('<a href="#khong-co">x</a>', "O102"),
        ('<a href="/repo/#khong-co">x</a>', "O102"),
        ('<svg><use href="/repo/theme/ab/icon.svg#khong-co"></use></svg>', "O102"),
        ('<img src="thieu.jpg" alt="">', "O103"),
        ('<img srcset="/repo/media/a-480.jpg 480w, /repo/media/thieu.jpg 960w" alt="">', "O103"),
        ('<video poster="thieu.jpg"></video>', "O103"),
        ('<form action="/repo/thieu/"></form>', "O103"),
        ('<a href="/repo/tim-kiem">x</a>', "O104"),
        ('<a href="/khac/">x</a>', "O105"),
        ('<a href="/repository/">x</a>', "O105"),
        ('<a href="../../../../x/">x</a>', "O105"),
        ('<a href="file:///C:/x.doc">x</a>', "O107"),
        ('<img src="https://khac.example/a.jpg" alt="">', "O110"),
        ('<img src="//khac.example/a.jpg" alt="">', "O110"),
        ('<img src="\\\\khac.example/a.jpg" alt="">', "O110"),
        ('<img src=" ht\ntps://khac.example/a.jpg" alt="">', "O110"),
        ('<img srcset="a.example/x.jpg, https://khac.example/a.jpg 2x" alt="">', "O110"),
        ('<script src="https://khac.example/a.js"></script>', "O110"),
        ('<link rel="stylesheet" href="https://khac.example/a.css">', "O110"),
        ('<link rel="preload" as="font" href="https://khac.example/a.woff2">', "O110"),
        ('<link rel="dns-prefetch" href="//khac.example">', "O110"),
        ('<link rel="preload" as="image" imagesrcset="https://khac.example/a.jpg 1x">', "O110"),
        ('<video><source src="https://khac.example/a.mp4"></video>', "O110"),
        ('<form action="https://khac.example/"></form>', "O110"),
        ('<button formaction="https://khac.example/">x</button>', "O110"),
        ('<a href="/repo/" ping="https://khac.example/">x</a>', "O110"),
        ('<meta http-equiv="refresh" content="0;URL=\'https://khac.example/\'">', "O110"),
        ('<svg><image href="https://khac.example/a.png"></image></svg>', "O110"),
        ('<svg><use xlink:href="https://khac.example/a.svg#x"></use></svg>', "O110"),
        ('<link rel="canonical" href="https://congdoan.example/repo/thieu/">', "O111"),
        ('<link rel="alternate" href="/repo/thieu/">', "O111"),
        ('<meta property="og:image" content="https://congdoan.example/repo/thieu.jpg">', "O111"),
        (
            '<script type="application/ld+json">{"url":["https://congdoan.example/repo/x/"]}</script>',
            "O111",
        ),
        ('<img src="data:image/png;base64,AA" alt="">', "O113"),
        ('<a href="javascript:alert(1)">x</a>', "O120"),
        ('<a href=" \x01java\nscript:alert(1)">x</a>', "O120"),
        ('<a href="&#106;avascript:alert(1)">x</a>', "O120"),
        ('<form action="JavaScript:alert(1)"></form>', "O120"),
        ("<script>alert(1)</script>", "O121"),
        ('<script type="module">alert(1)</script>', "O121"),
        ('<script type="importmap">{}</script>', "O121"),
        ('<p onclick="x()">x</p>', "O122"),
        ("<img/src=/repo/media/a-480.jpg/onerror=x>", "O103"),
        ('<img src="/repo/media/a-480.jpg"ONERROR=x alt="">', "O122"),
        ('<p style="color:red">x</p>', "O123"),
        ("<style>p{}</style>", "O123"),
        ('<base href="/repo/">', "O124"),
        ('<script type="application/json">{</script>', "O125"),
        ('<iframe src="/repo/"></iframe>', "O126"),
        ("<h1>hai</h1>", "O130"),
        ('<p id="hai"></p><p id="hai"></p>', "O133"),
        ('<a href="story:2025/hop-mat">x</a>', "O140"),
        ('<a href="page:gioi-thieu">x</a>', "O140"),
        ("[[gallery]]", "O140"),
        ("[chữ](story:hop-mat)", "O140"),
    ],
)
def test_a_fault_in_a_page_is_found_in_its_file(build: Build, body: str, code: str) -> None:
    output = build(clean_site() | {BAD: page("tin-tuc/loi/", body)})
    found = check(output, "/repo", SITE)
    if "a.example" in body:  # this one is a missing file as well
        found = found[1:]
    assert [(one.place.path, one.code) for one in found] == [(BAD, code)]
    assert found[0].place.line in {0, 15, 16}
    assert str(found[0])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (BAD, page("tin-tuc/loi/", lang=""), "O131"),
        (BAD, page("tin-tuc/loi/", title=" "), "O132"),
        (BAD, page("tin-tuc/loi/").replace("<h1>Công đoàn</h1>", ""), "O130"),
        (BAD, page("tin-tuc/loi/") + "<script>alert(1)</script>", "O121"),
        (BAD, page("tin-tuc/loi/").replace("</html>", "</HTML\n><img src='//khac.example/x.png'></html>"), "O110"),
        (BAD, page("tin-tuc/loi/").encode("utf-16"), "O135"),
        (BAD, "", "O136"),
        (BAD, " \n", "O136"),
        ("404.html", page("", '<a href="tin-tuc/hop-mat/">x</a>'), "O106"),
        ("x.css", "a{b:url(thieu.png)}", "O103"),
        ("x.css", 'a{}\n@import "https://khac.example/a.css";', "O110"),
        ("x.css", "@font-face{src:url( //khac.example/a.woff2 )}", "O110"),
        ("x.css", 'a{b:url("data:image/png,x")}', "O113"),
        ("x.svg", "<svg><script>1</script></svg>", "O121"),
        ("x.svg", '<svg onload="x()"/>', "O122"),
        ("x.svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="https://k.example/"/></svg>', "O110"),
        ("x.svg", "<svg>", "O127"),
        ("feed.xml", "<feed>", "O127"),
        ("sitemap.xml", f"<urlset><url><loc>{SITE}/thieu/</loc></url></urlset>", "O111"),
        ("feed.xml", f'<feed>\n<link href="{SITE}/thieu/"/></feed>', "O111"),
        (".DS_Store", "x", "O141"),
        ("media/Thumbs.db", "x", "O141"),
        ("files/bao-cao.docx.bak", "x", "O141"),
        ("files/~$bao-cao.docx", "x", "O141"),
        (".env", "KEY=1", "O141"),
        (".git/config", "x", "O141"),
        ("tin-tuc/index.vi.md", "x", "O141"),
        ("media/._a.jpg", "x", "O141"),
        ("a.html~", "x", "O141"),
    ],
)  # fmt: skip
def test_a_fault_of_a_file_is_found(build: Build, name: str, content: str, code: str) -> None:
    assert codes(build(clean_site() | {name: content})) == [(name, code)]


def test_a_missing_front_page_is_found(build: Build) -> None:
    assert ("index.html", "O143") in codes(build({"a.txt": "x"}))


def test_links_and_pipes_are_found_and_never_followed(build: Build, tmp_path: Path) -> None:
    output = build(clean_site())
    (output / "ra-ngoai").symlink_to("/etc")
    (output / "vong").symlink_to(output)
    os.mkfifo(output / "ong")
    assert codes(output) == [("ong", "O142"), ("ra-ngoai", "O142"), ("vong", "O142")]


def test_a_fault_of_the_theme_is_shown_a_few_times_and_counted(build: Build) -> None:
    bad = {f"p{n}/index.html": page("", '<img src="/repo/thieu.png" alt="">') for n in range(30)}
    found = check(build(clean_site() | bad), "/repo", SITE)
    assert [one.code for one in found] == ["O103", "O199", "O103", "O103", "O103", "O103"]
    assert "25" in next(one.en for one in found if one.code == "O199")


def test_without_a_known_address_own_absolute_links_are_left_alone(build: Build) -> None:
    body = f'<a href="{SITE}/khong-co/">x</a>'
    assert codes(build(clean_site() | {BAD: page("", body)}), site_url="") == []


@pytest.mark.parametrize(("depth", "code"), [(1_000, "O101"), (5_000, "O137")])
def test_deep_nesting_is_read_or_refused(build: Build, depth: int, code: str) -> None:
    link = '<a href="/repo/khong-co/">x</a>'
    body = "<div>" * depth + "x" * 2_000_000 + link + "</div>" * depth
    assert codes(build(clean_site() | {BAD: page("", body)})) == [(BAD, code)]
