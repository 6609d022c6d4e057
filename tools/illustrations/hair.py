"""Whose head it is: skin, hair and hats, each with its shade.

Local units as in `heads`.
"""

from __future__ import annotations

from dataclasses import dataclass

from .draw import Frame, fill, form, inside, limb, line, oval, polygon, smooth
from .palette import (
    DEEP,
    GOLD,
    HAIR,
    SKIN_2,
    STRAW,
    mix,
    shade_of,
)


@dataclass(frozen=True, slots=True)
class Face:
    """Whose head it is: skin, hair, what is worn on it."""

    skin: str = SKIN_2
    hair: str = HAIR
    style: str = "short"  # short, bald, thin, bun, bob, long, tail
    hat: str = ""  # helmet, pith, cone
    hat_colour: str = STRAW
    glasses: bool = False
    beard: bool = False


def hair_shade(face: Face) -> str:
    if face.hair == HAIR:
        return mix(HAIR, "#000000", 0.35)
    return mix(face.hair, DEEP, 0.28)


def hair_shape(d: str, f: Frame, face: Face, by: float = 7) -> str:
    return form(d, face.hair, by * f.s, hair_shade(face))


def hair_back(f: Frame, face: Face, t: float) -> str:
    if face.style == "bob":
        d = smooth(
            f(
                (-38, -30),
                (-46 + 2 * t, 10),
                (-44, 44, 1),
                (-20, 48),
                (20, 48),
                (44, 44, 1),
                (46 + 2 * t, 10),
                (38, -30),
                (0, -56),
            )
        )
    elif face.style in {"long", "tail"}:
        end = 128 if face.style == "long" else 60
        d = smooth(
            f(
                (-38, -30),
                (-43, 20),
                (-46, end * 0.7),
                (-40, end, 1),
                (40, end, 1),
                (46, end * 0.7),
                (43, 20),
                (38, -30),
                (0, -56),
            )
        )
    elif face.style == "bun":
        k, u = (1, t) if t >= 0 else (-1, -t)
        d = smooth(
            f(
                (k * (-36 - 10 * u), 10),
                (k * (-46 - 12 * u), 26),
                (k * (-34 - 14 * u), 42),
                (k * (-16 - 10 * u), 36),
                (k * -16, 10),
            )
        )
        if abs(t) < 0.2:
            d = oval(*f.at(4, -58), 20 * f.s, 15 * f.s)
    else:
        return ""
    return hair_shape(d, f, face)


def hair_front(f: Frame, face: Face, t: float) -> str:
    k = 4 * t
    if face.style == "bald":
        left = smooth(
            f((-37, 2, 1), (-41, -14), (-36, -34), (-30, -36, 1), (-32, -18), (-32, 2, 1))
        )
        right = smooth(f((37, 2, 1), (41, -14), (36, -34), (30, -36, 1), (32, -18), (32, 2, 1)))
        return hair_shape(left, f, face, 2) + hair_shape(right, f, face, 4)
    if face.style == "thin":
        d = smooth(
            f(
                (-37, 4, 1),
                (-42, -18),
                (-34, -46),
                (-4, -59),
                (26, -54),
                (41, -26),
                (37, 4, 1),
                (32, -14),
                (28 + k, -33),
                (4 + 2 * k, -45),
                (-18 + k, -40),
                (-30 + k, -24),
                (-32, -6),
            )
        )
    elif face.style == "short":
        d = smooth(
            f(
                (-37, 6, 1),
                (-43, -20),
                (-34, -50),
                (-2, -64),
                (30, -56),
                (43, -26),
                (37, 4, 1),
                (33, -12),
                (29 + k, -27, 1),
                (8 + 2 * k, -36),
                (-16 + 2 * k, -27),
                (-29 + k, -24, 1),
                (-32, -8),
            )
        )
    else:
        part = -8 + 18 * t
        low, high = 16 + min(0, t) * 26, 16 - max(0, t) * 26
        d = smooth(
            f(
                (-38, low, 1),
                (-44, -16),
                (-34, -48),
                (0, -60),
                (34, -48),
                (44, -16),
                (38, high, 1),
                (33 + k, -8),
                (22 + k, -28),
                (part, -44, 1),
                (-20 + k, -26),
                (-33 + k, -6),
            )
        )
    return hair_shape(d, f, face, 9)


def hat_of(f: Frame, face: Face, back: bool = False) -> str:
    c = face.hat_colour
    if face.hat == "helmet":
        dome = smooth(
            f((-45, -16, 1), (-44, -38), (-26, -64), (0, -70), (26, -64), (44, -38), (45, -16, 1))
        )
        peak = smooth(
            f(
                (-47, -20, 1),
                (-20, -26),
                (20, -26),
                (47, -20, 1),
                (54, -9),
                (30, -13),
                (0, -15),
                (-30, -13),
                (-54, -9),
            )
        )
        ridge = limb(f((-4, -68), (-6, -44), (-6, -22)), [7 * f.s, 8 * f.s, 6 * f.s], False, False)
        brim = "" if back else form(peak, c, 3 * f.s)
        band = (
            fill(polygon(f((-45, -22), (45, -22), (46, -14), (-46, -14))), shade_of(c))
            if back
            else ""
        )
        return form(dome, c, 14 * f.s) + fill(ridge, mix(c, "#ffffff", 0.35)) + band + brim
    if face.hat == "pith":
        dome = smooth(
            f((-41, -16, 1), (-41, -40), (-24, -64), (0, -69), (24, -64), (41, -40), (41, -16, 1))
        )
        brim = smooth(
            f((-42, -24), (0, -20), (42, -24), (63, -6), (40, -9), (0, -12), (-40, -9), (-63, -6))
        )
        band = polygon(f((-41, -27), (41, -27), (42, -18), (-42, -18)))
        knob = oval(*f.at(0, -70), 4.5 * f.s, 3.5 * f.s)
        return (
            fill(knob, shade_of(c))
            + form(dome, c, 13 * f.s)
            + fill(band, shade_of(c))
            + form(brim, c, 4 * f.s)
        )
    if face.hat == "cone":
        d = smooth(f((0, -80, 1), (86, -6, 1), (60, 9), (0, 15), (-60, 9), (-86, -6, 1)))
        lines = "".join(
            line(
                smooth(
                    f((-86 * q, -80 + 74 * q), (0, -80 + 94 * q), (86 * q, -80 + 74 * q)), False
                ),
                mix(c, GOLD, 0.45),
                1.4 * f.s,
            )
            for q in (0.25, 0.45, 0.65, 0.85)
        )
        dark = polygon(f((0, -80), (90, -10), (90, 20), (24, 20)))
        return fill(d, c) + inside(d, fill(dark, mix(c, GOLD, 0.5)), lines)
    return ""
