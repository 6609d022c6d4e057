"""People: a clothed body, arms that end in hands, and a head on top.

Local units as in `heads`: 0, 0 is the middle of the head, shoulders near y 100, hips near
y 330, soles near y 660. Arms are given as elbow and wrist; light stays upper left.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import heads
from .draw import Frame, Point, fill, form, inside, limb, line, polygon, smooth
from .heads import Face
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


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm: elbow and wrist in body units, kind and direction of the hand."""

    elbow: Point
    wrist: Point
    hand: str = "rest"  # rest, fist, point, open, none
    aim: float | None = None  # degrees on the sheet's compass, 0 to the right, 90 down
    flip: bool = False  # thumb on the other side
    behind: bool = False  # drawn behind the torso


DOWN_L = Arm((-92, 218), (-90, 312), "rest")
DOWN_R = Arm((92, 218), (90, 312), "rest", flip=True)


def hand(f: Frame, skin: str, kind: str = "rest") -> str:
    """Return a small hand, wrist at 0, 0, pointing right, thumb up; 62 units long."""
    dark = shade_of(skin)
    cut = 1.6 * f.s
    thumb = limb(f((8, -8), (22, -22), (36, -25)), [15 * f.s, 12 * f.s, 9 * f.s])
    if kind == "fist":
        d = smooth(f((-6, -12), (14, -18), (36, -17), (44, -6), (43, 12), (30, 19), (6, 16), (-6, 12)))
        grip = limb(f((10, -13), (26, -12), (36, -2)), [14 * f.s, 13 * f.s, 10 * f.s])
        seams = "".join(line(smooth(f((x, 2 + q), (x + 5, 14 + q * 0.4)), False), dark, cut) for x, q in ((20, 2), (29, 1)))
        return form(d, skin, 5 * f.s) + seams + form(grip, skin, 3 * f.s)
    if kind == "point":
        d = smooth(f((-6, -12), (14, -18), (34, -17), (38, -4), (38, 12), (28, 18), (6, 15), (-6, 12)))
        finger = limb(f((26, -11), (46, -12), (66, -11)), [13 * f.s, 11 * f.s, 8 * f.s])
        over = limb(f((8, -6), (22, -2), (32, 2)), [13 * f.s, 12 * f.s, 9 * f.s])
        return form(finger, skin, 3 * f.s) + form(d, skin, 4 * f.s) + form(over, skin, 3 * f.s)
    if kind == "open":
        out = [form(thumb, skin, 3 * f.s)]
        for y0, y1, x1 in ((12, 19, 54), (6, 9, 64), (-3, -3, 66), (-11, -14, 60)):
            out.append(form(limb(f((18, y0), (40, (y0 + y1) / 2), (x1, y1)), [12 * f.s, 10.5 * f.s, 8 * f.s]), skin, 2.5 * f.s))
        d = smooth(f((-6, -12), (12, -17), (30, -17), (34, 0), (28, 18), (8, 16), (-6, 12)))
        return "".join(out) + form(d, skin, 0.5 * f.s)
    d = smooth(f((-6, -12), (14, -17), (34, -16), (56, -10), (65, -1), (58, 8), (34, 16), (8, 15), (-6, 12)))
    seams = "".join(line(smooth(f((36, y), (48, y * 0.9 + 1), (59, y * 0.6)), False), dark, cut) for y in (-6, 1, 8))
    return form(d, skin, 5 * f.s) + seams + form(thumb, skin, 3 * f.s)


