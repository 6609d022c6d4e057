"""Things: tea, furniture, flags without emblems, paper."""

from __future__ import annotations

import math

from .draw import (
    Frame,
    Point,
    box,
    cast,
    drum_rings,
    fill,
    form,
    hatched,
    inside,
    limb,
    line,
    oval,
    polygon,
    smooth,
)
from .palette import (
    BLUE,
    DEEP,
    GOLD,
    GREEN,
    INK,
    MIST,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKY,
    STRAW,
    WOOD,
    mix,
    shade_of,
)


def cup(f: Frame, colour: str = PAPER, band: str = BLUE, stands: bool = True) -> str:
    """Return a small tea cup, about 60 wide, its foot at 0, 0."""
    d = smooth(f((-30, -38, 1), (-27, -14), (-14, 0, 1), (14, 0, 1), (27, -14), (30, -38, 1)))
    rim = oval(*f.at(0, -38), 30 * f.s, 8 * f.s)
    tea = oval(*f.at(0, -37), 25 * f.s, 5.5 * f.s)
    stripe = line(smooth(f((-29, -25), (0, -19), (29, -25)), False), band, 2.5 * f.s)
    shadow = cast(oval(*f.at(14, -1), 36 * f.s, 7 * f.s), 0.16) if stands else ""
    return (
        shadow
        + form(d, colour, 10 * f.s, rise=0)
        + inside(d, stripe)
        + fill(rim, mix(colour, SAND, 0.5))
        + fill(tea, GOLD)
    )


def teapot(f: Frame, colour: str = PAPER, band: str = BLUE) -> str:
    """Return a round teapot with its spout to the right, foot at 0, 0, about 200 wide."""
    body = smooth(
        f(
            (-40, 0, 1),
            (-72, -38),
            (-62, -92),
            (-24, -112),
            (24, -112),
            (62, -92),
            (72, -38),
            (40, 0, 1),
        )
    )
    spout = limb(f((56, -48), (92, -66), (112, -104)), [34 * f.s, 20 * f.s, 13 * f.s], True, False)
    grip = line(
        smooth(f((-58, -90), (-102, -96), (-108, -52), (-62, -34)), False),
        shade_of(colour, 0.15),
        11 * f.s,
    )
    lid = smooth(f((-36, -108, 1), (-20, -124), (0, -128), (20, -124), (36, -108, 1)))
    knob = oval(*f.at(0, -134), 9 * f.s)
    bands = "".join(
        line(smooth(f((-78, y), (0, y + 14), (78, y)), False), band, w * f.s)
        for y, w in ((-80, 2), (-74, 4), (-26, 2))
    )
    for i in range(7):
        x, y = f.at(-54 + 18 * i, -50 + 8 - abs(i - 3) * 2)
        bands += line(oval(x, y, 6 * f.s), band, 2 * f.s) + fill(oval(x, y, 2 * f.s), band)
    shadow = cast(oval(*f.at(26, -2), 84 * f.s, 11 * f.s), 0.16)
    return (
        shadow
        + grip
        + form(spout, colour, 5 * f.s)
        + form(body, colour, 24 * f.s)
        + inside(body, bands)
        + form(lid, colour, 8 * f.s)
        + form(knob, colour, 4 * f.s)
    )


def certificate(f: Frame, w: float = 120, h: float = 88, frame: str = GOLD) -> str:
    """Return a framed certificate about 0, 0: lines and a seal instead of words."""
    out = [
        form(
            polygon(f((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2))),
            frame,
            3 * f.s,
        )
    ]
    a, b = w / 2 - w * 0.07, h / 2 - w * 0.07
    out.append(fill(polygon(f((-a, -b), (a, -b), (a, b), (-a, b))), PAPER))
    for y, half, colour in ((-0.22, 0.26, RED), (-0.02, 0.34, SKY), (0.1, 0.3, SKY)):
        out.append(
            line(smooth(f((-w * half, h * y), (w * half, h * y)), False), colour, h * 0.05 * f.s)
        )
    out.append(fill(oval(*f.at(w * 0.24, h * 0.26), h * 0.08 * f.s), RED))
    return "".join(out)


