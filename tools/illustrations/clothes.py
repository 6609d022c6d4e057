"""Clothes: the outline of a dressed trunk and what is sewn on it.

Body units as in `figures`.
"""

from __future__ import annotations

from dataclasses import dataclass

from .draw import Frame, fill, form, inside, line, oval, polygon, smooth
from .hair import Face
from .palette import DEEP, GOLD, INK, PAPER, RED, STRAW, mix, shade_of


@dataclass(frozen=True, slots=True)
class Wear:
    """What a person wears."""

    kind: str = "shirt"  # shirt, suit, aodai, army, overall, vest, blouse, cardigan
    top: str = PAPER
    under: str = PAPER
    legs: str = DEEP
    shoes: str = INK
    tie: str = RED
    short_sleeves: bool = False
    pattern: bool = False


def _collar(f: Frame, wear: Wear, cx: float) -> str:
    out = ""
    for side in (-1, 1):
        flap = polygon(
            f((cx + side * 20, 72), (cx, 102), (cx + side * 17, 118), (cx + side * 34, 86))
        )
        out += form(flap, wear.top if wear.kind != "suit" else wear.under, 2 * f.s)
        out += line(
            smooth(f((cx, 102, 1), (cx + side * 17, 118, 1), (cx + side * 34, 86, 1)), False),
            shade_of(wear.top, 0.3),
            1.3 * f.s,
        )
    return out


def front_of(f: Frame, hf: Frame, wear: Wear, face: Face, turn: float, torso: str) -> str:
    s, cx = f.s, 9 * turn
    dark = shade_of(wear.top, 0.3)
    throat = polygon(f((cx - 18, 76), (cx + 18, 76), (cx, 108)))
    if wear.kind == "aodai":
        band = polygon([*hf((-22, 53), (22, 53)), *f((30, 96), (0, 102), (-30, 96))])
        seam = line(smooth(f((cx, 100), (cx + 28, 118), (58, 150)), False), dark, 2 * s)
        spots = ""
        if wear.pattern:
            gold = mix(wear.top, STRAW, 0.7)
            for x, y, r in (
                (-30, 150, 13),
                (-12, 200, 9),
                (26, 232, 12),
                (-36, 262, 8),
                (10, 285, 13),
            ):
                spots += _spray(f.sub(x, y, r / 12), gold)
        return inside(torso, spots) + form(band, wear.top, 5 * s) + seam
    if wear.kind == "suit":
        front = polygon(f((cx - 30, 78), (cx + 30, 78), (cx + 2, 210)))
        out = inside(torso, fill(front, wear.under))
        tie = polygon(f((cx - 7, 98), (cx + 7, 98), (cx + 11, 180), (cx, 204), (cx - 10, 180)))
        knot = polygon(f((cx - 10, 92), (cx + 10, 92), (cx + 6, 108), (cx - 6, 108)))
        out += (
            inside(torso, form(tie, wear.tie, 4 * s), fill(knot, shade_of(wear.tie)))
            if wear.tie
            else ""
        )
        out += _collar(f, wear, cx)
        for side in (-1, 1):
            lapel = polygon(
                f(
                    (cx + side * 26, 78),
                    (cx + side * 48, 126),
                    (cx + side * 36, 134),
                    (cx + side * 42, 142),
                    (cx + 2, 214),
                    (cx + side * 14, 140),
                )
            )
            out += inside(torso, form(lapel, mix(wear.top, "#ffffff", 0.07), 3 * s))
        return out + inside(
            torso, line(smooth(f((cx + 2, 214), (cx + 2, 340)), False), dark, 2 * s)
        )
    out = fill(throat, face.skin) + inside(
        throat,
        fill(
            polygon(f((cx - 18, 76), (cx + 18, 76), (cx + 12, 90), (cx - 10, 86))),
            shade_of(face.skin),
        ),
    )
    if wear.kind in {"vest", "cardigan"}:
        front = polygon(
            f(
                (cx - 32, 76),
                (cx + 32, 76),
                (cx + 16, 210),
                (cx + 20, 340),
                (cx - 20, 340),
                (cx - 16, 210),
            )
        )
        edge = "".join(
            line(
                smooth(f((cx + q * 32, 76), (cx + q * 16, 210), (cx + q * 20, 340)), False),
                dark,
                2 * s,
            )
            for q in (-1, 1)
        )
        out = inside(torso, fill(front, wear.under), edge) + out
        collar = Wear(top=wear.under)
        return out + _collar(f, collar, cx)
    seam = line(smooth(f((cx, 106), (cx, 340)), False), dark, 1.8 * s)
    buttons = "".join(fill(_dot(f, cx + 5, y, 2.6), dark) for y in (130, 168, 206, 244, 282))
    out += _collar(f, wear, cx) + inside(torso, seam, buttons)
    if wear.kind in {"army", "shirt", "overall"}:
        for side in (-1, 1) if wear.kind != "shirt" else (1,):
            pocket = polygon(
                f(
                    (cx + side * 40 - 19, 150),
                    (cx + side * 40 + 19, 150),
                    (cx + side * 40 + 18, 190),
                    (cx + side * 40, 197),
                    (cx + side * 40 - 18, 190),
                )
            )
            out += line(pocket, dark, 1.7 * s)
            out += line(
                smooth(f((cx + side * 40 - 19, 162), (cx + side * 40 + 19, 162)), False),
                dark,
                1.7 * s,
            )
    if wear.kind == "overall":
        band = polygon(f((-90, 226), (90, 226), (90, 244), (-90, 244)))
        out += inside(
            torso, fill(band, STRAW), line(smooth(f((-90, 235), (90, 235)), False), PAPER, 4 * s)
        )
    if wear.kind == "army":
        belt = polygon(f((-90, 296), (90, 296), (90, 318), (-90, 318)))
        buckle = polygon(f((cx - 13, 295), (cx + 13, 295), (cx + 13, 319), (cx - 13, 319)))
        out += inside(torso, fill(belt, mix(GOLD, INK, 0.6)), fill(buckle, GOLD))
    return out


