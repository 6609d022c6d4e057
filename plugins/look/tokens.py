"""``tokens.css``: values for the engine's style that a union sets, checked pair by pair in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import tinycss2
from tinycss2.color4 import parse_color

from plugins.core.problems import ContentError, Place, Problem, problem, suggestion
from plugins.look import css
from plugins.look.colours import contrast, mixed, nearest_shade
from plugins.look.token_list import (
    COLOURS,
    DARK,
    FAMILIES,
    FONTS,
    KNOWN,
    LIGHT,
    MOST_RADIUS,
    MOTIF,
    PAIRS,
    RADIUS,
    SCHEMES,
    USUAL,
)

_SHEET: Final = "static/css/tokens.css"
_WHERE: Final = {LIGHT: ":root { … }", DARK: "@media (prefers-color-scheme: dark) { :root { … } }"}
_LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?)(px|rem)|0")
_REM: Final = 16
_NAMES: Final = {LIGHT: "sáng", DARK: "tối"}
# What follows from a colour that is set, where its own token is not: its engine's name, and how.
_FOLLOWING: Final = {"stripe": "brand", "focus": "link"}

Palette = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a union set. ``style`` is the rules that say so; ``palettes`` hold, for each scheme, all of the
    engine's colours that a union may set, by its name for them, as they are with that.
    """

    style: str
    palettes: Mapping[str, Palette]
    families: Mapping[str, str] = field(default_factory=lambda: dict(USUAL))
    motif: bool = True


@dataclass(slots=True)
class _Stated:
    """The values that a file states, and where: colours by scheme and name, others by name."""

    colours: dict[str, dict[str, str]] = field(default_factory=lambda: {one: {} for one in SCHEMES})
    others: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_tokens(text: str | None, path: str, theme: Path) -> tuple[Tokens, list[Problem]]:
    """Return what *text* of the file *path* sets over the tokens of *theme*, and what is wrong with it."""
    engine = _engine_palettes(theme)
    if text is None:
        return Tokens("", engine), []
    stated = _Stated()
    _read(css.rules_of(text), LIGHT, path, stated)
    palettes = {scheme: {**engine[scheme], **_all(stated, engine, scheme)} for scheme in SCHEMES}
    problems = stated.problems
    if not problems:
        problems += [*_one_sided(stated, engine, path), *_too_near(stated, palettes, path)]
    families = {name: stated.others.get(name, usual) for name, usual in USUAL.items()}
    return Tokens(
        _style(stated, palettes), palettes, families, MOTIF not in stated.others
    ), problems


def _engine_palettes(theme: Path) -> dict[str, Palette]:
    """Return the engine's colours of both schemes by its own names.

    Raises ``ContentError`` where its style sheet does not say them.
    """
    at = Place(f"theme/{_SHEET}")
    try:
        text = (theme / _SHEET).read_text("utf-8")
    except OSError as error:
        raise ContentError([problem("X813", at, reason=error.strerror or error)]) from error
    palettes: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for rule in css.rules_of(text):
        if rule.type != "qualified-rule" or _plain(rule.prelude) != ":root":
            continue
        for said in css.declarations_of(rule):
            if said.type == "declaration" and said.name.startswith("--"):
                for scheme, value in zip(SCHEMES, _both(said.value), strict=True):
                    if colour := _hex(value):
                        palettes[scheme].setdefault(said.name.removeprefix("--"), colour)
    light = palettes[LIGHT]
    if missing := sorted(set(COLOURS.values()) - light.keys()):
        raise ContentError([problem("X813", at, reason=f"--{missing[0]}")])
    return {LIGHT: light, DARK: palettes[DARK]}