def lectern(f: Frame, colour: str = WOOD) -> str:
    """Return a lectern from the front, its foot at 0, 0, about 330 high."""
    body = polygon(f((-78, -290), (78, -290), (62, 0), (-62, 0)))
    top = polygon(f((-100, -322), (100, -322), (88, -288), (-88, -288)))
    panel = polygon(f((-50, -256), (50, -256), (42, -40), (-42, -40)))
    cx, cy = f.at(0, -160)
    mic = line(smooth(f((22, -320), (30, -352), (14, -376)), False), INK, 5 * f.s) + fill(
        oval(*f.at(12, -380), 8 * f.s, 11 * f.s), INK
    )
    return (
        mic
        + form(body, colour, 26 * f.s, rise=0)
        + form(panel, mix(colour, GOLD, 0.25), 10 * f.s)
        + drum_rings(cx, cy, 36 * f.s, mix(colour, INK, 0.25), 1.2 * f.s)
        + form(top, mix(colour, STRAW, 0.15), 6 * f.s)
    )


def chair_back(f: Frame, colour: str = BLUE) -> str:
    """Return the back of a hall chair, about 150 wide, top middle at 0, 0."""
    d = smooth(
        f((-70, 10, 1), (-62, -4), (0, -12), (62, -4), (70, 10, 1), (66, 170, 1), (-66, 170, 1))
    )
    return form(d, colour, 14 * f.s, rise=0.2)


def rice_cake(f: Frame, w: float = 170) -> str:
    """Return a bánh chưng: a square parcel of leaves tied with bamboo strings, from above right."""
    h = w * 0.34
    top = polygon(f((-w * 0.5, -h), (0, -h - w * 0.24), (w * 0.5, -h), (0, -h + w * 0.24)))
    left = polygon(f((-w * 0.5, -h), (0, -h + w * 0.24), (0, w * 0.24), (-w * 0.5, 0)))
    right = polygon(f((w * 0.5, -h), (0, -h + w * 0.24), (0, w * 0.24), (w * 0.5, 0)))
    out = [fill(top, mix(GREEN, SAGE, 0.35)), fill(left, GREEN), fill(right, shade_of(GREEN, 0.35))]
    out.append(hatched(left, shade_of(GREEN, 0.14), 9 * f.s, 1.6 * f.s, 26))
    string = STRAW
    for q in (0.3, 0.5, 0.7):
        a = (-w * 0.5 + w * 0.5 * q, -h + w * 0.24 * q)
        b = (a[0] + w * 0.5, a[1] - w * 0.24)
        out.append(line(smooth(f((*b, 1), (*a, 1), (a[0], a[1] + h, 1)), False), string, 3 * f.s))
        c = (w * 0.5 - w * 0.5 * q, -h + w * 0.24 * q)
        e = (c[0] - w * 0.5, c[1] - w * 0.24)
        out.append(
            line(
                smooth(f((*e, 1), (*c, 1), (c[0], c[1] + h, 1)), False),
                mix(string, GOLD, 0.3),
                3 * f.s,
            )
        )
    return "".join(out)


def envelope(f: Frame, w: float = 110, h: float = 180, colour: str = RED) -> str:
    """Return a red lucky-money envelope lying flat, middle at 0, 0."""
    d = polygon(f((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)))
    flap = smooth(
        f(
            (-w / 2, -h / 2, 1),
            (w / 2, -h / 2, 1),
            (w / 2, -h * 0.36, 1),
            (0, -h * 0.22),
            (-w / 2, -h * 0.36, 1),
        )
    )
    cx, cy = f.at(0, h * 0.12)
    return (
        cast(d, 0.16, 8 * f.s, 10 * f.s)
        + fill(d, colour)
        + fill(flap, shade_of(colour, 0.14))
        + drum_rings(cx, cy, w * 0.3 * f.s, GOLD, 1.6 * f.s)
        + line(d, GOLD, 1.5 * f.s)
    )


