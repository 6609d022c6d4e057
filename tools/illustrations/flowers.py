"""Flowers and leaves: peach blossom, pot plants, bouquets, fronds."""

from __future__ import annotations

import math
from random import Random

from .draw import (
    Frame,
    Point,
    box,
    fill,
    form,
    frieze,
    inside,
    limb,
    line,
    oval,
    polygon,
    smooth,
)
from .palette import (
    BLOSSOM,
    BLUE,
    CORAL,
    GOLD,
    GREEN,
    INK,
    LEAF,
    PAPER,
    RED,
    SAGE,
    STRAW,
    WOOD,
    mix,
    shade_of,
)


def blossom(x: float, y: float, r: float, colour: str = BLOSSOM, turn: float = 0.0) -> str:
    """Return a five-petalled flower of radius `r`."""
    out = []
    for i in range(5):
        a = math.radians(turn + 72 * i)
        px, py = x + r * 0.52 * math.cos(a), y + r * 0.52 * math.sin(a)
        shade = mix(colour, CORAL, 0.18) if math.cos(a) + math.sin(a) > 0.2 else colour
        out.append(fill(oval(px, py, r * 0.47), shade))
    out.append(fill(oval(x, y, r * 0.2), CORAL))
    out.append(fill(oval(x - r * 0.02, y - r * 0.03, r * 0.1), STRAW))
    return "".join(out)


def twig(
    points: list[Point], thick: float, seed: int, flowers: int, size: float = 15, bark: str = ""
) -> str:
    """Return a tapering branch with blossoms, buds and a few leaves scattered along it."""
    bark = bark or mix(WOOD, INK, 0.45)
    rng = Random(seed)
    d = limb(points, [thick * (1 - 0.8 * i / (len(points) - 1)) for i in range(len(points))])
    out = [form(d, bark, thick * 0.28)]
    for i in range(flowers):
        k = rng.random() * (len(points) - 1)
        a = points[int(k)]
        b = points[min(int(k) + 1, len(points) - 1)]
        t = k - int(k)
        x = a[0] + (b[0] - a[0]) * t + rng.uniform(-1, 1) * size * 1.2
        y = a[1] + (b[1] - a[1]) * t + rng.uniform(-1, 1) * size * 1.2
        pick = rng.random()
        if pick < 0.14:
            end = (x + rng.uniform(-1, 1) * size * 1.5, y - size * 1.3)
            out.append(
                fill(
                    limb(
                        [(x, y), ((x + end[0]) / 2 + 3, (y + end[1]) / 2), end], [2, size * 0.5, 2]
                    ),
                    GREEN if pick < 0.08 else SAGE,
                )
            )
        elif pick < 0.36:
            out.append(
                fill(oval(x, y, size * 0.34), CORAL)
                + fill(oval(x - size * 0.08, y - size * 0.08, size * 0.18), BLOSSOM)
            )
        else:
            tone = (BLOSSOM, mix(BLOSSOM, PAPER, 0.35), mix(BLOSSOM, CORAL, 0.3))[i % 3]
            out.append(blossom(x, y, size * rng.uniform(0.8, 1.15), tone, rng.uniform(0, 72)))
    return "".join(out)


def plant(f: Frame, leaves: int = 9, pot: str = CORAL, spread: float = 150) -> str:
    """Return a leafy pot plant, the pot's foot at 0, 0; about 330 high."""
    out = []
    for i in range(leaves):
        q = i / (leaves - 1) * 2 - 1
        x, y = spread * q, -300 + 150 * q * q + (24 if i % 2 else -14)
        mid = (x * 0.42, -150 + y * 0.24)
        out.append(line(smooth(f((0, -90), mid, (x, y)), False), LEAF, 4 * f.s))
        a = math.atan2(y - mid[1], x - mid[0])
        ca, sa = math.cos(a), math.sin(a)

        def leaf(
            u: float, v: float, x: float = x, y: float = y, ca: float = ca, sa: float = sa
        ) -> Point:
            return (x + u * ca - v * sa, y + u * sa + v * ca)

        d = smooth(
            f(
                (*leaf(-46, 0), 1),
                leaf(-14, -21),
                leaf(26, -16),
                (*leaf(62, 0), 1),
                leaf(26, 16),
                leaf(-14, 21),
            )
        )
        half = smooth(
            f((*leaf(-46, 0), 1), leaf(8, 3), (*leaf(62, 0), 1), leaf(26, 16), leaf(-14, 21))
        )
        tone = GREEN if i % 3 else mix(GREEN, SAGE, 0.45)
        out.append(fill(d, tone) + inside(d, fill(half, shade_of(tone))))
    d = polygon(f((-58, -104), (58, -104), (44, 0), (-44, 0)))
    rim = polygon(f((-66, -118), (66, -118), (62, -92), (-62, -92)))
    return "".join(out) + form(d, pot, 22 * f.s, rise=0) + form(rim, pot, 22 * f.s, rise=0)