def _both(value: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return what a value is in light and in dark."""
    alone = [one for one in value if one.type != "whitespace"]
    if len(alone) != 1 or alone[0].type != "function" or alone[0].lower_name != "light-dark":
        return value, value
    parts = alone[0].arguments
    comma = next(at for at, one in enumerate(parts) if one == ",")
    return parts[:comma], parts[comma + 1 :]


def _read(rules: list[Any], scheme: str, path: str, stated: _Stated) -> None:
    for rule in rules:
        at = Place(path, rule.source_line)
        if rule.type == "error":
            stated.problems.append(problem("G201", at, reason=rule.message))
        elif rule.type == "qualified-rule" and _plain(rule.prelude) == ":root":
            for said in css.declarations_of(rule):
                _declare(said, scheme, path, stated)
        elif (
            scheme == LIGHT
            and rule.type == "at-rule"
            and rule.lower_at_keyword == "media"
            and rule.content is not None
            and _plain(rule.prelude) == "(prefers-color-scheme:dark)"
        ):
            _read(css.declarations_of(rule), DARK, path, stated)
        else:
            selector = tinycss2.serialize(getattr(rule, "prelude", None) or [rule]).strip()
            stated.problems.append(problem("G205", at, rule=selector[:80]))


def _plain(tokens: list[Any]) -> str:
    return re.sub(r"\s+", "", tinycss2.serialize(tokens)).lower()


def _declare(said: Any, scheme: str, path: str, stated: _Stated) -> None:
    at = Place(path, said.source_line)
    if said.type != "declaration":
        reason = getattr(said, "message", "{")
        stated.problems.append(problem("G201", at, reason=reason))
        return
    name = said.name.removeprefix("--")
    value = tinycss2.serialize(said.value).strip()
    if not said.name.startswith("--") or name not in KNOWN:
        near = suggestion(said.name, [f"--{one}" for one in KNOWN])
        stated.problems.append(problem("G202", at, name=said.name, **near))
        return
    stated.lines[scheme, name] = said.source_line
    if name in COLOURS:
        colour = _hex(said.value)
        if colour:
            stated.colours[scheme][name] = colour
        else:
            stated.problems.append(
                problem("G203", at, name=said.name, value=value, wanted="#0a5c36")
            )
    elif scheme == DARK:
        stated.problems.append(problem("G206", at, name=said.name))
    elif name == RADIUS:
        _radius(said, value, at, stated)
    elif name == MOTIF:
        if value.lower() == "none":
            stated.others[name] = value
        else:
            stated.problems.append(problem("G203", at, name=said.name, value=value, wanted="none"))
    else:
        family = value.strip("\"'")
        if family in FAMILIES:
            stated.others[name] = family
        else:
            wanted = " / ".join(f'"{one}"' for one in FAMILIES)
            stated.problems.append(problem("G203", at, name=said.name, value=value, wanted=wanted))


def _radius(said: Any, value: str, at: Place, stated: _Stated) -> None:
    found = _LENGTH.fullmatch(value)
    pixels = float(found[1] or 0) * (_REM if found[2] == "rem" else 1) if found else None
    if pixels is None or pixels > MOST_RADIUS:
        wanted = f"8px (0 – {MOST_RADIUS}px)"
        stated.problems.append(problem("G203", at, name=said.name, value=value, wanted=wanted))
    else:
        stated.others[RADIUS] = value if value != "0" else "0px"


def _hex(value: list[Any]) -> str | None:
    """Return a value as ``#rrggbb``, ``None`` where it is no opaque colour that a screen can show."""
    text = tinycss2.serialize(value).strip()
    found = parse_color(text)
    if found is None or isinstance(found, str) or found.alpha != 1:
        return None
    try:
        channels = [float(one) for one in found.to("srgb").coordinates]
    except (NotImplementedError, TypeError):
        return None
    if not all(-0.001 <= one <= 1.001 for one in channels):
        return None
    return "#" + "".join(f"{round(min(max(one, 0), 1) * 255):02x}" for one in channels)


def _all(stated: _Stated, engine: Mapping[str, Palette], scheme: str) -> dict[str, str]:
    """Return what the engine's colours become in *scheme*, by its names: set, or following from what is."""
    own = stated.colours[scheme]
    found = {COLOURS[name]: colour for name, colour in own.items()}
    for name, source in _FOLLOWING.items():
        if source in own:
            found.setdefault(name, own[source])
    if "link" in own:
        ink = found.get("ink", engine[scheme]["ink"])
        found.setdefault("blue-deep", mixed(own["link"], ink, 0.35))
    return found


def _fits(name: str) -> Iterator[tuple[str, str, float]]:
    """Yield every pair that the union's token *name* is part of."""
    for words, ground, least in PAIRS:
        if name in (words, ground):
            yield words, ground, least


def _passing(name: str, palette: Palette) -> str | None:
    """Return the nearest shade of *name* that can be told apart from all that it meets in *palette*."""

    def passes(colour: str) -> bool:
        tried = {**palette, COLOURS[name]: colour}
        return all(
            contrast(tried[COLOURS[words]], tried[COLOURS[ground]]) >= least
            for words, ground, least in _fits(name)
        )

    return nearest_shade(palette[COLOURS[name]], passes)


def _one_sided(stated: _Stated, engine: Mapping[str, Palette], path: str) -> Iterator[Problem]:
    """Yield the colours that are set for light alone or for dark alone: the other would stay the engine's."""
    for scheme, other in ((LIGHT, DARK), (DARK, LIGHT)):
        for name, colour in stated.colours[scheme].items():
            if name not in stated.colours[other]:
                palette = {**engine[other], **_all(stated, engine, other), COLOURS[name]: colour}
                line = f"--{name}: {_passing(name, palette) or colour};"
                at = Place(path, stated.lines[scheme, name])
                yield problem("G207", at, name=f"--{name}", block=_WHERE[other], line=line)


def _too_near(stated: _Stated, palettes: Mapping[str, Palette], path: str) -> Iterator[Problem]:
    """Yield the colours that cannot be told apart from what they meet, each with the shade that can."""
    for scheme in SCHEMES:
        palette, own = palettes[scheme], stated.colours[scheme]
        told: set[str] = set()
        for words, ground, least in PAIRS:
            found = contrast(palette[COLOURS[words]], palette[COLOURS[ground]])
            blamed = words if words in own else ground
            if found >= least or blamed not in own or blamed in told:
                continue
            told.add(blamed)
            shade = _passing(blamed, palette)
            values = {
                "words": f"--{words}", "ground": f"--{ground}", "least": f"{least:g}",
                "found": f"{int(found * 100) / 100:g}", "scheme": scheme, "scheme_vi": _NAMES[scheme],
                "first": palette[COLOURS[words]], "second": palette[COLOURS[ground]],
            }  # fmt: skip
            at = Place(path, stated.lines[scheme, blamed])
            if shade:
                yield problem("G204", at, **values, line=f"--{blamed}: {shade};")
            else:
                yield problem("G208", at, **values, name=f"--{blamed}")


def _style(stated: _Stated, palettes: Mapping[str, Palette]) -> str:
    """Return the rules that set what *stated* sets, as one layer of the engine's style sheet."""
    changed = "".join(
        f"--{name}:light-dark({palettes[LIGHT][name]},{palettes[DARK][name]});"
        for name in sorted(_names(stated, LIGHT) | _names(stated, DARK))
    )
    rest = [
        f"--{FONTS[name]}:{FAMILIES[family].stack};"
        for name, family in sorted(stated.others.items())
        if name in FONTS
    ]
    if RADIUS in stated.others:
        rest.append(f"--round:{stated.others[RADIUS]};")
    rules = f":root{{{''.join(rest)}}}" if rest else ""
    if changed:
        rules += f"@media not (forced-colors:active){{:root{{{changed}}}}}"
    return f"@layer tokens{{{rules}}}" if rules else ""


def _names(stated: _Stated, scheme: str) -> set[str]:
    own = stated.colours[scheme]
    found = {COLOURS[name] for name in own}
    found |= {name for name, source in _FOLLOWING.items() if source in own}
    return found | ({"blue-deep"} if "link" in own else set())
