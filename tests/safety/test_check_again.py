"""A check that knows what passed finds exactly what a whole check finds."""

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.safety import file_check, output_check
from plugins.safety.check_record import NAME, CheckRecord
from plugins.safety.output_check import check
from plugins.safety.site_files import SiteFiles

from .conftest import SITE, Build, clean_site, page

FRAGMENTS = ("ghi-chu", "a", "b", "noi-dung", "top")


def record(output: Path, program: str = "program") -> CheckRecord:
    return CheckRecord(output.parent / "store" / NAME, program)


def pages() -> dict[str, str]:
    """Eight pages that lead to one another's places, with a feed, a drawing and a style sheet."""
    made = clean_site()
    for number in range(8):
        others = "".join(
            f'<a href="/repo/p{n}/#{"ab"[n % 2]}">x</a><a href="../p{(n * 3) % 8}/">y</a>'
            for n in range(number % 3, 8, 3)
        )
        body = (
            f'<p id="a">1</p><p id="b">2</p>{others}<img src="/repo/media/{number % 2}.jpg" alt="">'
        )
        made[f"p{number}/index.html"] = page(f"p{number}/", body)
    for number in range(2):
        made[f"media/{number}.jpg"] = "jpg"
    return made


def one_of(chance: random.Random, output: Path, *endings: str) -> Path:
    found = sorted(p for p in output.rglob("*") if p.is_file() and p.name.endswith(endings))
    return chance.choice(found)