def _direction(f: Frame, arm: Arm) -> float:
    import math

    (x0, y0), (x1, y1) = f.at(*arm.elbow[:2]), f.at(*arm.wrist[:2])
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def _arm(f: Frame, wear: Wear, face: Face, arm: Arm, shoulder: Point) -> str:
    s = f.s
    out = []
    points = f(shoulder, arm.elbow, arm.wrist)
    bare = limb(points, [40 * s, 31 * s, 23 * s])
    if arm.hand != "none":
        aim = _direction(f, arm) if arm.aim is None else arm.aim
        x, y = points[2][0], points[2][1]
        out.append(hand(Frame(x, y, s, aim) if not arm.flip else _mirrored(x, y, s, aim), face.skin, arm.hand))
    (sx, sy), (ex, ey), (wx, wy) = (p[:2] for p in points)
    if wear.short_sleeves:
        out.insert(0, form(bare, face.skin, 7 * s))
        mid = (sx + (ex - sx) * 0.72, sy + (ey - sy) * 0.72)
        sleeve = limb([(sx, sy), ((sx + mid[0]) / 2, (sy + mid[1]) / 2), mid], [56 * s, 56 * s, 54 * s], True, False)
        out.append(form(sleeve, wear.top, 9 * s))
    else:
        wrist = (wx + (ex - wx) * 0.06, wy + (ey - wy) * 0.06)
        if wear.kind == "suit":
            cuff = limb([(wx + (ex - wx) * 0.3, wy + (ey - wy) * 0.3), (wx, wy)], [29 * s, 29 * s], False, False)
            out.append(fill(cuff, wear.under))
        end = 32 if wear.kind != "aodai" else 27
        sleeve = limb([(sx, sy), (ex, ey), wrist], [50 * s, 44 * s, end * s], True, False)
        out.append(form(sleeve, wear.top, 9 * s))
        if wear.kind in {"shirt", "army", "overall"}:
            c = limb([(wx + (ex - wx) * 0.16, wy + (ey - wy) * 0.16), wrist], [35 * s, 33 * s], False, False)
            out.append(form(c, shade_of(wear.top, 0.12), 6 * s))
    return "".join(out)


def _mirrored(x: float, y: float, s: float, aim: float) -> Frame:
    return Frame(x, y, s, aim + 180, True)


def _collar(f: Frame, wear: Wear, cx: float) -> str:
    out = ""
    for side in (-1, 1):
        flap = polygon(f((cx + side * 20, 72), (cx, 102), (cx + side * 17, 118), (cx + side * 34, 86)))
        out += form(flap, wear.top if wear.kind != "suit" else wear.under, 2 * f.s)
        out += line(smooth(f((cx, 102, 1), (cx + side * 17, 118, 1), (cx + side * 34, 86, 1)), False), shade_of(wear.top, 0.3), 1.3 * f.s)
    return out


