"""Every component has examples, and they look as they did."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PIL import ImageFilter

from tests.components.__main__ import DIFFERENCES
from tests.components.page import COMPONENTS, EXAMPLES, about, names
from tests.components.references import FOLDER, References, kept, why_different, write
from tests.components.screens import SCREENS, Seen

_MACRO = re.compile(r"\{% macro (\w+)")
LIGHT = SCREENS[0]
MOST_BYTES = 740_000  # some 6,400 an example


def test_every_component_has_examples_and_says_what_it_is() -> None:
    components = {path.stem for path in COMPONENTS.glob("*.html")}
    shown = set(names()) | {"head"}  # the page's own

    assert components - shown == set(), "write tests/components/examples/NAME.html"
    assert shown - components == {"focus", "prose", "story", "tokens"}
    assert [name for name in components if not about(name)] == []


def test_every_macro_of_a_component_is_shown() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in COMPONENTS.glob("*.html")}
    shown = "".join(path.read_text("utf-8") for path in EXAMPLES.glob("*.html"))
    # A macro may be shown by another component that an example shows.
    said = shown + "".join(_MACRO.sub("", source) for source in sources.values())

    missing = [
        f"{name}: {macro}"
        for name, source in sources.items()
        for macro in _MACRO.findall(source)
        if f"{macro}(" not in said
    ]
    assert missing == []


def test_no_two_examples_have_one_name() -> None:
    shown = "".join(path.read_text("utf-8") for path in EXAMPLES.glob("*.html"))
    counted = Counter(re.findall(r'call example\("([^"]+)"', shown))

    assert [name for name, times in counted.items() if times > 1] == []


def test_every_example_looks_as_it_did(survey, painted_by) -> None:
    """``make components ACCEPT=1`` keeps what is meant to have changed."""
    found = list(References().differences(survey.looked, painted_by))
    for difference in found:
        write(DIFFERENCES, difference)

    assert [str(one) for one in found] == [], f"see {DIFFERENCES}"


def test_the_references_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize(
    ("example", "rules"),
    [
        ("notices/stale", ":root { --gold-ground: #f6e8d8 }"),
        ("crumbs/three", ":root { --paper: #f5f2eb }"),
        ("meta_line/full", ":root { --blue: #1f6fb8 }"),
        ("attachments/long-number", ".attachments__list { margin-block-start: 8px }"),
        ("page_header/full", ".page-header__title { margin-inline-start: 8px }"),
        ("card/row", ".card__title { overflow: clip; max-block-size: 1.05em }"),
        ("story/stacked", ".story__title { clip-path: inset(0.2em 0 0) }"),
        ("share/story", ".share__way { border-radius: 12px }"),
        ("focus/page", ":root { --ring: 1px }"),
    ],
)
def test_a_change_that_is_seen_is_found(window, example, rules) -> None:
    before = kept(window.look(example), LIGHT)

    assert why_different(before, kept(window.look(example, rules), LIGHT), True) != ""
    assert why_different(before, kept(window.look(example), LIGHT), True) == ""


def test_letters_smoothed_otherwise_are_no_change_where_another_browser_paints(survey) -> None:
    seen = survey.looked[LIGHT.name]["card/row"]
    softer = Seen(seen.size, seen.picture.filter(ImageFilter.GaussianBlur(0.6)))
    darker = Seen(seen.size, seen.picture.point(lambda value: value * 7 // 8))
    before = kept(seen, LIGHT)

    assert why_different(before, kept(softer, LIGHT), False) == ""
    assert why_different(before, kept(darker, LIGHT), False) != ""


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_words_of_every_example_stand_out_from_their_ground(survey, screen) -> None:
    found = survey.contrasts[screen.name]

    assert len(found) > 100
    assert {where: ratio for where, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_sign_of_every_state_is_seen_on_its_ground(survey, screen) -> None:
    """Lines that carry meaning stand out three to one (WCAG 2.2, 1.4.11)."""
    found = survey.signs[screen.name]

    assert {where.split()[-1] for where in found} >= {"in_force", "ending", "coming", "ended"}
    assert {where: ratio for where, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_no_headline_ends_on_a_lone_syllable(survey, screen) -> None:
    headlines = survey.headlines[screen.name]

    assert len(headlines) > 10
    assert [lines for lines in headlines if " " not in lines[-1]] == []