def _dot(f: Frame, x: float, y: float, r: float) -> str:
    return oval(*f.at(x, y), r * f.s)


def _spray(f: Frame, colour: str) -> str:
    return "".join(
        fill(_dot(f, x, y, 4.2), colour) for x, y in ((0, -7), (7, -2), (4, 6), (-4, 6), (-7, -2))
    )


def torso_shape(f: Frame, slim: bool = False, hem: float = 336) -> str:
    """Return the outline of the trunk from the front or from behind."""
    w = 0.86 if slim else 1.0
    waist = 0.8 if slim else 0.92
    return smooth(
        f(
            (-20, 74, 1),
            (-36 * w, 87),
            (-72 * w, 103),
            (-87 * w, 132),
            (-78 * w, 190),
            (-72 * w * waist, 244),
            (-76 * w, hem, 1),
            (76 * w, hem, 1),
            (72 * w * waist, 244),
            (78 * w, 190),
            (87 * w, 132),
            (72 * w, 103),
            (36 * w, 87),
            (20, 74, 1),
        )
    )


def gown_shape(f: Frame, slim: bool) -> str:
    w = 0.86 if slim else 1.0
    return smooth(
        f(
            (-20, 74, 1),
            (-36 * w, 87),
            (-72 * w, 103),
            (-87 * w, 132),
            (-78 * w, 190),
            (-58 * w, 244),
            (-68 * w, 320),
            (-66 * w, 600, 1),
            (66 * w, 600, 1),
            (68 * w, 320),
            (58 * w, 244),
            (78 * w, 190),
            (87 * w, 132),
            (72 * w, 103),
            (36 * w, 87),
            (20, 74, 1),
        )
    )
