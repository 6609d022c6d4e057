"""The style sheets keep the rules of style.md, and the colours their contrast (WCAG 2.2)."""

from __future__ import annotations

import gzip
import re
from itertools import product
from pathlib import Path

import pytest

from plugins.assets.theme_files import sheets, theme_files
from plugins.core.pictures import TONE_STEPS, Tone
from tests.conftest import Built

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = THEME / "templates"
CSS = THEME / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
SHEETS = tuple(sorted(CSS.rglob("*.css")))

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
_PHYSICAL = re.compile(
    r"^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)\b|left:|right:|top:|bottom:"
    r"|width:|height:|(?:min|max)-(?:width|height):)",
    re.MULTILINE,
)

# What belongs to tokens.css wherever it is used: sizes of type, lines, strokes, corners, motion.
_OF_A_TOKEN = re.compile(
    r"^\s*(font-size|line-height|letter-spacing|border(?:-\w+)*|outline|transition|animation(?:-\w+)*)"
    r":([^;]*[\d.](?:rem|px|em|m?s)?\b[^;]*);",
    re.MULTILINE,
)
_SPACE = re.compile(r"^\s*((?:margin|padding|gap|row-gap|column-gap)[\w-]*):([^;]*);", re.MULTILINE)
_LEAST_SPACE = 0.75  # rem; what is less sets a line of furniture right and is no step of the rhythm
_VARIABLE = re.compile(r"var\(--[\w-]+\)")
# Nothing, all, once, half round, and parts of the letters' own size need no name.
_NAMELESS = re.compile(r"(?<![\w.])(?:0|1|100%|50%|0?\.\d+em)(?![\w.%])")
# What stands for itself: the letters that show the sizes one may choose, and units of a drawing.
_ITSELF = {
    ("components/choice.css", "font-size"),
    ("components/year_chart.css", "font-size"),
}


def _rules(sheet: Path) -> str:
    return _COMMENT.sub("", sheet.read_text("utf-8"))


def _name(sheet: Path) -> str:
    return sheet.relative_to(CSS).as_posix()


def _palette(scheme: str) -> dict[str, str]:
    said = re.findall(
        r"--([\w-]+): (?:light-dark\()?(#[0-9a-f]{6})(?:, (#[0-9a-f]{6})\))?;", TOKENS
    )
    return {name: dark if dark and scheme == "dark" else light for name, light, dark in said}


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground", "least"),
    [
        ("ink", "paper", 7),
        ("ink", "paper-sunk", 7),
        ("ink", "paper-raised", 7),
        ("ink", "gold-ground", 7),
        ("ink", "selection", 7),
        ("ink-soft", "paper", 7),
        ("ink-soft", "paper-sunk", 7),
        ("blue", "paper", 7),
        ("blue", "paper-sunk", 7),
        ("visited", "paper", 7),
        ("red", "paper", 7),
        ("red", "paper-sunk", 4.5),
        ("gold-ink", "paper", 7),
        ("gold-ink", "gold-ground", 4.5),
        ("paper", "blue-deep", 7),
        ("paper", "blue", 4.5),
        ("band-ink", "band", 7),
        ("band-soft", "band", 7),
        ("band-gold", "band", 4.5),
        ("viewer-ink", "viewer-ground", 7),
        ("viewer-soft", "viewer-ground", 7),
        ("viewer-ink", "viewer-button", 7),
        ("rule-strong", "paper", 3),
        ("stripe", "paper", 3),
        ("focus", "paper", 3),
        ("gold", "paper", 3),
    ],
)
def test_colours_that_meet_can_be_told_apart(
    scheme: str, words: str, ground: str, least: float
) -> None:
    palette = _palette(scheme)

    assert _contrast(palette[words], palette[ground]) >= least


@pytest.mark.parametrize("sheet", SHEETS, ids=_name)
def test_a_style_sheet_uses_tokens_and_logical_properties(sheet: Path) -> None:
    rules = _rules(sheet)

    assert "!important" not in rules
    assert not _PHYSICAL.findall(rules)
    if sheet.name not in {"tokens.css", "tones.css"} and sheet.parent.name != "print":
        assert not _COLOUR.findall(rules)


def literals(sheet: str, rules: str) -> list[str]:
    """Return what a style sheet says in figures that a token should say."""
    sizes = [
        (said, value)
        for said, value in _OF_A_TOKEN.findall(rules)
        if re.search(r"\d", _NAMELESS.sub("", _VARIABLE.sub("", value)))
    ]
    spaces = [
        (said, value)
        for said, value in _SPACE.findall(rules)
        if any(float(rem) >= _LEAST_SPACE for rem in re.findall(r"([\d.]+)rem", value))
    ]
    return [
        f"{sheet}: {said}:{value}" for said, value in sizes + spaces if (sheet, said) not in _ITSELF
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=_name)
def test_sizes_lines_spaces_and_motion_are_tokens(sheet: Path) -> None:
    if sheet.name not in {"tokens.css", "fonts.css"} and sheet.parent.name != "print":
        assert literals(_name(sheet), _rules(sheet)) == []


