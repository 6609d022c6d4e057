"""tokens.css: what a union may set, and that what it sets can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.core.look import Look
from plugins.core.problems import ContentError
from plugins.look.colours import contrast, mixed, nearest_shade
from plugins.look.token_list import COLOURS, FAMILIES, KNOWN, PAIRS, SCHEMES
from plugins.look.tokens import read_tokens
from tests.builders import ROOT, write
from tests.look.conftest import ReadLook, said

THEME = ROOT / "theme"
BOTH = ":root {{ {} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {} }} }}\n"


def test_without_a_look_pages_have_the_engines(read: ReadLook) -> None:
    own = read({})
    assert (own.look, own.style, own.files, own.problems) == (Look(), "", {}, ())


def test_the_engines_own_colours_pass_and_every_family_is_shipped() -> None:
    palettes = read_tokens(None, "tokens.css", THEME)[0].palettes
    for scheme in SCHEMES:
        assert palettes[scheme].keys() >= set(COLOURS.values())
        for words, ground, least in PAIRS:
            found = contrast(palettes[scheme][COLOURS[words]], palettes[scheme][COLOURS[ground]])
            assert found >= least, (scheme, words, ground)
    shipped = {path.name.rsplit("-", 1)[0] for path in (THEME / "static/fonts").glob("*-600.woff2")}
    assert {family.file for family in FAMILIES.values()} == shipped
    sheet = re.sub(r"\s+", "", (THEME / "static/css/tokens.css").read_text("utf-8"))
    assert all(re.sub(r"\s+", "", family.stack) in sheet for family in FAMILIES.values())


def test_what_is_set_follows_in_both_modes_and_what_hangs_on_it(read: ReadLook) -> None:
    own = read({"tokens.css": BOTH.format("--brand: rgb(10 92 54); --radius: 0.5rem; --paper: white",
                                          "--brand: #8fe0b5; --paper: #101a16")})  # fmt: skip
    assert own.problems == ()
    assert "--red:light-dark(#0a5c36,#8fe0b5);" in own.style
    assert "--stripe:light-dark(#0a5c36,#8fe0b5);" in own.style
    assert "--round:0.5rem" in own.style
    assert own.look.paper == ("#ffffff", "#101a16")
    assert (own.look.colours["red"], own.colours["stripe"]) == ("#0a5c36", "#0a5c36")


def test_another_family_is_fetched_ahead_and_share_images_are_drawn_with_it(read: ReadLook) -> None:
    own = read({"tokens.css": ':root { --font-reading: "Be Vietnam Pro"; }'})
    assert own.problems == ()
    assert own.look.fonts == ("be-vietnam-pro-600", "be-vietnam-pro-400")
    assert own.families["font-serif"] == "be-vietnam-pro"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (":root {\n  --brnad: #0a5c36;\n}", [("G202", "tokens.css:2")]),
        (":root {\n  --red: #0a5c36;\n}", [("G202", "tokens.css:2")]),
        (":root { --brand: 12px; }", [("G203", "tokens.css:1")]),
        (":root { --brand: rgb(10 92 54 / 0.5); }", [("G203", "tokens.css:1")]),
        (":root { --radius: 40px; }", [("G203", "tokens.css:1")]),
        (':root { --font-reading: "Comic Sans MS"; }', [("G203", "tokens.css:1")]),
        ("\nbody { color: red }", [("G205", "tokens.css:2")]),
        ("@import url(x.css);", [("G205", "tokens.css:1")]),
        (":root { color: red; }", [("G202", "tokens.css:1")]),
        (":root { --brand #0a5c36; }", [("G201", "tokens.css:1")]),
        ("@media (prefers-color-scheme: dark) { :root { --radius: 1px } }", [("G206", "tokens.css:1")]),
        ("\n:root {\n --brand: #0a5c36; }", [("G207", "tokens.css:3")]),
        (BOTH.format("--brand: #4caf50", "--brand: #8fe0b5"), [("G204", "tokens.css:1")]),
        (BOTH.format("--brand: #0a5c36", "--brand: #0a5c36"), [("G204", "tokens.css:2")]),
        (BOTH.format("--paper: #777777", "--paper: #101a16"), [("G204", "tokens.css:1")]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(
    read: ReadLook, text: str, wanted: list[tuple[str, str]]
) -> None:
    assert said(read({"tokens.css": text})) == wanted


def test_a_wrong_name_comes_with_the_nearest(read: ReadLook) -> None:
    [found] = read({"tokens.css": ":root { --brnad: #0a5c36 }"}).problems
    assert "--brand" in found.vi
    assert "--brand" in found.en


@pytest.mark.parametrize("colour", ["#4caf50", "#ff8800", "#e91e63", "#00bcd4", "#ffffff"])
def test_the_remedies_lead_to_a_look_that_passes(read: ReadLook, colour: str) -> None:
    """Whoever copies what is said, line by line, is done."""
    light, dark = f"--brand: {colour};", ""
    for _ in range(4):
        found = read({"tokens.css": BOTH.format(light, dark)}).problems
        if not found:
            break
        [first, *_] = found
        line = re.search(r"--brand: #[0-9a-f]{6};$", first.fix_vi)
        assert line, first
        assert first.fix_en.endswith(line[0])
        if first.code == "G207":
            assert "dark" in first.fix_vi
            dark = line[0]
        else:
            light = line[0]
    assert found == ()


def test_a_shade_keeps_its_hue_and_is_the_nearest() -> None:
    def passes(one: str) -> bool:
        return contrast(one, "#ffffff") >= 7

    shade = nearest_shade("#2e7d32", passes)
    assert shade is not None
    assert passes(shade)
    assert not passes(mixed(shade, "#2e7d32", 0.2))
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    assert green > red
    assert green > blue
    assert nearest_shade("#123456", passes) in {"#123456", "#123457", "#123356"}
    assert nearest_shade("#123456", lambda _: False) is None


def test_forced_colours_stay_the_readers(read: ReadLook) -> None:
    own = read({"tokens.css": BOTH.format("--link: #0b4f6c", "--link: #9ed4ee")})
    assert own.style.index("not (forced-colors:active)") < own.style.index("--focus")


@pytest.mark.parametrize("guide", ["editor-guide.md", "huong-dan-bien-tap.md"])
def test_the_guides_example_passes_and_their_list_is_whole(read: ReadLook, guide: str) -> None:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    [example] = re.findall(r"```css\n(.*?)```", text, re.DOTALL)
    assert read({"tokens.css": example}).problems == ()
    assert set(re.findall(r"`--([a-z][\w-]*)`", text)) == set(KNOWN)
    assert {path.name for path in (THEME / "templates/places").glob("*.html")} <= set(
        re.findall(r"`(?:templates/)?(\w+\.html)`", text)
    )


@pytest.mark.parametrize("sheet", [None, ":root { --paper: #ffffff }"])
def test_an_engine_without_its_colours_is_named(tmp_path: Path, sheet: str | None) -> None:
    if sheet is not None:
        write(tmp_path / "theme/static/css/tokens.css", sheet)
    with pytest.raises(ContentError, match="X813") as raised:
        read_tokens(None, "tokens.css", tmp_path / "theme")
    assert raised.value.problems[0].place.path == "theme/static/css/tokens.css"