def changed(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def add(chance: random.Random, output: Path, text: str) -> None:
    path = one_of(chance, output, ".html")
    changed(path, "</main>", f"{text}</main>")


def renamed(chance: random.Random, output: Path) -> None:
    path = one_of(chance, output, ".html", ".jpg", ".svg", ".css")
    if path.name == "index.html" and path.parent != output:
        path.parent.rename(path.parent.with_name(f"q{chance.randrange(99)}-{path.parent.name}"))
    else:
        path.rename(path.with_name(f"q{path.name}"))


def restored(chance: random.Random, output: Path) -> None:
    shutil.rmtree(output)
    for name, text in pages().items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(text, "utf-8")


def linked(chance: random.Random, output: Path) -> None:
    """Add a link that may be dead, to a page, a place or a file."""
    target = one_of(chance, output, ".html", ".jpg", ".svg").relative_to(output).as_posix()
    address = target.removesuffix("index.html") if chance.random() < 0.8 else target
    place = f"#{chance.choice(FRAGMENTS)}" if chance.random() < 0.7 else ""
    add(chance, output, f'<a href="/repo/{address}{place}">x</a>')


Edit = Callable[[random.Random, Path], object]
EDITS: tuple[Edit, ...] = (
    linked,
    linked,
    linked,
    renamed,
    lambda c, o: one_of(c, o, "").unlink(),
    lambda c, o: one_of(c, o, ".jpg", ".svg", ".css", ".woff2").unlink(),
    lambda c, o: changed(one_of(c, o, ".html"), f'id="{c.choice("ab")}"', 'class="x"'),
    lambda c, o: changed(one_of(c, o, ".html"), 'class="x"', f'id="{c.choice("ab")}"'),
    lambda c, o: changed(one_of(c, o, ".svg"), 'id="tim"', 'id="khac"'),
    lambda c, o: changed(one_of(c, o, ".html"), "Chữ", "Chữ khác"),
    lambda c, o: add(c, o, f'<a href="/repo/p{c.randrange(12)}">không gạch</a>'),
    lambda c, o: add(c, o, '<a href="/repo/khong-co/">x</a>'),
    lambda c, o: add(c, o, '<p id="a">hai lần</p>'),
    lambda c, o: changed(one_of(c, o, ".html"), "<head>", '<head><base href="/repo/">'),
    lambda c, o: changed(one_of(c, o, ".html"), "og:image", "og:other"),
    lambda c, o: one_of(c, o, ".html").write_bytes(b"\xff\xfe"),
    lambda c, o: one_of(c, o, ".html").with_name("ban-sao.html.bak").write_text("x"),
    lambda c, o: (o / f"ra-{c.randrange(99)}").symlink_to("/etc"),
    lambda c, o: (o / f"p{c.randrange(12)}").is_dir() or (o / f"p{c.randrange(12)}").write_text("x"),
    lambda c, o: (o / "sitemap.xml").write_text(
        f"<u><l>{SITE}/p{c.randrange(10)}/</l><l>{SITE}/atom.xml#x</l></u>"
    ),
    lambda c, o: (o / "them.css").write_text(f"a{{b:url(media/{c.randrange(4)}.jpg)}}"),
    restored,
    restored,
    restored,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_it_finds_what_a_whole_check_finds(build: Build, seed: int) -> None:
    chance = random.Random(seed)
    output = build(pages())
    bases = [("/repo", SITE)] * 8 + [("", "https://congdoan.example"), ("/repo", "")]
    clean, incremental = 0, 0
    for _ in range(60):
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            try:
                chance.choice(EDITS)(chance, output)
            except (FileExistsError, IndexError, OSError):
                continue
            except UnicodeDecodeError:
                restored(chance, output)
        base, site_url = chance.choice(bases)
        wanted = check(output, base, site_url)
        known = record(output).read(base, site_url)
        assert check(output, base, site_url, record(output)) == wanted
        incremental += known is not None
        clean += not wanted
        if not wanted:
            now = record(output).read(base, site_url)
            assert now is not None
            assert now.files == SiteFiles.of(output).files.keys()
    assert clean > 3
    assert incremental > 15


def read_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the files that are going to be read."""
    found: list[str] = []
    plain = file_check.check_file

    def watched(folder: Path, path: str, *rest: object) -> object:
        found.append(path)
        return plain(folder, path, *rest)

    monkeypatch.setattr(file_check, "check_file", watched)
    return found


@pytest.mark.parametrize(
    ("edit", "read"),
    [
        (lambda o: None, ""),
        (lambda o: changed(o / "p1/index.html", "</h1>", " khác</h1>"), "1"),
        (lambda o: (o / "media/1.jpg").write_text("khác"), ""),
        (lambda o: (o / "media/them.jpg").write_text("x"), ""),
        (lambda o: (o / "p5/index.html").unlink(), "1247"),
        (lambda o: changed(o / "p5/index.html", 'id="a"', ""), "5"),
        (lambda o: changed(o / "p5/index.html", 'id="b"', ""), "25"),
    ],
)
def test_only_what_is_new_or_led_astray_is_read(
    build: Build, edit: Callable[[Path], object], read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = build(pages())
    assert check(output, "/repo", SITE, record(output)) == ()
    edit(output)
    monkeypatch.setattr(output_check, "_SAMPLE", 0)
    found = read_of(monkeypatch)
    check(output, "/repo", SITE, record(output))
    assert {*found} == {f"p{number}/index.html" for number in read}


def sealed(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content + b"\n"


def edited(content: bytes, change: Callable[[dict], object]) -> bytes:
    """Return a record whose head was changed, with a seal that is right."""
    line, _, rest = content.removesuffix(b"\n").partition(b"\n")[2].partition(b"\n")
    head = json.loads(line)
    change(head)
    return sealed(json.dumps(head).encode() + b"\n" + rest)


@pytest.mark.parametrize(
    "harm",
    [
        lambda c: b"",
        lambda c: c[:-1],
        lambda c: c[:70] + b"0" + c[71:],
        lambda c: c[:-4] + c[-8:-4],
        lambda c: sealed(b"[]\n"),
        lambda c: sealed(b"{}\n"),
        lambda c: sealed(b"\xff"),
        lambda c: edited(c, lambda h: h["counts"].append(1)),
        lambda c: edited(c, lambda h: h["wants"].clear()),
        lambda c: edited(c, lambda h: h["read"].pop()),
        lambda c: edited(c, lambda h: h.pop("others")),
    ],
)
def test_a_damaged_record_costs_a_whole_check_and_nothing_else(
    build: Build, harm: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = build(pages())
    path = output.parent / "store" / NAME
    check(output, "/repo", SITE, record(output))
    before = path.read_bytes()
    path.write_bytes(harm(before))
    add(random.Random(0), output, '<a href="/repo/khong-co/">x</a>')
    wanted = check(output, "/repo", SITE)
    assert [one.code for one in wanted] == ["O101"]
    found = read_of(monkeypatch)
    assert check(output, "/repo", SITE, record(output)) == wanted
    assert len({*found}) > 10


def test_a_record_of_another_program_is_of_no_use(build: Build) -> None:
    output = build(pages())
    check(output, "/repo", SITE, record(output))
    assert record(output).read("/repo", SITE) is not None
    assert record(output, "newer").read("/repo", SITE) is None
    assert record(output).read("", SITE) is None


@pytest.mark.parametrize("what", ["fault", "want", "place"])
def test_a_record_that_holds_something_else_is_found_by_a_sample(
    build: Build, what: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the right seal and the right digest of a page, and is wrong about it."""
    monkeypatch.setattr(output_check, "_SAMPLE", 99)
    output = build({"index.html": page(), **clean_site()})
    path = output.parent / "store" / NAME
    check(output, "/repo", SITE, record(output))

    def poison(head: dict) -> None:
        place = {"fault": "index.html", "want": "theme/ab/icon.svg"}.get(what)
        if place:
            head["wants"][head["wants"].index(place)] = "404.html"
        else:
            head["wants"].append("index.html\0khong-co")

    for name in list(clean_site()):
        if (
            name not in {"index.html", "theme/ab/icon.svg"}
            and name.endswith((".html", ".css", ".svg", ".xml"))
            and what == "place"
        ):
            with (output / name).open("a") as file:
                file.write("<!-- khác -->" if not name.endswith(".css") else "/**/")
    path.write_bytes(edited(path.read_bytes(), poison))
    assert check(output, "/repo", SITE, record(output)) == ()
    assert "held something else" in caplog.text
    assert record(output).read("/repo", SITE) is not None, "it was made anew"
    assert check(output, "/repo", SITE, record(output)) == ()
    assert caplog.text.count("held something else") == 1


def test_marks_that_lie_are_found_by_a_sample(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    """A page was written into, and its time put back: the digest that is known of it is wrong."""
    output = build({"index.html": page()} | clean_site())
    site = SiteFiles.of(output)
    site.digests(site.files)
    assert check(site, "/repo", SITE, record(output)) == ()
    for path in site.files:
        if path.endswith(".html"):
            changed(output / path, "</main>", '<a href="/repo/khong-co/">x</a></main>')
        elif path.endswith((".svg", ".css", ".xml")):
            (output / path).write_bytes((output / path).read_bytes() + b"\n")
    (output / "media/a-480.jpg").write_text("khác")
    found = check(site, "/repo", SITE, record(output))
    assert site.digest("media/a-480.jpg") == hashlib.sha256("khác".encode()).hexdigest()
    assert {one.code for one in found} - {"O199"} == {"O101"}
    assert "held something else" in caplog.text


def test_a_store_that_cannot_be_written_costs_nothing_else(build: Build) -> None:
    output = build(pages())
    (output.parent / "store").write_text("a file")
    assert check(output, "/repo", SITE, record(output)) == ()
    assert (output.parent / "store").read_text() == "a file"
