"""Large hands for close-ups: built of fingers, lit like everything else.

Each pose has its own origin, given in its docstring; hands point to the right unless turned.
A frame that is mirrored shows the other hand.
"""

from __future__ import annotations

import math

from .draw import Frame, Point, fill, form, inside, limb, line, smooth
from .palette import PAPER, mix, shade_of


def finger(
    f: Frame,
    points: list[Point],
    widths: list[float],
    skin: str,
    nail: float = 0.0,
    crease: bool = True,
) -> str:
    """Return one finger; `nail` is the nail's length, none if 0."""
    placed = f(*points)
    out = [form(limb(placed, [w * f.s for w in widths]), skin, 9 * f.s)]
    if nail:
        (x0, y0), (x1, y1) = points[-2][:2], points[-1][:2]
        a = math.atan2(y1 - y0, x1 - x0)
        u, v = math.cos(a), math.sin(a)
        r = widths[-1] * 0.31
        start, end = -nail * 0.55, nail * 0.42

        def at(along: float, across: float) -> Point:
            return (x1 + u * along - v * across, y1 + v * along + u * across)

        d = smooth(
            f(
                at(start, -r * 0.8),
                at(0, -r),
                at(end, -r * 0.62),
                at(end + 3, 0),
                at(end, r * 0.62),
                at(0, r),
                at(start, r * 0.8),
                at(start - 4, 0),
            )
        )
        out.append(fill(d, mix(skin, PAPER, 0.55)))
    if crease and len(points) > 2:
        for i in range(1, len(points) - 1):
            x, y = points[i][:2]
            px, py = points[i - 1][:2]
            a = math.atan2(y - py, x - px) + math.pi / 2
            r = widths[i] * 0.2
            ux, uy = math.cos(a) * r, math.sin(a) * r
            for shift in (-4, 5):
                sx, sy = shift * math.cos(a - math.pi / 2), shift * math.sin(a - math.pi / 2)
                out.append(
                    line(
                        smooth(
                            f(
                                (x - ux + sx, y - uy + sy),
                                (x + sx * 1.3, y + sy * 1.3),
                                (x + ux + sx, y + uy + sy),
                            ),
                            False,
                        ),
                        shade_of(skin),
                        2.2 * f.s,
                    )
                )
    return "".join(out)


def sleeve(
    f: Frame,
    points: list[Point],
    wide: tuple[float, float],
    colour: str,
    cuff: str = "",
    cuff_length: float = 0.16,
) -> str:
    """Return a sleeve from its cuff (first point) to the edge of the picture."""
    first, last = points[0], points[-1]
    d = limb(
        f(*points),
        [wide[0] * f.s, *[(wide[0] + wide[1]) / 2 * f.s] * (len(points) - 2), wide[1] * f.s],
        False,
        False,
    )
    out = [form(d, colour, 26 * f.s, hatch=16 * f.s)]
    end = (
        first[0] + (last[0] - first[0]) * cuff_length,
        first[1] + (last[1] - first[1]) * cuff_length,
    )
    band = limb(f(first, end), [(wide[0] + 12) * f.s, (wide[0] + 16) * f.s], False, False)
    if cuff:
        out.append(form(band, cuff, 22 * f.s))
        seam = (first[0] + (end[0] - first[0]) * 0.85, first[1] + (end[1] - first[1]) * 0.85)
        a = math.atan2(end[1] - first[1], end[0] - first[0]) + math.pi / 2
        r = (wide[0] + 12) / 2
        for q, base in ((0.12, first), (0, seam)):
            x, y = base[0] + (end[0] - first[0]) * q, base[1] + (end[1] - first[1]) * q
            out.append(
                inside(
                    band,
                    line(
                        smooth(
                            f(
                                (x - r * math.cos(a), y - r * math.sin(a)),
                                (x + r * math.cos(a), y + r * math.sin(a)),
                            ),
                            False,
                        ),
                        shade_of(cuff, 0.3),
                        2.4 * f.s,
                        dash=f"{7 * f.s:.1f} {6 * f.s:.1f}",
                    ),
                )
            )
    return "".join(out)


