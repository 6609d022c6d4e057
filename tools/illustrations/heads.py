"""Heads without features: from the front and a quarter turned, in profile, from behind.

Local units: the head is 100 high, its middle at 0, 0; the chin at 50, the crown at -50.
"""

from __future__ import annotations

from .draw import Frame, Point, fill, form, inside, limb, line, oval, smooth
from .hair import Face, hair_back, hair_front, hair_shade, hair_shape, hat_of
from .palette import (
    DEEP,
    HAIR,
    INK,
    shade_of,
)


def neck(f: Frame, face: Face, end: Point = (0, 92), width: float = 34) -> str:
    """Return the neck from under the head `f` to a point on the sheet, under the chin's shadow."""
    (x0, y0), (x1, y1) = f.at(0, 18), end[:2]
    wide = width * f.s
    d = limb(
        [(x0, y0), (x0 + (x1 - x0) * 0.55, (y0 + y1) / 2), (x1, y1)],
        [wide, wide, wide * 1.25],
        True,
        False,
    )
    chin = smooth(f((-34, 20), (34, 20), (30, 50), (16, 63), (-4, 60), (-22, 49)))
    return fill(d, face.skin) + inside(d, fill(chin, shade_of(face.skin)))


def _glasses_front(f: Frame, t: float, face: Face) -> str:
    frame = INK if face.hair != HAIR else DEEP
    out = []
    for side in (-1, 1):
        cx, cy = f.at(side * 15 + 13 * t, -3)
        rx = (12.5 - (2.5 * t * side if t * side > 0 else 0)) * f.s
        out.append(fill(oval(cx, cy, rx, 10 * f.s), "#ffffff", 0.35))
        out.append(line(oval(cx, cy, rx, 10 * f.s), frame, 2.4 * f.s))
    a, b = f((-4 + 13 * t, -5), (4 + 13 * t, -5))
    out.append(line(smooth([a, b], False), frame, 2.4 * f.s))
    if t:
        side = -1 if t > 0 else 1
        out.append(
            line(
                smooth(f((side * 27 + 13 * t, -4), (side * 36 + 4 * t, -6)), False),
                frame,
                2.4 * f.s,
            )
        )
    return "".join(out)


def _nose(f: Frame, t: float, skin: str) -> str:
    k = 1 if t >= 0 else -1
    tip = 15 * t + k * 7
    d = smooth(f((14 * t + k * 1, -6, 1), (tip - k * 1, 9), (tip, 14, 1), (14 * t - k * 2, 15, 1)))
    return fill(d, shade_of(skin, 0.2))


def head(f: Frame, face: Face, turn: float = 0.0) -> str:
    """Return a head seen from the front, turned from -1 (left) to 1 (right), a quarter at most."""
    t = max(-1.0, min(1.0, turn))
    skin = face.skin
    d = smooth(
        f(
            (-35 + 3 * t, -12),
            (-35 + 4 * t, 12),
            (-25 + 9 * t, 36),
            (4 * t - 7, 49),
            (5 * t + 7, 49),
            (25 + 7 * t, 36),
            (35 + 3 * t, 12),
            (35 + 3 * t, -12),
            (28, -40),
            (0, -52),
            (-28, -40),
        )
    )
    ears = ""
    for side in (-1, 1):
        if side * t < 0.35:
            cx, cy = f.at(side * (37 - 2 * abs(t)) + 1 * t, 4)
            ears += fill(
                oval(cx, cy, 7 * f.s, 12 * f.s), skin if side < 0 else shade_of(skin, 0.18)
            )
    out = [ears, form(d, skin, 11 * f.s, rise=0.15), _nose(f, t or 0.25, skin)]
    if face.beard:
        beard = smooth(
            f(
                (-12 + 5 * t, 40),
                (5 * t, 34),
                (12 + 5 * t, 40),
                (8 + 5 * t, 70),
                (5 * t, 82, 1),
                (-6 + 5 * t, 68),
            )
        )
        out.append(hair_shape(beard, f, face, 3))
    if face.hat != "cone":
        out.append(hair_front(f, face, t))
    if face.glasses:
        out.append(_glasses_front(f, t, face))
    out.append(hat_of(f, face))
    return "".join(out)


