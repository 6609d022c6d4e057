"""People: a clothed body, arms that end in hands, and a head on top.

Local units as in `heads`: 0, 0 is the middle of the head, shoulders near y 100, hips near
y 330, soles near y 660. Arms are given as elbow and wrist; light stays upper left.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from . import heads
from .clothes import Wear, front_of, gown_shape, torso_shape
from .draw import Frame, Point, fill, form, inside, limb, line, polygon, smooth
from .hair import Face
from .palette import GOLD, INK, PAPER, STRAW, mix, shade_of


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
        d = smooth(
            f((-6, -12), (14, -18), (36, -17), (44, -6), (43, 12), (30, 19), (6, 16), (-6, 12))
        )
        grip = limb(f((10, -13), (26, -12), (36, -2)), [14 * f.s, 13 * f.s, 10 * f.s])
        seams = "".join(
            line(smooth(f((x, 2 + q), (x + 5, 14 + q * 0.4)), False), dark, cut)
            for x, q in ((20, 2), (29, 1))
        )
        return form(d, skin, 5 * f.s) + seams + form(grip, skin, 3 * f.s)
    if kind == "point":
        d = smooth(
            f((-6, -12), (14, -18), (34, -17), (38, -4), (38, 12), (28, 18), (6, 15), (-6, 12))
        )
        finger = limb(f((26, -11), (46, -12), (66, -11)), [13 * f.s, 11 * f.s, 8 * f.s])
        over = limb(f((8, -6), (22, -2), (32, 2)), [13 * f.s, 12 * f.s, 9 * f.s])
        return form(finger, skin, 3 * f.s) + form(d, skin, 4 * f.s) + form(over, skin, 3 * f.s)
    if kind == "open":
        out = [form(thumb, skin, 3 * f.s)]
        for y0, y1, x1 in ((12, 19, 54), (6, 9, 64), (-3, -3, 66), (-11, -14, 60)):
            out.append(
                form(
                    limb(
                        f((18, y0), (40, (y0 + y1) / 2), (x1, y1)), [12 * f.s, 10.5 * f.s, 8 * f.s]
                    ),
                    skin,
                    2.5 * f.s,
                )
            )
        d = smooth(f((-6, -12), (12, -17), (30, -17), (34, 0), (28, 18), (8, 16), (-6, 12)))
        return "".join(out) + form(d, skin, 0.5 * f.s)
    d = smooth(
        f(
            (-6, -12),
            (14, -17),
            (34, -16),
            (56, -10),
            (65, -1),
            (58, 8),
            (34, 16),
            (8, 15),
            (-6, 12),
        )
    )
    seams = "".join(
        line(smooth(f((36, y), (48, y * 0.9 + 1), (59, y * 0.6)), False), dark, cut)
        for y in (-6, 1, 8)
    )
    return form(d, skin, 5 * f.s) + seams + form(thumb, skin, 3 * f.s)


def _direction(f: Frame, arm: Arm) -> float:
    (x0, y0), (x1, y1) = f.at(*arm.elbow[:2]), f.at(*arm.wrist[:2])
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def arm_of(f: Frame, wear: Wear, face: Face, arm: Arm, shoulder: Point) -> str:
    """Return one arm, sleeve and hand; for arms that lie on something drawn later."""
    s = f.s
    out = []
    points = f(shoulder, arm.elbow, arm.wrist)
    bare = limb(points, [40 * s, 31 * s, 23 * s])
    if arm.hand != "none":
        aim = _direction(f, arm) if arm.aim is None else arm.aim
        x, y = points[2][0], points[2][1]
        out.append(
            hand(
                Frame(x, y, s, aim) if not arm.flip else _mirrored(x, y, s, aim),
                face.skin,
                arm.hand,
            )
        )
    (sx, sy), (ex, ey), (wx, wy) = (p[:2] for p in points)
    if wear.short_sleeves:
        out.insert(0, form(bare, face.skin, 7 * s))
        mid = (sx + (ex - sx) * 0.72, sy + (ey - sy) * 0.72)
        sleeve = limb(
            [(sx, sy), ((sx + mid[0]) / 2, (sy + mid[1]) / 2), mid],
            [56 * s, 56 * s, 54 * s],
            True,
            False,
        )
        out.append(form(sleeve, wear.top, 9 * s))
    else:
        wrist = (wx + (ex - wx) * 0.06, wy + (ey - wy) * 0.06)
        if wear.kind == "suit":
            cuff = limb(
                [(wx + (ex - wx) * 0.3, wy + (ey - wy) * 0.3), (wx, wy)],
                [29 * s, 29 * s],
                False,
                False,
            )
            out.append(fill(cuff, wear.under))
        end = 32 if wear.kind != "aodai" else 27
        sleeve = limb([(sx, sy), (ex, ey), wrist], [50 * s, 44 * s, end * s], True, False)
        out.append(form(sleeve, wear.top, 9 * s))
        if wear.kind in {"shirt", "army", "overall"}:
            c = limb(
                [(wx + (ex - wx) * 0.16, wy + (ey - wy) * 0.16), wrist],
                [35 * s, 33 * s],
                False,
                False,
            )
            out.append(form(c, shade_of(wear.top, 0.12), 6 * s))
    return "".join(out)


def _mirrored(x: float, y: float, s: float, aim: float) -> Frame:
    return Frame(x, y, s, aim + 180, True)


def legs(
    f: Frame, wear: Wear, left: tuple[Point, Point], right: tuple[Point, Point], aim: float = 0.0
) -> str:
    """Return two trousered legs, each given as knee and ankle, and their shoes."""
    s = f.s
    out = []
    for side, (knee, ankle) in ((1, right), (-1, left)):
        x, y = ankle[0], ankle[1]
        toe = aim if aim else side * 0.45
        shoe = smooth(
            f(
                (x - 17, y + 2, 1),
                (x - 19 + min(0, toe) * 30, y + 28, 1),
                (x + 19 + max(0, toe) * 30, y + 28, 1),
                (x + 18 + max(0, toe) * 16, y + 12),
                (x + 16, y + 2, 1),
            )
        )
        out.append(form(shoe, wear.shoes, 4 * s))
        d = limb(f((side * 29, 322), knee, (x, y + 10)), [62 * s, 54 * s, 42 * s], False, False)
        out.append(form(d, wear.legs, 12 * s))
    return "".join(out)


STAND: tuple[tuple[Point, Point], tuple[Point, Point]] = (
    ((-34, 480), (-32, 630)),
    ((34, 480), (32, 630)),
)


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
    hf = f.sub(nod[0], nod[1], 1.08, nod[2])
    wide = 0.86 if slim else 1.0
    shoulders: tuple[Point, Point] = ((-65 * wide, 124), (65 * wide, 124))
    out = []
    if view == "front":
        out.append(heads.hair_behind(hf, face, turn))
    for arm, shoulder in zip(arms, shoulders, strict=True):
        if arm and arm.behind:
            out.append(arm_of(f, wear, face, arm, shoulder))
    if stance:
        out.append(legs(f, wear, *stance))
    torso = torso_shape(f, slim)
    if wear.kind == "aodai" and stance:
        torso = gown_shape(f, slim)
    out.append(form(torso, wear.top, 16 * s, rise=0.2))
    if view != "back":
        out.append(heads.neck(hf, face, f.at(0, 92)))
        out.append(front_of(f, hf, wear, face, turn, torso))
    else:
        out.append(heads.neck(hf, face, f.at(0, 86)))
        band = polygon([*hf((-24, 56), (24, 56)), *f((32, 90), (-32, 90))])
        out.append(form(band, wear.top, 6 * s))
    if view == "front":
        out.append(heads.head(hf, face, turn))
    elif view == "back":
        out.append(heads.back(hf, face))
    else:
        out.append(heads.profile(hf if view == "right" else hf.sub(0, 0, flip=True), face))
    for arm, shoulder in zip(arms, shoulders, strict=True):
        if arm and not arm.behind:
            out.append(arm_of(f, wear, face, arm, shoulder))
    return "".join(out)


def side_person(
    f: Frame,
    face: Face,
    wear: Wear,
    near: Arm | None = None,
    far: Arm | None = None,
    stance: tuple[tuple[Point, Point], tuple[Point, Point]] | None = None,
    nod: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> str:
    """Return a person seen from the side, looking right (mirror the frame to look left).

    `stance` gives the far and the near leg, each as knee and ankle.
    """
    s = f.s
    hf = f.sub(8 + nod[0], 7 + nod[1], 1.08, nod[2])
    shoulder: Point = (-2, 128)
    out = []
    if far:
        out.append(arm_of(f, wear, face, far, (10, 130)))
    if stance:
        for i, (knee, (x, y)) in enumerate(stance):
            tone = wear.legs if i else shade_of(wear.legs, 0.14)
            shoe = smooth(
                f(
                    (x - 18, y + 2, 1),
                    (x - 20, y + 28, 1),
                    (x + 44, y + 28, 1),
                    (x + 34, y + 14),
                    (x + 14, y + 2, 1),
                )
            )
            out.append(form(shoe, wear.shoes, 4 * s))
            d = limb(f((-2, 306), knee, (x, y + 10)), [84 * s, 58 * s, 44 * s], True, False)
            out.append(form(d, tone, 12 * s))
    hem = 560 if wear.kind == "aodai" and stance else 338
    torso = smooth(
        f(
            (-14, 70, 1),
            (-40, 96),
            (-54, 150),
            (-50, 210),
            (-40, 262),
            (-50, hem, 1),
            (46, hem, 1),
            (46, 290),
            (44, 240),
            (50, 180),
            (40, 112),
            (22, 84, 1),
        )
    )
    out.append(form(torso, wear.top, 14 * s, rise=0.2))
    out.append(heads.neck(hf, face, f.at(0, 92)))
    dark = shade_of(wear.top, 0.3)
    if wear.kind == "aodai":
        out.append(form(polygon(f((-20, 62), (24, 70), (28, 96), (-22, 88))), wear.top, 5 * s))
    else:
        inner = wear.under if wear.kind in {"vest", "cardigan", "suit"} else wear.top
        if inner != wear.top:
            gap = (
                ((18, 84, 1), (40, 206, 1), (70, 216, 1), (70, 84, 1))
                if wear.kind == "suit"
                else ((22, 84, 1), (40, 200), (40, hem, 1), (70, hem, 1), (70, 84, 1))
            )
            out.append(inside(torso, fill(smooth(f(*gap)), inner)))
        flap = polygon(f((-24, 74), (24, 84), (36, 112), (14, 104), (-16, 92)))
        out += [form(flap, inner, 3 * s), line(flap, shade_of(inner, 0.3), 1.3 * s)]
    if wear.kind == "overall":
        out.append(
            inside(
                torso,
                fill(polygon(f((-70, 226), (70, 226), (70, 244), (-70, 244))), STRAW),
                line(smooth(f((-70, 235), (70, 235)), False), PAPER, 4 * s),
            )
        )
    if wear.kind == "army":
        out.append(
            inside(
                torso,
                fill(polygon(f((-70, 296), (70, 296), (70, 318), (-70, 318))), mix(GOLD, INK, 0.6)),
            )
        )
    if wear.kind in {"shirt", "army", "overall"}:
        out.append(
            inside(
                torso,
                line(smooth(f((30, 110), (38, 180), (32, 250), (34, hem)), False), dark, 1.6 * s),
            )
        )
    out.append(heads.profile(hf, face))
    if near:
        out.append(arm_of(f, wear, face, near, shoulder))
    return "".join(out)