def pen_hand(
    f: Frame, skin: str, pen: str, length: float = 400, cap: str = "", nib: bool = True
) -> str:
    """Return a writing hand; the pen's tip is at 0, 0, the wrist near -430, 20."""
    out = [
        form(
            limb(
                f((-330, 14), (-440, 24), (-580, 40)),
                [150 * f.s, 122 * f.s, 132 * f.s],
                False,
                False,
            ),
            skin,
            18 * f.s,
        )
    ]
    out.append(finger(f, [(-232, 92), (-150, 112), (-96, 84)], [52, 46, 34], skin, crease=False))
    out.append(finger(f, [(-215, 64), (-128, 86), (-66, 60)], [58, 52, 38], skin, crease=False))
    out.append(
        finger(f, [(-205, 30), (-104, 56), (-38, 24)], [62, 56, 40], skin, nail=20, crease=False)
    )
    back = smooth(
        f(
            (-420, -46),
            (-330, -84),
            (-250, -72),
            (-196, -34),
            (-176, 10),
            (-184, 60),
            (-204, 104),
            (-262, 122),
            (-350, 96),
            (-430, 82),
        )
    )
    out.append(form(back, skin, 16 * f.s))
    for x, y in ((-206, 34), (-216, 74)):
        out.append(
            line(
                smooth(f((x - 14, y - 4), (x - 4, y + 4), (x - 16, y + 12)), False),
                shade_of(skin),
                2.6 * f.s,
            )
        )
    a = math.radians(22)
    ux, uy = -math.cos(a), -math.sin(a)

    def on_pen(along: float, across: float) -> Point:
        return (ux * along - uy * across, uy * along + ux * across)

    tip = 46 if nib else 30
    out.append(
        fill(
            smooth(f((0, 0, 1), (*on_pen(tip, 8), 1), (*on_pen(tip, -8), 1))),
            cap or shade_of(pen, 0.4),
        )
    )
    barrel = limb(
        f(on_pen(tip - 8, 0), on_pen(tip + 30, 0), on_pen(length, 0)),
        [15 * f.s, 22 * f.s, 21 * f.s],
    )
    out.append(form(barrel, pen, 7 * f.s))
    if cap:
        out.append(
            form(
                limb(
                    f(on_pen(length * 0.56, 0), on_pen(length * 0.59, 0)),
                    [25 * f.s, 25 * f.s],
                    False,
                    False,
                ),
                cap,
                6 * f.s,
            )
        )
        out.append(
            line(smooth(f(on_pen(length * 0.62, 4), on_pen(length - 14, 4)), False), cap, 6 * f.s)
        )
    out.append(finger(f, [(-222, 4), (-140, 34), (-58, -4)], [66, 55, 37], skin, nail=24))
    out.append(
        finger(
            f, [(-300, -58), (-196, -108), (-120, -78), (-70, -42)], [78, 60, 52, 38], skin, nail=26
        )
    )
    return "".join(out)


def pointing_hand(f: Frame, skin: str) -> str:
    """Return a hand whose stretched forefinger touches 0, 0; the wrist near -440, 40."""
    out = [
        form(
            limb(
                f((-340, 40), (-450, 56), (-600, 80)),
                [150 * f.s, 122 * f.s, 132 * f.s],
                False,
                False,
            ),
            skin,
            18 * f.s,
        )
    ]
    back = smooth(
        f(
            (-440, -10),
            (-350, -62),
            (-270, -58),
            (-216, -26),
            (-192, 20),
            (-196, 80),
            (-220, 134),
            (-280, 150),
            (-370, 120),
            (-450, 118),
        )
    )
    out.append(form(back, skin, 14 * f.s))
    out.append(
        finger(f, [(-236, -12), (-150, -34), (-78, -22), (-16, 0)], [64, 54, 46, 34], skin, nail=26)
    )
    for y, w, x in ((124, 48, -244), (84, 54, -222), (38, 58, -208)):
        out.append(
            finger(
                f,
                [(x - 14, y), (x + 44, y + 2), (x + 52, y + 30), (x + 8, y + 34)],
                [w, w * 0.96, w * 0.8, w * 0.7],
                skin,
                crease=False,
            )
        )
    out.append(
        finger(
            f, [(-330, -40), (-250, -58), (-190, -14), (-150, 20)], [76, 58, 50, 38], skin, nail=24
        )
    )
    return "".join(out)