def hair_behind(f: Frame, face: Face, turn: float = 0.0) -> str:
    """Return the hair that lies behind neck and shoulders."""
    return hair_back(f, face, turn)


def profile(f: Frame, face: Face) -> str:
    """Return a head looking right (mirror the frame to look left), hair and hat included."""
    skin = face.skin
    d = smooth(
        f(
            (26, -40),
            (33, -22),
            (33, -12),
            (45, 8),
            (43, 13),
            (36, 15),
            (37, 22),
            (35, 29),
            (36, 40),
            (28, 49),
            (14, 49),
            (-6, 38),
            (-16, 30),
            (-38, 8),
            (-40, -22),
            (-20, -48),
            (6, -52),
        )
    )
    out = [form(d, skin, (-5 if f.flip else 7) * f.s, rise=0.1)]
    tail = ""
    if face.style in {"short", "thin"}:
        up = 0 if face.style == "short" else 7
        hair = smooth(
            f(
                (34, -32 - up, 1),
                (26, -56 + up * 0.6),
                (-4, -64 + up),
                (-38, -48),
                (-49, -14),
                (-40, 18),
                (-30, 24, 1),
                (-22, 14),
                (-14, 6, 1),
                (-8, -14),
                (0, -12, 1),
                (4, -26 - up * 0.6),
                (18, -36 - up),
            )
        )
    elif face.style == "bald":
        hair = smooth(
            f(
                (-12, -26),
                (-38, -30),
                (-46, -10),
                (-38, 18),
                (-28, 22, 1),
                (-20, 8),
                (-4, 6, 1),
                (-4, -14),
            )
        )
    elif face.style == "bob":
        hair = smooth(
            f(
                (31, -28, 1),
                (24, -54),
                (-6, -64),
                (-40, -48),
                (-52, -6),
                (-48, 46, 1),
                (-14, 48, 1),
                (-6, 24),
                (0, -10),
                (12, -30),
            )
        )
    elif face.style in {"long", "tail"}:
        hair = smooth(
            f(
                (31, -28, 1),
                (24, -54),
                (-6, -64),
                (-40, -48),
                (-52, -6),
                (-60, 60),
                (-66, 130, 1),
                (-26, 118, 1),
                (-16, 50),
                (-6, 22),
                (0, -10),
                (12, -30),
            )
        )
    else:
        tail = hair_shape(oval(*f.at(-50, 10), 20 * f.s, 18 * f.s), f, face, 5)
        hair = smooth(
            f(
                (31, -28, 1),
                (24, -54),
                (-6, -64),
                (-40, -46),
                (-50, -10),
                (-40, 18),
                (-22, 18, 1),
                (-8, 2),
                (2, -16),
                (14, -32),
            )
        )
    if face.hat != "cone":
        out += [tail, hair_shape(hair, f, face, 6)]
    ear = oval(*f.at(-9, 3), 7 * f.s, 12 * f.s)
    out.append(form(ear, skin, 3 * f.s))
    if face.glasses:
        cx, cy = f.at(27, -4)
        out.append(fill(oval(cx, cy, 7 * f.s, 10 * f.s), "#ffffff", 0.35))
        out.append(line(oval(cx, cy, 7 * f.s, 10 * f.s), INK, 2.3 * f.s))
        out.append(line(smooth(f((20, -5), (-8, -6)), False), INK, 2.3 * f.s))
    if face.hat == "pith":
        shell = smooth(
            f((-43, -16, 1), (-43, -44), (-22, -66), (2, -69), (26, -62), (38, -40), (38, -18, 1))
        )
        brim = smooth(
            f((-44, -22), (0, -22), (40, -24), (66, -12, 1), (62, -7), (0, -11), (-66, -4, 1))
        )
        out += [form(shell, face.hat_colour, 12 * f.s), form(brim, face.hat_colour, 4 * f.s)]
    elif face.hat == "helmet":
        shell = smooth(
            f((-46, -14, 1), (-46, -42), (-24, -66), (0, -70), (26, -64), (40, -42), (40, -18, 1))
        )
        brim = smooth(
            f((-47, -20, 1), (0, -22), (40, -24), (64, -15, 1), (58, -10), (0, -12), (-47, -11, 1))
        )
        out += [form(shell, face.hat_colour, 13 * f.s), form(brim, face.hat_colour, 3 * f.s)]
    elif face.hat == "cone":
        out.append(hat_of(f, face))
    return "".join(out)