def flag(points: list[Point], folds: int = 4, colour: str = RED, fringe: float = 16) -> str:
    """Return a hanging flag without emblem: four corners from the upper left clockwise.

    Its lower edge swings in as many waves as `folds`, and carries a gold fringe.
    """
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (p[:2] for p in points)
    steps = folds * 4
    low: list[Point] = []
    for i in range(steps + 1):
        t = i / steps
        wave = math.sin(t * folds * 2 * math.pi)
        low.append((cx + (dx - cx) * t, cy + (dy - cy) * t + wave * 9 + 14 * math.sin(math.pi * t)))
    top_mid: Point = ((ax + bx) / 2, (ay + by) / 2 + 12)
    d = smooth(
        [
            (ax, ay, 1),
            top_mid,
            (bx, by, 1),
            (low[0][0], low[0][1], 1),
            *low[1:-1],
            (low[-1][0], low[-1][1], 1),
        ]
    )
    out = [fill(d, colour)]
    shades = []
    for i in range(folds):
        t0, t1 = (i + 0.5) / folds, (i + 0.86) / folds
        top0 = (bx + (ax - bx) * t0, by + (ay - by) * t0)
        low0 = (cx + (dx - cx) * t0, cy + (dy - cy) * t0 + 40)
        low1 = (cx + (dx - cx) * t1, cy + (dy - cy) * t1 + 40)
        shades.append(
            fill(
                smooth(
                    [
                        (*top0, 1),
                        ((top0[0] + low1[0]) / 2 + 8, (top0[1] + low1[1]) / 2),
                        (*low1, 1),
                        (*low0, 1),
                        ((top0[0] + low0[0]) / 2, (top0[1] + low0[1]) / 2),
                    ]
                ),
                shade_of(colour, 0.18),
            )
        )
    out.append(inside(d, *shades))
    edge = smooth(low, False)
    out.append(line(edge, GOLD, fringe * 0.4))
    for i in range(len(low) * 4 - 3):
        k, t = divmod(i / 4, 1)
        p, q = low[int(k)], low[min(int(k) + 1, len(low) - 1)]
        x, y = p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t
        out.append(
            line(f"M{x:.1f} {y:.1f}l1 {fringe}", GOLD if i % 2 else mix(GOLD, STRAW, 0.55), 3)
        )
    return "".join(out)


def window(
    x: float, y: float, w: float, h: float, bars: int = 2, colour: str = PAPER, sky: str = MIST
) -> str:
    """Return a window with bars and a sill."""
    out = [fill(box(x - 14, y - 14, w + 28, h + 28), colour), fill(box(x, y, w, h), sky)]
    glass = box(x, y, w, h)
    out.append(
        inside(
            glass,
            fill(
                smooth(
                    [
                        (x - 20, y + h * 0.7),
                        (x + w * 0.3, y + h * 0.5),
                        (x + w * 0.7, y + h * 0.66),
                        (x + w + 20, y + h * 0.45),
                        (x + w, y + h + 40),
                        (x - 20, y + h + 40),
                    ]
                ),
                SAGE,
            ),
        )
    )
    out.extend(fill(box(x + w * i / bars - 6, y, 12, h), colour) for i in range(1, bars))
    out.append(fill(box(x, y + h * 0.36, w, 10), colour))
    out.append(fill(box(x - 26, y + h + 14, w + 52, 18), shade_of(colour, 0.1)))
    return "".join(out)


def vase(f: Frame, colour: str = PAPER, ornament: str = BLUE) -> str:
    """Return a tall ceramic vase, foot at 0, 0, about 330 high."""
    d = smooth(
        f(
            (-58, 0, 1),
            (-64, -20),
            (-104, -120),
            (-92, -210),
            (-44, -268),
            (-36, -310),
            (-54, -334, 1),
            (54, -334, 1),
            (36, -310),
            (44, -268),
            (92, -210),
            (104, -120),
            (64, -20),
            (58, 0, 1),
        )
    )
    bands = "".join(
        line(smooth(f((-120, y), (0, y + 22), (120, y)), False), ornament, w * f.s)
        for y, w in ((-226, 3), (-216, 6), (-78, 6), (-66, 3), (-300, 4))
    )
    cx, cy = f.at(-6, -132)
    rings = drum_rings(cx, cy, 62 * f.s, ornament, 2 * f.s)
    dark = smooth(
        f((30, -340), (20, -268), (70, -200), (76, -120), (40, 0), (120, 10), (140, -340))
    )
    mouth = oval(*f.at(0, -334), 54 * f.s, 9 * f.s)
    return (
        fill(d, colour)
        + inside(
            d,
            bands,
            rings,
            fill(dark, DEEP, 0.2),
            hatched(
                smooth(
                    f(
                        (6, -340),
                        (-4, -268),
                        (44, -200),
                        (50, -120),
                        (14, 0),
                        (120, 10),
                        (140, -340),
                    )
                ),
                DEEP,
                6,
                1.1,
                45,
                0.35,
            ),
        )
        + fill(mouth, shade_of(colour, 0.35))
    )