def edge_grip(f: Frame, skin: str, fold: bool = True) -> str:
    """Return a hand that holds an edge at x 0: the thumb lies on the thing, fingers behind it.

    The thing is to the right; the wrist is near -150, 110.
    """
    out = [
        form(
            limb(
                f((-84, 34), (-150, 110), (-230, 220)),
                [140 * f.s, 112 * f.s, 124 * f.s],
                False,
                False,
            ),
            skin,
            16 * f.s,
        )
    ]
    body = smooth(
        f(
            (4, -66),
            (-40, -84),
            (-92, -66),
            (-140, -8),
            (-160, 60),
            (-130, 112),
            (-64, 116),
            (-16, 84),
            (4, 40),
        )
    )
    out.append(form(body, skin, 14 * f.s))
    if fold:
        out.extend(
            line(smooth(f((2, y), (-26, y + 6), (-46, y + 20)), False), shade_of(skin), 2.6 * f.s)
            for y in (-40, -4, 32)
        )
    out.append(
        finger(f, [(-96, 10), (-34, -30), (34, -42), (78, -34)], [76, 62, 54, 40], skin, nail=28)
    )
    return "".join(out)


def wrap_fingers(f: Frame, skin: str, count: int = 4) -> str:
    """Return finger ends that come round an edge at x 0 from behind, pointing left, nails up."""
    out = []
    for i in range(count):
        y = i * 66
        reach = (62, 76, 72, 54)[i % 4]
        w = (52, 54, 52, 45)[i % 4]
        out.append(
            finger(
                f,
                [(26, y + 10), (-12, y + 4), (-reach, y)],
                [w, w, w * 0.76],
                skin,
                nail=22,
                crease=False,
            )
        )
    return "".join(out)


def flat_hand(f: Frame, skin: str) -> str:
    """Return a hand lying flat, palm down, fingers to the right; the wrist near -330, 10."""
    out = [
        form(
            limb(
                f((-250, 8), (-340, 10), (-480, 16)),
                [140 * f.s, 116 * f.s, 128 * f.s],
                False,
                False,
            ),
            skin,
            18 * f.s,
        )
    ]
    for y0, y1, reach, w in (
        (62, 84, -22, 42),
        (30, 40, 18, 50),
        (-8, -6, 26, 52),
        (-46, -54, 4, 48),
    ):
        out.append(
            finger(
                f,
                [(-170, y0), (-84, (y0 + y1) / 2), (reach, y1)],
                [w * 1.15, w, w * 0.72],
                skin,
                nail=22,
            )
        )
    out.append(finger(f, [(-268, -50), (-196, -104), (-116, -122)], [70, 54, 38], skin, nail=24))
    back = smooth(
        f(
            (-340, -46),
            (-270, -68),
            (-190, -74),
            (-138, -56),
            (-128, 0),
            (-142, 56),
            (-172, 92),
            (-250, 80),
            (-340, 66),
        )
    )
    out.append(form(back, skin, 3 * f.s))
    out.extend(
        line(smooth(f((-146, y - 6), (-136, y), (-148, y + 8)), False), shade_of(skin), 2.4 * f.s)
        for y in (-40, -4, 34)
    )
    return "".join(out)