def back(f: Frame, face: Face) -> str:
    """Return a head seen from behind, hair and hat included."""
    skin = face.skin
    ears = "".join(
        fill(oval(*f.at(side * 38, 4), 7 * f.s, 12 * f.s), skin if side < 0 else shade_of(skin))
        for side in (-1, 1)
    )
    skull = smooth(
        f(
            (-36, -10),
            (-34, 16),
            (-24, 40),
            (0, 46),
            (24, 40),
            (34, 16),
            (36, -10),
            (28, -42),
            (0, -54),
            (-28, -42),
        )
    )
    if face.style == "bald":
        hair = smooth(
            f(
                (-37, 0),
                (-38, -16, 1),
                (-20, -6),
                (0, -4),
                (20, -6),
                (38, -16, 1),
                (37, 0),
                (30, 24),
                (22, 32, 1),
                (-22, 32, 1),
                (-30, 24),
            )
        )
        out = ears + form(skull, skin, 10 * f.s) + hair_shape(hair, f, face)
    elif face.style == "bun":
        d = smooth(
            f(
                (-40, -12),
                (-38, 16),
                (-22, 34),
                (0, 38),
                (22, 34),
                (38, 16),
                (40, -12),
                (30, -48),
                (0, -60),
                (-30, -48),
            )
        )
        knot = oval(*f.at(0, 8), 24 * f.s, 21 * f.s)
        out = ears + fill(skull, skin) + hair_shape(d, f, face, 10) + hair_shape(knot, f, face, 9)
        out += line(smooth(f((-16, 2), (0, -6), (15, 4)), False), hair_shade(face), 2 * f.s)
    elif face.style in {"bob", "long", "tail"}:
        end = {"bob": 46, "long": 150, "tail": 60}[face.style]
        d = smooth(
            f(
                (-40, -20),
                (-46, 12),
                (-42, end, 1),
                (0, end + 6),
                (42, end, 1),
                (46, 12),
                (40, -20),
                (28, -50),
                (0, -60),
                (-28, -50),
            )
        )
        out = hair_shape(d, f, face, 12)
        out += "".join(
            line(
                smooth(f((q * 0.3, -40), (q, 0), (q * 1.05, end - 14)), False),
                hair_shade(face),
                1.6 * f.s,
            )
            for q in (-24, -6, 14)
        )
    else:
        d = smooth(
            f(
                (-38, 6),
                (-31, 28),
                (-24, 38, 1),
                (0, 34),
                (24, 38, 1),
                (31, 28),
                (38, 6),
                (42, -22),
                (28, -54),
                (0, -62),
                (-28, -54),
                (-42, -22),
            )
        )
        out = ears + form(skull, skin, 10 * f.s) + hair_shape(d, f, face, 11)
        out += "".join(
            line(
                smooth(f((q * 0.7, -34 + abs(q) * 0.3), (q, -14), (q * 0.96, 12)), False),
                hair_shade(face),
                1.5 * f.s,
                0.45,
            )
            for q in (-26, -14, -2, 10)
        )
    if face.hat == "cone":
        return out + hat_of(f, face)
    return out + hat_of(f, face, back=True)
