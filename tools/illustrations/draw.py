"""Shapes as SVG text: smooth outlines, tapering limbs, and one light from the upper left.

Coordinates are user units, y downwards. A point may carry a third number: not zero makes it
a corner, all others are passed through smoothly. Every function returns SVG source.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .palette import INK, shade_of

Point = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on the sheet: own origin, scale, turn in degrees, mirrored or not."""

    x: float = 0.0
    y: float = 0.0
    s: float = 1.0
    rot: float = 0.0
    flip: bool = False

    def at(self, px: float, py: float) -> tuple[float, float]:
        """Return the sheet position of one local point."""
        lx = -px if self.flip else px
        c, n = math.cos(math.radians(self.rot)), math.sin(math.radians(self.rot))
        return self.x + self.s * (lx * c - py * n), self.y + self.s * (lx * n + py * c)

    def __call__(self, *points: Point) -> list[Point]:
        """Return the sheet positions of local points, corners kept."""
        return [(*self.at(p[0], p[1]), *p[2:]) for p in points]

    def sub(
        self, x: float, y: float, s: float = 1.0, rot: float = 0.0, flip: bool = False
    ) -> Frame:
        """Return a frame placed inside this one."""
        gx, gy = self.at(x, y)
        turn = -rot if self.flip else rot
        return Frame(gx, gy, self.s * s, self.rot + turn, self.flip != flip)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _key(text: str) -> str:
    return f"k{zlib.crc32(text.encode()):08x}{len(text):x}"


def _directions(points: Sequence[Point], closed: bool) -> list[tuple[float, float]]:
    count = len(points)
    found: list[tuple[float, float]] = []
    for i, p in enumerate(points):
        before = points[i - 1] if closed or i else p
        after = points[(i + 1) % count] if closed or i < count - 1 else p
        ax, ay, bx, by = p[0] - before[0], p[1] - before[1], after[0] - p[0], after[1] - p[1]
        da, db = math.hypot(ax, ay) or 1e-6, math.hypot(bx, by) or 1e-6
        vx, vy = ax / da * db + bx / db * da, ay / da * db + by / db * da
        length = math.hypot(vx, vy) or 1.0
        found.append((vx / length, vy / length))
    return found


def _is_corner(point: Point) -> bool:
    return len(point) > 2 and bool(point[2])


def smooth(points: Sequence[Point], closed: bool = True) -> str:
    """Return path data through the points, round everywhere but at corners."""
    toward = _directions(points, closed)
    count = len(points)
    out = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for i in range(count if closed else count - 1):
        j = (i + 1) % count
        a, b = points[i], points[j]
        if _is_corner(a) and _is_corner(b):
            out.append(f"L{_n(b[0])} {_n(b[1])}")
            continue
        reach = math.hypot(b[0] - a[0], b[1] - a[1]) * 0.36
        ca = (a[0] + toward[i][0] * reach, a[1] + toward[i][1] * reach)
        cb = (b[0] - toward[j][0] * reach, b[1] - toward[j][1] * reach)
        if _is_corner(a):
            ca = (a[0] + (cb[0] - a[0]) * 0.4, a[1] + (cb[1] - a[1]) * 0.4)
        if _is_corner(b):
            cb = (b[0] + (ca[0] - b[0]) * 0.4, b[1] + (ca[1] - b[1]) * 0.4)
        out.append("C" + " ".join(_n(v) for v in (*ca, *cb, b[0], b[1])))
    return "".join(out) + ("Z" if closed else "")


def polygon(points: Iterable[Point]) -> str:
    """Return path data of a closed shape with straight sides."""
    return "M" + "L".join(f"{_n(p[0])} {_n(p[1])}" for p in points) + "Z"


def box(x: float, y: float, w: float, h: float, r: float = 0.0) -> str:
    """Return path data of an upright rectangle, with rounded corners if `r`."""
    if not r:
        return f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}Z"
    a = f"a{_n(r)} {_n(r)} 0 0 1 "
    return (
        f"M{_n(x + r)} {_n(y)}h{_n(w - 2 * r)}{a}{_n(r)} {_n(r)}v{_n(h - 2 * r)}"
        f"{a}{_n(-r)} {_n(r)}h{_n(2 * r - w)}{a}{_n(-r)} {_n(-r)}v{_n(2 * r - h)}"
        f"{a}{_n(r)} {_n(-r)}Z"
    )