@pytest.mark.parametrize(
    "said",
    ["font-size: 1.1rem", "line-height: 1.35", "padding-block: 1rem 0", "outline: 3px solid",
     "transition: opacity 0.2s ease-out", "border: 1px solid var(--rule)", "margin: 0 2.5rem"],
)  # fmt: skip
def test_a_figure_where_a_token_belongs_is_found(said: str) -> None:
    assert literals("a.css", f"a {{\n  {said};\n}}\n") != []


@pytest.mark.parametrize(
    "said",
    ["line-height: 1", "font-size: 0.9em", "padding-block: 0.35rem", "border: 0", "margin: 0",
     "padding: var(--space-4) 0", "transition: opacity var(--calm) ease-out", "border-radius: 50%"],
)  # fmt: skip
def test_what_needs_no_token_is_let_through(said: str) -> None:
    assert literals("a.css", f"a {{\n  {said};\n}}\n") == []


def test_the_tones_that_hold_a_pictures_place_are_those_of_the_pictures() -> None:
    rules = _rules(CSS / "components" / "tones.css")
    steps = re.findall(r"\.tone-(\w+)-(\d) \{\s*--tone-(\w+): (\d+);", rules)
    assert steps == [
        (channel, str(step), channel, str(value))
        for channel in ("red", "green", "blue")
        for step, value in enumerate(TONE_STEPS)
    ]


@pytest.mark.parametrize("steps", list(product(range(len(TONE_STEPS)), repeat=3)))
def test_the_words_of_a_picture_that_does_not_come_are_read_on_its_tone(steps) -> None:
    ground = "#" + "".join(f"{TONE_STEPS[step]:02x}" for step in steps)
    words = "viewer-ink" if Tone(*steps).deep else "viewer-ground"
    assert _contrast(_palette("light")[words], ground) >= 3.9
    assert _palette("light")[words] == _palette("dark")[words]


def test_every_token_is_defined_and_used() -> None:
    texts = [_rules(sheet) for sheet in SHEETS]
    defined = {name for rules in texts for name in re.findall(r"^\s*--([\w-]+):", rules, re.M)}
    used = {name for rules in texts for name in re.findall(r"var\(--([\w-]+)", rules)}

    assert used - defined == set()
    assert defined - used == set()


_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(\w+\);')
_PUBLISHED = {_name(sheet): _IMPORT.findall(_rules(sheet)) for sheet in sheets(THEME / "static")}


def test_what_every_page_has_is_in_no_other_sheet() -> None:
    for name, imported in _PUBLISHED.items():
        assert imported != []
        assert len(set(imported)) == len(imported)
        assert name == "site.css" or set(imported).isdisjoint(_PUBLISHED["site.css"])


def test_a_story_waits_for_fourteen_kilobytes_of_style_at_most() -> None:
    files = theme_files(THEME)
    waits_for = [files[f"css/{name}.css"] for name in ("site", "story", "player")]

    assert sum(len(gzip.compress(sheet)) for sheet in waits_for) <= 14 * 1024


def test_every_sheet_is_named_by_a_template() -> None:
    texts = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")]
    named = {name for text in texts for name in re.findall(r'"css/(\w+\.css)"', text)}
    for text in texts:
        for block in re.findall(r"{% block sheets %}(.*?){% endblock %}", text):
            named |= {f"{name}.css" for name in re.sub(r"{%.*?%}", " ", block).split()}

    assert named == set(_PUBLISHED)


def test_a_page_has_the_sheets_of_all_that_stands_on_it(sample: Built) -> None:
    of_class = _sheets_of_classes()
    kinds, plain = set(), set()
    for path in sample.output.rglob("*.html"):
        html = path.read_text("utf-8")
        has = {f"{name}.css" for name in re.findall(r'<link[^>]*/css/(\w+)\.css"', html)}
        if "site.css" not in has:
            continue  # a mail, a page that moved
        [kind] = re.findall(r'<body class="page-([\w-]+)"', html) or ["redirect"]
        kinds.add(kind)
        used = {
            name for classes in re.findall(r' class="([^"]*)"', html) for name in classes.split()
        }
        plain |= {(kind, name) for name in used if has.isdisjoint(of_class.get(name, has))}
    assert plain == set()
    assert len(kinds) > 25


def _sheets_of_classes() -> dict[str, set[str]]:
    """Return for each class the sheets that set it: those of its component's own file where it has one."""
    found: dict[str, set[str]] = {}
    own: dict[str, set[str]] = {}
    for sheet, imported in _PUBLISHED.items():
        for file in imported:
            for selector in re.findall(r"([^{}]+)\{", _rules(CSS / file)):
                for name in re.findall(r"\.([A-Za-z_][\w-]*)", selector):
                    found.setdefault(name, set()).add(sheet)
                    block = re.split(r"__|--", name)[0].replace("-", "_")
                    if file == f"components/{block}.css":
                        own.setdefault(name, set()).add(sheet)
    return found | own