def kumquat(f: Frame, pot: str = PAPER, ornament: str = BLUE, seed: int = 3) -> str:
    """Return a potted kumquat tree, the pot's foot at 0, 0; about 420 high."""
    rng = Random(seed)
    crown = smooth(
        f(
            (-40, -130),
            (-120, -190),
            (-128, -280),
            (-70, -360),
            (0, -420),
            (70, -362),
            (126, -282),
            (118, -192),
            (40, -130),
        )
    )
    out = [
        form(
            limb(f((0, -90), (-4, -140), (2, -190)), [20 * f.s, 15 * f.s, 12 * f.s]),
            mix(WOOD, INK, 0.3),
            5 * f.s,
        )
    ]
    out.append(form(crown, LEAF, 40 * f.s, hatch=26 * f.s))
    fruit = []
    for i in range(86):
        a, q = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random())
        x, y = 116 * q * math.cos(a), -270 + 136 * q * math.sin(a)
        if i % 3:
            t = rng.uniform(0, math.pi)
            leaf = limb(
                f(
                    (x - 17 * math.cos(t), y - 17 * math.sin(t)),
                    (x, y),
                    (x + 17 * math.cos(t), y + 17 * math.sin(t)),
                ),
                [2 * f.s, 13 * f.s, 1 * f.s],
            )
            out.append(fill(leaf, (GREEN, mix(GREEN, SAGE, 0.35))[i % 2]))
        else:
            fruit.append(
                form(
                    oval(*f.at(x, y), 10.5 * f.s), GOLD if i % 2 else mix(GOLD, CORAL, 0.4), 4 * f.s
                )
            )
    bowl = smooth(f((-70, -112, 1), (-74, -60), (-44, 0, 1), (44, 0, 1), (74, -60), (70, -112, 1)))
    rim = box(f.x - 78 * f.s, f.y - 122 * f.s, 156 * f.s, 18 * f.s, 6 * f.s)
    return (
        "".join(out + fruit)
        + form(bowl, pot, 26 * f.s, rise=0)
        + inside(bowl, frieze(f.x - 90 * f.s, f.y - 90 * f.s, 180 * f.s, 40 * f.s, ornament))
        + form(rim, pot, 26 * f.s, rise=0)
    )


def bouquet(f: Frame, wrap: str = PAPER, bloom: str = CORAL) -> str:
    """Return a wrapped bunch of flowers, stems down at 0, 0, about 150 high."""
    out = []
    for x, y in ((-46, -96), (44, -98), (0, -126), (-26, -122), (28, -124), (-58, -76), (58, -80)):
        out.append(
            fill(
                limb(f((x * 0.5, -60), (x, y), (x * 1.25, y - 20)), [6 * f.s, 16 * f.s, 3 * f.s]),
                GREEN if x > 0 else LEAF,
            )
        )
    d = polygon(f((-62, -84), (-30, -70), (0, -86), (32, -70), (62, -88), (16, 6), (-14, 6)))
    heads_at = ((-36, -92, 17), (32, -96, 17), (-4, -104, 20), (-20, -80, 15), (20, -80, 15))
    for i, (x, y, r) in enumerate(heads_at):
        tone = (bloom, STRAW, mix(bloom, PAPER, 0.3))[i % 3]
        cx, cy = f.at(x, y)
        out.append(form(oval(cx, cy, r * f.s), tone, 6 * f.s))
        out.append(
            line(
                smooth(
                    f((x - r * 0.4, y), (x, y - r * 0.45), (x + r * 0.4, y), (x, y + r * 0.4)),
                    False,
                ),
                shade_of(tone),
                1.8 * f.s,
            )
        )
    ribbon = polygon(f((-24, -26), (26, -26), (21, -14), (-20, -14)))
    return "".join(out) + form(d, wrap, 16 * f.s) + fill(ribbon, RED)


def frond(f: Frame, length: float = 260, colour: str = LEAF, count: int = 12) -> str:
    """Return a palm frond that leaves 0, 0 to the right and bends down."""
    out = []
    for i in range(count):
        t = (i + 1) / count
        x, y = length * t, -60 * math.sin(t * 2.2) + 90 * t * t
        drop = (1 - abs(t - 0.45)) * length * 0.3
        for side in (-1, 1):
            tip = (x + drop * 0.55, y + side * drop * (0.5 if side < 0 else 0.9))
            out.append(
                fill(
                    limb(
                        f((x - 6, y), ((x + tip[0]) / 2 + 4, (y + tip[1]) / 2 - 6), tip),
                        [9 * f.s, 10 * f.s, 1.5 * f.s],
                    ),
                    colour if side > 0 else shade_of(colour, 0.12),
                )
            )
    spine = f(
        *[(length * k / 8, -60 * math.sin(k / 8 * 2.2) + 90 * (k / 8) ** 2) for k in range(9)]
    )
    return "".join(out) + line(smooth(spine, False), mix(colour, INK, 0.3), 4 * f.s)
