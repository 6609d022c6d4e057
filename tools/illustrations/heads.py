"""Heads without features: from the front and a quarter turned, in profile, from behind.

Local units: the head is 100 high, its middle at 0, 0; the chin at 50, the crown at -50.
"""

from __future__ import annotations

from dataclasses import dataclass

from .draw import Frame, fill, form, inside, limb, line, oval, polygon, smooth
from .palette import (
    DEEP, GOLD, GREY_HAIR, HAIR, INK, SKIN_2, STRAW, WHITE_HAIR, mix, shade_of,
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


ELDER_M = Face(hair=GREY_HAIR, style="thin", glasses=True)
ELDER_F = Face(hair=WHITE_HAIR, style="bun")


def _hair_shade(face: Face) -> str:
    if face.hair == HAIR:
        return mix(HAIR, "#000000", 0.35)
    return mix(face.hair, DEEP, 0.28)


def _hair(d: str, f: Frame, face: Face, by: float = 7) -> str:
    return form(d, face.hair, by * f.s, _hair_shade(face))


def neck(f: Frame, face: Face, to_x: float = 0, to_y: float = 92, width: float = 34) -> str:
    """Return the neck, from under the head down to a point, with the chin's shadow on it."""
    d = limb(f((0, 18), (to_x * 0.6, 55), (to_x, to_y)), [width * f.s, width * f.s, width * f.s * 1.25], True, False)
    chin = smooth(f((-34, 20), (34, 20), (30, 52), (16, 66), (-4, 62), (-22, 50)))
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
        out.append(line(smooth(f((side * 27 + 13 * t, -4), (side * 36 + 4 * t, -6)), False),
                        frame, 2.4 * f.s))
    return "".join(out)


def _nose(f: Frame, t: float, skin: str) -> str:
    k = 1 if t >= 0 else -1
    tip = 15 * t + k * 7
    d = smooth(f((14 * t + k * 1, -6, 1), (tip - k * 1, 9), (tip, 14, 1), (14 * t - k * 2, 15, 1)))
    return fill(d, shade_of(skin, 0.2))


def _back_hair(f: Frame, face: Face, t: float) -> str:
    if face.style == "bob":
        d = smooth(f((-38, -30), (-46 + 2 * t, 10), (-44, 44, 1), (-20, 48), (20, 48), (44, 44, 1),
                     (46 + 2 * t, 10), (38, -30), (0, -56)))
    elif face.style in {"long", "tail"}:
        end = 128 if face.style == "long" else 60
        d = smooth(f((-38, -30), (-43, 20), (-46, end * 0.7), (-40, end, 1), (40, end, 1),
                     (46, end * 0.7), (43, 20), (38, -30), (0, -56)))
    elif face.style == "bun":
        d = smooth(f((-36 - 10 * t, 10), (-46 - 12 * t, 26), (-34 - 14 * t, 42), (-16 - 10 * t, 36),
                     (-16, 10)))
        if abs(t) < 0.2:
            d = oval(*f.at(4, -58), 20 * f.s, 15 * f.s)
    else:
        return ""
    return _hair(d, f, face)


def _front_hair(f: Frame, face: Face, t: float) -> str:
    k = 4 * t
    if face.style == "bald":
        left = smooth(f((-37, 2, 1), (-41, -14), (-36, -34), (-30, -36, 1), (-32, -18), (-32, 2, 1)))
        right = smooth(f((37, 2, 1), (41, -14), (36, -34), (30, -36, 1), (32, -18), (32, 2, 1)))
        return _hair(left, f, face, 2) + _hair(right, f, face, 4)
    if face.style == "thin":
        d = smooth(f((-37, 4, 1), (-42, -18), (-34, -46), (-4, -59), (26, -54), (41, -26), (37, 4, 1),
                     (32, -14), (28 + k, -33), (4 + 2 * k, -45), (-18 + k, -40), (-30 + k, -24),
                     (-32, -6)))
    elif face.style == "short":
        d = smooth(f((-37, 6, 1), (-43, -20), (-34, -50), (-2, -64), (30, -56), (43, -26), (37, 4, 1),
                     (33, -12), (29 + k, -27, 1), (8 + 2 * k, -36), (-16 + 2 * k, -27),
                     (-29 + k, -24, 1), (-32, -8)))
    else:
        part = -8 + 18 * t
        d = smooth(f((-38, 16, 1), (-44, -16), (-34, -48), (0, -60), (34, -48), (44, -16), (38, 16, 1),
                     (33 + k, -8), (22 + k, -28), (part, -44, 1), (-20 + k, -26), (-33 + k, -6)))
    return _hair(d, f, face, 9)


def _hat(f: Frame, face: Face, back: bool = False) -> str:
    c = face.hat_colour
    if face.hat == "helmet":
        dome = smooth(f((-45, -16, 1), (-44, -38), (-26, -64), (0, -70), (26, -64), (44, -38), (45, -16, 1)))
        peak = smooth(f((-47, -20, 1), (-20, -26), (20, -26), (47, -20, 1), (54, -9), (30, -13), (0, -15),
                        (-30, -13), (-54, -9)))
        ridge = limb(f((-4, -68), (-6, -44), (-6, -22)), [7 * f.s, 8 * f.s, 6 * f.s], False, False)
        brim = "" if back else form(peak, c, 3 * f.s)
        band = fill(polygon(f((-45, -22), (45, -22), (46, -14), (-46, -14))), shade_of(c)) if back else ""
        return form(dome, c, 14 * f.s) + fill(ridge, mix(c, "#ffffff", 0.35)) + band + brim
    if face.hat == "pith":
        dome = smooth(f((-41, -16, 1), (-41, -40), (-24, -64), (0, -69), (24, -64), (41, -40), (41, -16, 1)))
        brim = smooth(f((-42, -24), (0, -20), (42, -24), (63, -6), (40, -9), (0, -12), (-40, -9), (-63, -6)))
        band = polygon(f((-41, -27), (41, -27), (42, -18), (-42, -18)))
        knob = oval(*f.at(0, -70), 4.5 * f.s, 3.5 * f.s)
        return fill(knob, shade_of(c)) + form(dome, c, 13 * f.s) + fill(band, shade_of(c)) + form(brim, c, 4 * f.s)
    if face.hat == "cone":
        d = smooth(f((0, -80, 1), (86, -6, 1), (60, 9), (0, 15), (-60, 9), (-86, -6, 1)))
        lines = "".join(
            line(smooth(f((-86 * q, -80 + 74 * q), (0, -80 + 94 * q), (86 * q, -80 + 74 * q)), False),
                 mix(c, GOLD, 0.45), 1.4 * f.s)
            for q in (0.25, 0.45, 0.65, 0.85)
        )
        dark = polygon(f((0, -80), (90, -10), (90, 20), (24, 20)))
        return fill(d, c) + inside(d, fill(dark, mix(c, GOLD, 0.5)), lines)
    return ""


def head(f: Frame, face: Face, turn: float = 0.0) -> str:
    """Return a head seen from the front, turned from -1 (left) to 1 (right), a quarter at most."""
    t = max(-1.0, min(1.0, turn))
    skin = face.skin
    d = smooth(f((-35 + 3 * t, -12), (-35 + 4 * t, 12), (-25 + 9 * t, 36), (4 * t - 7, 49), (5 * t + 7, 49),
                 (25 + 7 * t, 36), (35 + 3 * t, 12), (35 + 3 * t, -12), (28, -40), (0, -52), (-28, -40)))
    ears = ""
    for side in (-1, 1):
        if side * t < 0.35:
            cx, cy = f.at(side * (37 - 2 * abs(t)) + 1 * t, 4)
            ears += fill(oval(cx, cy, 7 * f.s, 12 * f.s), skin if side < 0 else shade_of(skin, 0.18))
    out = [ears, form(d, skin, 11 * f.s, rise=0.15), _nose(f, t or 0.25, skin)]
    if face.beard:
        beard = smooth(f((-12 + 5 * t, 40), (5 * t, 34), (12 + 5 * t, 40), (8 + 5 * t, 70), (5 * t, 82, 1), (-6 + 5 * t, 68)))
        out.append(_hair(beard, f, face, 3))
    if face.hat != "cone":
        out.append(_front_hair(f, face, t))
    if face.glasses:
        out.append(_glasses_front(f, t, face))
    out.append(_hat(f, face))
    return "".join(out)


def hair_behind(f: Frame, face: Face, turn: float = 0.0) -> str:
    """Return the hair that lies behind neck and shoulders."""
    return _back_hair(f, face, turn)


def profile(f: Frame, face: Face) -> str:
    """Return a head looking right (mirror the frame to look left), hair and hat included."""
    skin = face.skin
    d = smooth(f((26, -40), (33, -22), (33, -12), (45, 8), (43, 13), (36, 15), (37, 22), (35, 29), (36, 40),
                 (28, 49), (14, 49), (-6, 38), (-16, 30), (-38, 8), (-40, -22), (-20, -48), (6, -52)))
    out = [form(d, skin, (-5 if f.flip else 7) * f.s, rise=0.1)]
    tail = ""
    if face.style in {"short", "thin"}:
        up = 0 if face.style == "short" else 7
        hair = smooth(f((34, -32 - up, 1), (26, -56 + up * 0.6), (-4, -64 + up), (-38, -48), (-49, -14), (-40, 18), (-30, 24, 1),
                        (-22, 14), (-14, 6, 1), (-8, -14), (0, -12, 1), (4, -26 - up * 0.6), (18, -36 - up)))
    elif face.style == "bald":
        hair = smooth(f((-12, -26), (-38, -30), (-46, -10), (-38, 18), (-28, 22, 1), (-20, 8), (-4, 6, 1), (-4, -14)))
    elif face.style == "bob":
        hair = smooth(f((31, -28, 1), (24, -54), (-6, -64), (-40, -48), (-52, -6), (-48, 46, 1), (-14, 48, 1), (-6, 24), (0, -10),
                        (12, -30)))
    elif face.style in {"long", "tail"}:
        hair = smooth(f((31, -28, 1), (24, -54), (-6, -64), (-40, -48), (-52, -6), (-60, 60), (-66, 130, 1), (-26, 118, 1), (-16, 50),
                        (-6, 22), (0, -10), (12, -30)))
    else:
        tail = _hair(oval(*f.at(-50, 10), 20 * f.s, 18 * f.s), f, face, 5)
        hair = smooth(f((31, -28, 1), (24, -54), (-6, -64), (-40, -46), (-50, -10), (-40, 18), (-22, 18, 1), (-8, 2), (2, -16),
                        (14, -32)))
    if face.hat != "cone":
        out += [tail, _hair(hair, f, face, 6)]
    ear = oval(*f.at(-9, 3), 7 * f.s, 12 * f.s)
    out.append(form(ear, skin, 3 * f.s))
    if face.glasses:
        cx, cy = f.at(27, -4)
        out.append(fill(oval(cx, cy, 7 * f.s, 10 * f.s), "#ffffff", 0.35))
        out.append(line(oval(cx, cy, 7 * f.s, 10 * f.s), INK, 2.3 * f.s))
        out.append(line(smooth(f((20, -5), (-8, -6)), False), INK, 2.3 * f.s))
    if face.hat == "pith":
        shell = smooth(f((-43, -16, 1), (-43, -44), (-22, -66), (2, -69), (26, -62), (38, -40), (38, -18, 1)))
        brim = smooth(f((-44, -22), (0, -22), (40, -24), (66, -12, 1), (62, -7), (0, -11), (-66, -4, 1)))
        out += [form(shell, face.hat_colour, 12 * f.s), form(brim, face.hat_colour, 4 * f.s)]
    elif face.hat == "helmet":
        shell = smooth(f((-46, -14, 1), (-46, -42), (-24, -66), (0, -70), (26, -64), (40, -42), (40, -18, 1)))
        brim = smooth(f((-47, -20, 1), (0, -22), (40, -24), (64, -15, 1), (58, -10), (0, -12), (-47, -11, 1)))
        out += [form(shell, face.hat_colour, 13 * f.s), form(brim, face.hat_colour, 3 * f.s)]
    elif face.hat == "cone":
        out.append(_hat(f, face))
    return "".join(out)


def back(f: Frame, face: Face) -> str:
    """Return a head seen from behind, hair and hat included."""
    skin = face.skin
    ears = "".join(
        fill(oval(*f.at(side * 38, 4), 7 * f.s, 12 * f.s), skin if side < 0 else shade_of(skin))
        for side in (-1, 1)
    )
    skull = smooth(f((-36, -10), (-34, 16), (-24, 40), (0, 46), (24, 40), (34, 16), (36, -10), (28, -42), (0, -54), (-28, -42)))
    if face.style == "bald":
        hair = smooth(f((-37, 0), (-38, -16, 1), (-20, -6), (0, -4), (20, -6), (38, -16, 1), (37, 0), (30, 24), (22, 32, 1), (-22, 32, 1), (-30, 24)))
        out = ears + form(skull, skin, 10 * f.s) + _hair(hair, f, face)
    elif face.style == "bun":
        d = smooth(f((-40, -12), (-38, 16), (-22, 34), (0, 38), (22, 34), (38, 16), (40, -12), (30, -48), (0, -60), (-30, -48)))
        knot = oval(*f.at(0, 8), 24 * f.s, 21 * f.s)
        out = ears + fill(skull, skin) + _hair(d, f, face, 10) + _hair(knot, f, face, 9)
        out += line(smooth(f((-16, 2), (0, -6), (15, 4)), False), _hair_shade(face), 2 * f.s)
    elif face.style in {"bob", "long", "tail"}:
        end = {"bob": 46, "long": 150, "tail": 60}[face.style]
        d = smooth(f((-40, -20), (-46, 12), (-42, end, 1), (0, end + 6), (42, end, 1), (46, 12), (40, -20), (28, -50), (0, -60), (-28, -50)))
        out = _hair(d, f, face, 12)
        out += "".join(
            line(smooth(f((q * 0.3, -40), (q, 0), (q * 1.05, end - 14)), False), _hair_shade(face), 1.6 * f.s)
            for q in (-24, -6, 14)
        )
    else:
        d = smooth(f((-38, 6), (-31, 28), (-24, 38, 1), (0, 34), (24, 38, 1), (31, 28), (38, 6), (42, -22), (28, -54), (0, -62), (-28, -54), (-42, -22)))
        out = ears + form(skull, skin, 10 * f.s) + _hair(d, f, face, 11)
    if face.hat == "cone":
        return out + _hat(f, face)
    return out + _hat(f, face, back=True)