def _front(f: Frame, wear: Wear, face: Face, turn: float, torso: str) -> str:
    s, cx = f.s, 9 * turn
    dark = shade_of(wear.top, 0.3)
    throat = polygon(f((cx - 18, 76), (cx + 18, 76), (cx, 108)))
    if wear.kind == "aodai":
        band = polygon(f((cx - 20, 64), (cx + 20, 64), (cx + 25, 88), (cx - 25, 88)))
        seam = line(smooth(f((cx, 88), (cx + 30, 112), (58, 150)), False), dark, 2 * s)
        spots = ""
        if wear.pattern:
            gold = mix(wear.top, STRAW, 0.7)
            for x, y, r in ((-30, 150, 13), (-12, 200, 9), (26, 232, 12), (-36, 262, 8), (10, 285, 13)):
                spots += _spray(f.sub(x, y, r / 12), gold)
        return inside(torso, spots) + form(band, wear.top, 5 * s) + seam
    if wear.kind == "suit":
        front = polygon(f((cx - 30, 78), (cx + 30, 78), (cx + 2, 210)))
        out = inside(torso, fill(front, wear.under))
        tie = polygon(f((cx - 7, 98), (cx + 7, 98), (cx + 11, 180), (cx, 204), (cx - 10, 180)))
        knot = polygon(f((cx - 10, 92), (cx + 10, 92), (cx + 6, 108), (cx - 6, 108)))
        out += inside(torso, form(tie, wear.tie, 4 * s), fill(knot, shade_of(wear.tie))) if wear.tie else ""
        out += _collar(f, wear, cx)
        for side in (-1, 1):
            lapel = polygon(f((cx + side * 26, 78), (cx + side * 48, 126), (cx + side * 36, 134), (cx + side * 42, 142), (cx + 2, 214), (cx + side * 14, 140)))
            out += inside(torso, form(lapel, mix(wear.top, "#ffffff", 0.07), 3 * s))
        return out + inside(torso, line(smooth(f((cx + 2, 214), (cx + 2, 340)), False), dark, 2 * s))
    out = fill(throat, face.skin) + inside(throat, fill(polygon(f((cx - 18, 76), (cx + 18, 76), (cx + 12, 90), (cx - 10, 86))), shade_of(face.skin)))
    if wear.kind in {"vest", "cardigan"}:
        front = polygon(f((cx - 32, 76), (cx + 32, 76), (cx + 16, 210), (cx + 20, 340), (cx - 20, 340), (cx - 16, 210)))
        edge = "".join(line(smooth(f((cx + q * 32, 76), (cx + q * 16, 210), (cx + q * 20, 340)), False), dark, 2 * s) for q in (-1, 1))
        out = inside(torso, fill(front, wear.under), edge) + out
        collar = Wear(top=wear.under)
        return out + _collar(f, collar, cx)
    seam = line(smooth(f((cx, 106), (cx, 340)), False), dark, 1.8 * s)
    buttons = "".join(fill(_dot(f, cx + 5, y, 2.6), dark) for y in (130, 168, 206, 244, 282))
    out += _collar(f, wear, cx) + inside(torso, seam, buttons)
    if wear.kind in {"army", "shirt", "overall"}:
        for side in (-1, 1) if wear.kind != "shirt" else (1,):
            pocket = polygon(f((cx + side * 40 - 19, 150), (cx + side * 40 + 19, 150), (cx + side * 40 + 18, 190), (cx + side * 40, 197), (cx + side * 40 - 18, 190)))
            out += line(pocket, dark, 1.7 * s)
            out += line(smooth(f((cx + side * 40 - 19, 162), (cx + side * 40 + 19, 162)), False), dark, 1.7 * s)
    if wear.kind == "overall":
        band = polygon(f((-90, 226), (90, 226), (90, 244), (-90, 244)))
        out += inside(torso, fill(band, STRAW), line(smooth(f((-90, 235), (90, 235)), False), PAPER, 4 * s))
    if wear.kind == "army":
        belt = polygon(f((-90, 296), (90, 296), (90, 318), (-90, 318)))
        buckle = polygon(f((cx - 13, 295), (cx + 13, 295), (cx + 13, 319), (cx - 13, 319)))
        out += inside(torso, fill(belt, mix(GOLD, INK, 0.6)), fill(buckle, GOLD))
    return out


def _dot(f: Frame, x: float, y: float, r: float) -> str:
    from .draw import oval

    return oval(*f.at(x, y), r * f.s)


def _spray(f: Frame, colour: str) -> str:
    return "".join(fill(_dot(f, x, y, 4.2), colour) for x, y in ((0, -7), (7, -2), (4, 6), (-4, 6), (-7, -2)))


def torso_shape(f: Frame, wear: Wear, slim: bool = False, hem: float = 336) -> str:
    """Return the outline of the trunk from the front or from behind."""
    w = 0.86 if slim else 1.0
    waist = 0.8 if slim else 0.92
    return smooth(f((-20, 74, 1), (-36 * w, 87), (-72 * w, 103), (-87 * w, 132), (-78 * w, 190), (-72 * w * waist, 244), (-76 * w, hem, 1),
                    (76 * w, hem, 1), (72 * w * waist, 244), (78 * w, 190), (87 * w, 132), (72 * w, 103), (36 * w, 87), (20, 74, 1)))