def oval(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """Return path data of a circle, or of an upright ellipse."""
    ry = rx if ry is None else ry
    arc = f"a{_n(rx)} {_n(ry)} 0 1 1 "
    return f"M{_n(cx - rx)} {_n(cy)}{arc}{_n(2 * rx)} 0{arc}{_n(-2 * rx)} 0Z"


def _spine(points: Sequence[Point], steps: int) -> list[tuple[float, float]]:
    toward = _directions(points, closed=False)
    found: list[tuple[float, float]] = []
    for i in range(len(points) - 1):
        a, b = points[i], points[i + 1]
        reach = math.hypot(b[0] - a[0], b[1] - a[1]) * 0.36
        c = (a[0] + toward[i][0] * reach, a[1] + toward[i][1] * reach)
        d = (b[0] - toward[i + 1][0] * reach, b[1] - toward[i + 1][1] * reach)
        for k in range(steps + (i == len(points) - 2)):
            t = k / steps
            u = 1 - t
            w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            found.append(
                (
                    w[0] * a[0] + w[1] * c[0] + w[2] * d[0] + w[3] * b[0],
                    w[0] * a[1] + w[1] * c[1] + w[2] * d[1] + w[3] * b[1],
                )
            )
    return found


def limb(
    points: Sequence[Point],
    widths: Sequence[float],
    round_start: bool = True,
    round_end: bool = True,
    steps: int = 5,
) -> str:
    """Return path data of a band that follows the points, as wide at each as `widths` says."""
    spine = _spine(points, steps)
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(spine):
        segment, rest = divmod(i, steps)
        if segment >= len(widths) - 1:
            segment, rest = len(widths) - 2, steps
        t = (1 - math.cos(math.pi * rest / steps)) / 2
        half = (widths[segment] + (widths[segment + 1] - widths[segment]) * t) / 2
        (x0, y0), (x1, y1) = spine[max(i - 1, 0)], spine[min(i + 1, len(spine) - 1)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        nx, ny = -(y1 - y0) / length * half, (x1 - x0) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    right.reverse()
    r0, r1 = widths[0] / 2, widths[-1] / 2
    there, back = smooth(left, False), smooth(right, False)[1:]
    bend = f"A{_n(r1)} {_n(r1)} 0 0 0 " if round_end else "L"
    close = f"A{_n(r0)} {_n(r0)} 0 0 0 " if round_start else "L"
    first_back, rest_back = back.split("C", 1)
    return f"{there}{bend}{first_back}C{rest_back}{close}{_n(left[0][0])} {_n(left[0][1])}Z"


def fill(d: str, colour: str, opacity: float = 1.0) -> str:
    """Return a flat shape."""
    dim = f' opacity="{_n(opacity)}"' if opacity < 1 else ""
    return f'<path d="{d}" fill="{colour}"{dim}/>'


def line(d: str, colour: str, width: float, opacity: float = 1.0, dash: str = "") -> str:
    """Return a drawn stroke with round ends."""
    dim = f' opacity="{_n(opacity)}"' if opacity < 1 else ""
    gaps = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{_n(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{dim}{gaps}/>'
    )


def inside(d: str, *content: str) -> str:
    """Return the content as far as it lies inside the shape."""
    key = _key(d)
    return (
        f'<clipPath id="{key}"><path d="{d}"/></clipPath>'
        f'<g clip-path="url(#{key})">{"".join(content)}</g>'
    )


def moved(content: str, dx: float, dy: float) -> str:
    """Return the content shifted."""
    return f'<g transform="translate({_n(dx)} {_n(dy)})">{content}</g>'


def turned(content: str, degrees: float, cx: float, cy: float) -> str:
    """Return the content turned about a point."""
    return f'<g transform="rotate({_n(degrees)} {_n(cx)} {_n(cy)})">{content}</g>'


def hatched(
    d: str,
    colour: str,
    gap: float = 6,
    width: float = 1.3,
    angle: float = 45,
    opacity: float = 1.0,
) -> str:
    """Return the shape filled with fine parallel lines."""
    key = _key(f"h{colour}{gap}{width}{angle}")
    dim = f' opacity="{_n(opacity)}"' if opacity < 1 else ""
    return (
        f'<pattern id="{key}" width="{_n(gap)}" height="{_n(gap)}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate({_n(angle)})">'
        f'<path d="M0 {_n(gap / 2)}H{_n(gap)}" stroke="{colour}" stroke-width="{_n(width)}"/>'
        f'</pattern><path d="{d}" fill="url(#{key})"{dim}/>'
    )


def form(
    d: str, colour: str, by: float = 8, shade: str = "", hatch: float = 0.0, rise: float = 0.5
) -> str:
    """Return a shape lit from the upper left: `by` units of its lower right lie in shade.

    With `hatch`, so many units more of it carry fine lines, half-way into the light.
    """
    dark = shade or shade_of(colour)
    lit = fill(d, colour)
    parts = [fill(d, dark), moved(lit, -by, -by * rise)]
    if hatch:
        wide = by + hatch
        parts += [hatched(d, dark, 5, 1.5, 45), moved(lit, -wide, -wide * rise)]
    return inside(d, *parts)


def cast(d: str, opacity: float = 0.14, dx: float = 0, dy: float = 0) -> str:
    """Return the shape as a shadow thrown on whatever lies below."""
    return moved(fill(d, INK, opacity), dx, dy)


def ring(cx: float, cy: float, r: float, colour: str, width: float, opacity: float = 1.0) -> str:
    """Return a drawn circle."""
    return line(oval(cx, cy, r), colour, width, opacity)


def around(count: int) -> list[tuple[float, float]]:
    """Return so many directions round a circle, as cosine and sine."""
    turns = (2 * math.pi * i / count for i in range(count))
    return [(math.cos(turn), math.sin(turn)) for turn in turns]


def drum_rings(
    cx: float, cy: float, r: float, colour: str, weight: float = 2.0, opacity: float = 1.0
) -> str:
    """Return rings of lines, dots, hatches and teeth, after the bands of a bronze drum."""
    out = [ring(cx, cy, r * q, colour, weight) for q in (1, 0.965, 0.83, 0.8, 0.64, 0.615, 0.45)]
    for q, count, size in ((0.897, 72, 0.024), (0.72, 40, 0.04)):
        for i in range(count):
            a = 2 * math.pi * i / count
            x, y = cx + r * q * math.cos(a), cy + r * q * math.sin(a)
            out.append(ring(x, y, r * size, colour, weight * 0.8))
            if q < 0.8:
                out.append(fill(oval(x, y, r * 0.012), colour))
    teeth = 56
    for i in range(teeth):
        a, b = 2 * math.pi * i / teeth, 2 * math.pi * (i + 0.5) / teeth
        c = 2 * math.pi * (i + 1) / teeth
        points = [
            (cx + r * q * math.cos(t), cy + r * q * math.sin(t))
            for q, t in ((0.6, a), (0.53, b), (0.6, c))
        ]
        out.append(fill(polygon(points), colour))
    dim = f' opacity="{_n(opacity)}"' if opacity < 1 else ""
    return f"<g{dim}>{''.join(out)}</g>"


def frieze(x: float, y: float, w: float, h: float, colour: str, opacity: float = 1.0) -> str:
    """Return a straight band of the same lines, circles and teeth."""
    weight = h * 0.045
    out = [line(f"M{_n(x)} {_n(y + h * q)}h{_n(w)}", colour, weight) for q in (0, 0.09, 0.58, 0.66)]
    count = max(1, round(w / (h * 0.6)))
    step = w / count
    for i in range(count):
        cx = x + step * (i + 0.5)
        out.append(ring(cx, y + h * 0.335, h * 0.16, colour, weight))
        out.append(fill(oval(cx, y + h * 0.335, h * 0.055), colour))
        out.append(
            line(
                f"M{_n(cx + h * 0.13)} {_n(y + h * 0.23)}l{_n(step - h * 0.26)} {_n(h * 0.21)}",
                colour,
                weight,
            )
        )
        for k in (0, 0.5):
            left = x + step * (i + k)
            out.append(
                fill(
                    polygon(
                        [
                            (left, y + h * 0.72),
                            (left + step / 2, y + h * 0.72),
                            (left + step / 4, y + h),
                        ]
                    ),
                    colour,
                )
            )
    dim = f' opacity="{_n(opacity)}"' if opacity < 1 else ""
    return f"<g{dim}>{''.join(out)}</g>"


def sheet(width: float, height: float, *content: str) -> str:
    """Return a whole picture in user units."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'preserveAspectRatio="xMidYMid slice">{"".join(content)}</svg>'
    )
