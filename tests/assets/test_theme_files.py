"""The theme's files: one style sheet, one folder named by its content."""

import json
import posixpath
import re
from pathlib import Path

from plugins.assets import theme_files as assets
from tests.builders import ROOT, write
from tests.conftest import Built


def theme(tmp_path: Path) -> Path:
    static = tmp_path / "theme/static"
    write(
        static / "css/site.css",
        "/* bố cục */\n@layer base, parts;\n"
        '@import url("base.css") layer(base);\n@import url("parts/card.css") layer(parts);\n'
        '@import url("plain.css");\nbody { background: url("../img/a.svg") }\n',
    )
    write(
        static / "css/base.css", '@import url("more/deep.css") layer(inner);\nhtml { color: red }\n'
    )
    write(static / "css/more/deep.css", "@font-face { src: url(../../fonts/f.woff2) }")
    write(
        static / "css/parts/card.css",
        "a { b: url('../../img/a.svg#x'); c: url(data:image/svg+xml;x) } i { m: url(#id) }",
    )
    write(static / "css/plain.css", "p { margin: 0 }")
    write(static / "img/a.svg", "<svg/>")
    write(static / "fonts/f.woff2", b"font")
    write(static / ".hidden", "x")
    return tmp_path / "theme"


def test_imports_become_layers_in_their_order(tmp_path: Path) -> None:
    sheet = assets.bundle(theme(tmp_path) / "static/css/site.css")
    assert "@import" not in sheet
    assert "bố cục" not in sheet
    order = [sheet.index(word) for word in ("@layer base {", "@layer inner {", "color: red",
                                            "@layer parts {", "margin: 0", "body {")]  # fmt: skip
    assert order == sorted(order)
    assert sheet.count("{") == sheet.count("}")


def test_addresses_stay_true_seen_from_the_one_sheet(tmp_path: Path) -> None:
    sheet = assets.bundle(theme(tmp_path) / "static/css/site.css")
    assert set(re.findall(r"url\(([^)]*)\)", sheet)) == {
        '"../img/a.svg"', '"../fonts/f.woff2"', '"../img/a.svg#x"', "data:image/svg+xml;x", "#id",
    }  # fmt: skip


def test_the_folder_is_named_by_every_files_name_and_bytes(tmp_path: Path) -> None:
    folder = theme(tmp_path)
    files = assets.theme_files(folder)
    assert set(files) == {"css/site.css", "img/a.svg", "fonts/f.woff2"}
    name = assets.asset_folder(files)
    assert re.fullmatch(r"theme/[0-9a-f]{12}/", name)
    assert assets.asset_folder(dict(reversed(files.items()))) == name
    write(folder / "static/css/more/deep.css", "@font-face { src: none }")
    assert assets.asset_folder(assets.theme_files(folder)) != name
    write(folder / "static/fonts/f.woff2", b"tnof")
    assert assets.asset_folder(assets.theme_files(folder)) != name
    assert assets.asset_folder(files | {"fonts/f.woff2": b"tnof"}) != name
    moved = {("img/b.svg" if key == "img/a.svg" else key): data for key, data in files.items()}
    assert assets.asset_folder(moved) != name


def test_every_sheet_that_no_other_imports_is_published_once(tmp_path: Path) -> None:
    folder = theme(tmp_path)
    write(folder / "static/css/late.css", '@import url("parts/card.css") layer(parts);\n')
    files = assets.theme_files(folder, "b { color: blue }")
    assert {name for name in files if name.endswith(".css")} == {"css/site.css", "css/late.css"}
    assert files["css/site.css"].endswith(b"\nb { color: blue }\n")
    assert b"blue" not in files["css/late.css"]


def test_files_that_stand_there_already_stay(tmp_path: Path) -> None:
    write(tmp_path / "o/theme/0123/old.css", "x")
    files = assets.theme_files(theme(tmp_path))
    assets.publish(assets.ThemeFiles(files, "theme/abcd/"), tmp_path / "o")
    assert (tmp_path / "o/theme/0123/old.css").read_bytes() == b"x"
    assert (tmp_path / "o/theme/abcd/css/site.css").read_bytes() == files["css/site.css"]


def test_the_real_theme_bundles_whole(sample: Built) -> None:
    (sheet,) = sample.output.glob("theme/*/css/site.css")
    for one in sheet.parent.iterdir():
        text = one.read_text("utf-8")
        assert "@import" not in text
        assert text.count("{") == text.count("}")
        for address in re.findall(r'url\("(?!data:|#)([^")]+)"\)', text):
            assert (one.parent / address.partition("#")[0]).is_file(), address
    assert len(list(sample.output.glob("theme/*"))) == 1
    assert {path.parent for path in sample.output.rglob("*.css")} == {sheet.parent}
    published = {
        path.relative_to(sheet.parents[1] / "js").as_posix(): path.read_text("utf-8")
        for path in sheet.parents[1].rglob("js/**/*.js")
    }
    named = {"first.js", "main.js", "offline.js", "modules/search/run.js", "viewer/viewer.js"}
    named |= {f"modules/{path.name}" for path in (ROOT / "theme/static/js/modules").glob("*.js")}
    assert set(published) == named
    for path, text in published.items():
        for address in re.findall(r'from"(\.[^"]+)"', text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) in named


def test_devices_keep_every_script_but_the_search(sample: Built) -> None:
    worker = (sample.output / "sw.js").read_text("utf-8")
    build = json.loads(worker.removeprefix("const BUILD = ").partition(";\n")[0])
    published = {path.as_posix() for path in sample.output.glob("theme/*/js/**/*.js")}
    kept = {f"{sample.output.as_posix()}{name}" for name in build["shell"] if name.endswith(".js")}
    assert {name.rpartition("/js/")[2] for name in published - kept} == {
        "modules/search.js",
        "modules/search/run.js",
    }


def test_white_space_and_comments_stay_behind_but_words_and_descendants_do_not(
    tmp_path: Path,
) -> None:
    folder = theme(tmp_path)
    write(
        folder / "static/css/site.css",
        "/* a */\n.a :is(b,  c) {\n  width: calc(1px +\n    2px);\n}\n\n"
        '.d::after { content: "a  ;  { \\"e\\" }";  }\n',
    )
    write(
        folder / "static/js/x.js",
        "// Says so.\nexport const say = (n) => `${n}  // of 2`; /* once */\n"
        "const slash = /[/*]\\/\\//u;\n",
    )
    files = assets.theme_files(folder)
    assert files["css/site.css"].decode() == (
        '.a :is(b, c){width: calc(1px + 2px);}.d::after{content: "a  ;  { \\"e\\" }";}'
    )
    script = files["js/x.js"].decode()
    assert "Says so" not in script
    assert "once" not in script
    assert "`${n}  // of 2`" in script
    assert "/[/*]\\/\\//u" in script