def legs(f: Frame, wear: Wear, left: tuple[Point, Point], right: tuple[Point, Point], aim: float = 0.0) -> str:
    """Return two trousered legs, each given as knee and ankle, and their shoes."""
    s = f.s
    out = []
    for side, (knee, ankle) in ((1, right), (-1, left)):
        x, y = ankle[0], ankle[1]
        toe = aim if aim else side * 0.45
        shoe = smooth(f((x - 17, y + 2, 1), (x - 19 + min(0, toe) * 30, y + 28, 1), (x + 19 + max(0, toe) * 30, y + 28, 1), (x + 18 + max(0, toe) * 16, y + 12), (x + 16, y + 2, 1)))
        out.append(form(shoe, wear.shoes, 4 * s))
        d = limb(f((side * 34, 312), knee, (x, y + 10)), [70 * s, 54 * s, 42 * s], True, False)
        out.append(form(d, wear.legs, 12 * s))
    return "".join(out)


STAND: tuple[tuple[Point, Point], tuple[Point, Point]] = (((-34, 480), (-32, 630)), ((34, 480), (32, 630)))


def person(
    f: Frame,
    face: Face,
    wear: Wear,
    turn: float = 0.0,
    view: str = "front",
    arms: tuple[Arm | None, Arm | None] = (DOWN_L, DOWN_R),
    stance: tuple[tuple[Point, Point], tuple[Point, Point]] | None = None,
    nod: tuple[float, float, float] = (0.0, 0.0, 0.0),
    slim: bool = False,
) -> str:
    """Return a person; `nod` moves and tilts the head; without `stance` there are no legs.

    `view` is front, back, left or right: the last two show front bodies with profile heads.
    """
    s = f.s
    nod = (nod[0], nod[1] + 7, nod[2])
    hf = f.sub(nod[0], nod[1], 1.0, nod[2])
    wide = 0.86 if slim else 1.0
    shoulders: tuple[Point, Point] = ((-65 * wide, 124), (65 * wide, 124))
    out = []
    if view == "front":
        out.append(heads.hair_behind(hf, face, turn))
    for arm, shoulder in zip(arms, shoulders, strict=True):
        if arm and arm.behind:
            out.append(_arm(f, wear, face, arm, shoulder))
    if stance:
        out.append(legs(f, wear, *stance))
    torso = torso_shape(f, wear, slim)
    if wear.kind == "aodai" and stance:
        torso = _gown(f, slim)
    out.append(form(torso, wear.top, 16 * s, rise=0.2))
    if view != "back":
        out.append(heads.neck(hf, face, -nod[0], 86 - nod[1]))
        out.append(_front(f, wear, face, turn, torso))
    else:
        out.append(heads.neck(hf, face, -nod[0], 80 - nod[1]))
        band = polygon(f((-24, 70), (24, 70), (30, 88), (-30, 88)))
        out.append(form(band, wear.top, 6 * s))
    if view == "front":
        out.append(heads.head(hf, face, turn))
    elif view == "back":
        out.append(heads.back(hf, face))
    else:
        out.append(heads.profile(hf if view == "right" else hf.sub(0, 0, flip=True), face))
    for arm, shoulder in zip(arms, shoulders, strict=True):
        if arm and not arm.behind:
            out.append(_arm(f, wear, face, arm, shoulder))
    return "".join(out)


def _gown(f: Frame, slim: bool) -> str:
    w = 0.86 if slim else 1.0
    return smooth(f((-20, 74, 1), (-36 * w, 87), (-72 * w, 103), (-87 * w, 132), (-78 * w, 190), (-58 * w, 244), (-68 * w, 320), (-66 * w, 600, 1),
                    (66 * w, 600, 1), (68 * w, 320), (58 * w, 244), (78 * w, 190), (87 * w, 132), (72 * w, 103), (36 * w, 87), (20, 74, 1)))
