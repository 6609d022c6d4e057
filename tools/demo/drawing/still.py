"""Things on a table, seen near by: papers, food, flowers, cups, and one portrait."""

from __future__ import annotations

import math

from tools.demo.drawing import people
from tools.demo.drawing.canvas import (
    BLUE,
    BROWN,
    CORAL,
    CREAM,
    DARK_GREEN,
    GOLD,
    GREEN,
    GREY,
    INK,
    NAVY,
    PALE_BLUE,
    PALE_GREEN,
    RED,
    SAND,
    SHIRTS,
    SKINS,
    SKY,
    WHITE,
    WOOD,
    Canvas,
    Colour,
    darker,
    lighter,
    mixed,
)

_PINK = (226, 150, 168)


def flowers(c: Canvas) -> None:
    """A vase before a window."""
    wall = c.dice.choice((PALE_GREEN, SKY, lighter(SAND, 0.4)))
    c.wash(lighter(wall), wall)
    mid = c.wide * c.dice.uniform(0.4, 0.6)
    c.rect(mid - 34, 4, 68, 62, WHITE)
    c.rect(mid - 31, 7, 62, 56, lighter(PALE_BLUE))
    c.rect(mid - 1, 7, 2, 56, WHITE)
    c.rect(0, 74, c.wide, 26, mixed(c.dice.choice((RED, BLUE, GREEN)), CREAM, 0.35))
    c.rect(0, 74, c.wide, 2, GOLD)
    for at in range(9):
        x, y = mid + (at - 4) * 5.6, 30 + abs(at - 4) * 3.4 + c.dice.uniform(-3, 3)
        c.line([(mid, 62), (x, y)], DARK_GREEN, 0.7)
        petal = c.dice.choice((_PINK, WHITE, GOLD, CORAL))
        for turn in range(6):
            angle = turn * math.pi / 3
            c.disc(x + 2.6 * math.cos(angle), y + 2.6 * math.sin(angle), 2.1, petal)
        c.disc(x, y, 1.7, GOLD if petal != GOLD else BROWN)
    c.poly(
        [
            (mid - 9, 58),
            (mid + 9, 58),
            (mid + 6, 68),
            (mid + 10, 84),
            (mid - 10, 84),
            (mid - 6, 68),
        ],
        BLUE,
    )
    c.rect(mid - 8.6, 72, 17.2, 2.4, WHITE)


def phone(c: Canvas) -> None:
    """A hand that holds a phone."""
    c.wash(lighter(PALE_BLUE), SKY)
    for at in range(5):
        x = at * c.wide / 4 - 6
        c.rect(x, 46, 16, 44, mixed((GREEN, BLUE, CORAL, GREY, GOLD)[at], SKY, 0.45), 1)
        c.disc(x + 8, 58, 4, mixed(CREAM, SKY, 0.3))
    c.rect(0, 86, c.wide, 14, mixed(SAND, GREY, 0.3))
    mid, skin = c.wide * c.dice.uniform(0.42, 0.58), c.dice.choice(SKINS)
    c.poly([(mid - 30, 100), (mid - 12, 74), (mid + 10, 84), (mid + 4, 100)], c.dice.choice(SHIRTS))
    c.rect(mid - 22, 12, 44, 76, INK, 6)
    c.rect(mid - 19.5, 16, 39, 68, WHITE, 3)
    c.rect(mid - 19.5, 16, 39, 12, BLUE, 3)
    c.rect(mid - 14, 20, 20, 2.4, CREAM, 1)
    for at in range(6):
        x, y = mid - 15 + at % 3 * 11, 33 + at // 3 * 12
        c.rect(x, y, 8.6, 8.6, (RED, GOLD, GREEN, PALE_BLUE, CORAL, NAVY)[at], 2)
        c.disc(x + 4.3, y + 4.3, 1.8, WHITE)
    for at in range(4):
        c.rect(mid - 15, 61 + at * 4.4, c.dice.uniform(16, 30), 1.5, GREY, 0.7)
    for at in range(4):
        c.rect(mid + 17, 42 + at * 9, 11, 7.4, darker(skin, 0.04 * at), 3.6)
    c.line([(mid - 27, 78), (mid - 20, 58)], skin, 8)


def gifts(c: Canvas) -> None:
    """Bags with ribbons on a table."""
    c.wash(lighter(CREAM), mixed(CREAM, SAND, 0.5))
    c.rect(0, 0, c.wide, 9, RED)
    for at in range(int(c.wide / 8) + 1):
        c.disc(at * 8, 9, 4, RED)
        c.disc(at * 8 + 4, 5, 1, GOLD)
    c.rect(0, 78, c.wide, 22, darker(RED, 0.15))
    c.rect(0, 78, c.wide, 2.4, GOLD)
    for y, size in ((66, 17), (84, 23)):
        x = c.dice.uniform(0, size * 0.5)
        while x < c.wide:
            paint = c.dice.choice((BLUE, GREEN, CORAL, GOLD, PALE_BLUE, CREAM))
            c.rect(x, y - size, size * 0.9, size, paint, 0.8)
            c.rect(x + size * 0.4, y - size, size * 0.1, size, RED)
            c.rect(x, y - size * 0.55, size * 0.9, size * 0.1, RED)
            for side in (-1, 1):
                c.oval(
                    x + size * (0.45 + side * 0.13),
                    y - size * 1.04,
                    size * 0.14,
                    size * 0.08,
                    darker(RED, 0.15),
                )
            x += size * 1.12


def canteen(c: Canvas) -> None:
    """A meal tray from above."""
    top = c.dice.choice((PALE_BLUE, PALE_GREEN, lighter(WOOD, 0.5)))
    c.wash(top, darker(top, 0.08))
    mid = c.wide / 2
    w = min(c.wide * 0.86, 124)
    c.rect(mid - w / 2 + 2, 14, w, 76, darker(top, 0.25), 8)
    c.rect(mid - w / 2, 11, w, 76, GREY, 8)
    c.rect(mid - w / 2 + 2, 13, w - 4, 72, lighter(GREY, 0.55), 7)
    cell = lighter(GREY, 0.2)
    left = mid - w / 2 + 6
    c.rect(left, 17, w * 0.42, 32, cell, 5)
    c.oval(left + w * 0.21, 33, w * 0.16, 12, WHITE)
    for _ in range(26):
        c.oval(
            left + w * c.dice.uniform(0.09, 0.33),
            c.dice.uniform(25, 41),
            1,
            0.5,
            darker(CREAM, 0.06),
        )
    c.rect(left + w * 0.46, 17, w * 0.42, 32, cell, 5)
    c.oval(left + w * 0.66, 33, w * 0.15, 8, mixed(GOLD, BROWN, 0.45))
    c.poly(
        [(left + w * 0.78, 33), (left + w * 0.86, 26), (left + w * 0.86, 40)],
        mixed(GOLD, BROWN, 0.5),
    )
    for at in range(4):
        c.line(
            [(left + w * (0.57 + at * 0.05), 28), (left + w * (0.59 + at * 0.05), 38)],
            darker(BROWN, 0.1),
            0.7,
        )
    c.rect(left, 53, w * 0.28, 29, cell, 5)
    for _ in range(14):
        c.oval(
            left + w * c.dice.uniform(0.05, 0.23),
            c.dice.uniform(60, 76),
            4,
            1.6,
            c.dice.choice((GREEN, DARK_GREEN)),
        )
    c.rect(left + w * 0.32, 53, w * 0.28, 29, cell, 5)
    c.disc(left + w * 0.46, 67.5, 12, WHITE)
    c.disc(left + w * 0.46, 67.5, 10, mixed(GOLD, CORAL, 0.4))
    for _ in range(6):
        c.disc(left + w * 0.46 + c.dice.uniform(-6, 6), 67.5 + c.dice.uniform(-6, 6), 1.3, GREEN)
    c.rect(left + w * 0.64, 53, w * 0.24, 29, cell, 5)
    c.line([(left + w * 0.68, 60), (left + w * 0.75, 70), (left + w * 0.84, 74)], GOLD, 6)
    for x in (mid + w / 2 + 2, mid + w / 2 + 5):
        c.line([(x, 20), (x + 1, 84)], BROWN, 0.9)


def tet(c: Canvas) -> None:
    """Peach blossom, rice cakes and red envelopes."""
    wall = c.dice.choice((CREAM, lighter(GOLD, 0.5), lighter(CORAL, 0.6)))
    c.wash(lighter(wall), wall)
    c.rect(0, 76, c.wide, 24, WOOD)
    x = c.wide * 0.22
    c.poly([(x - 8, 58), (x + 8, 58), (x + 12, 80), (x - 12, 80)], BLUE)
    for at in range(7):
        far, high = x + (at - 2) * 9, 10 + abs(at - 3) * 6
        c.line([(x, 60), ((x + far) / 2, (70 + high) / 2 - 6), (far, high)], BROWN, 1.0)
        for _ in range(9):
            along = c.dice.uniform(0.3, 1)
            bx, by = (
                x + (far - x) * along + c.dice.uniform(-3, 3),
                56 + (high - 56) * along + c.dice.uniform(-3, 3),
            )
            c.disc(bx, by, 1.7, _PINK)
            c.disc(bx, by, 0.6, RED)
    for at in range(3):
        cake = c.wide * 0.52 + at * 15
        c.rect(cake - 8, 68 - at % 2 * 3, 17, 17, DARK_GREEN, 1.5)
        c.rect(cake - 7, 69 - at % 2 * 3, 15, 15, GREEN, 1)
        for line in (0.33, 0.66):
            c.rect(cake - 8 + 17 * line, 68 - at % 2 * 3, 0.8, 17, SAND)
            c.rect(cake - 8, 68 - at % 2 * 3 + 17 * line, 17, 0.8, SAND)
    for at in range(4):
        ex = c.wide * 0.44 + at * 13
        c.poly([(ex, 90), (ex + 9, 88), (ex + 11, 94), (ex + 2, 97)], RED)
        c.disc(ex + 5.6, 92.4, 1.4, GOLD)


def health(c: Canvas) -> None:
    """A stethoscope, a heart and a drop of blood."""
    c.wash(lighter(PALE_GREEN), lighter(PALE_BLUE))
    mid = c.wide / 2
    c.disc(mid, 48, 38, mixed(PALE_GREEN, WHITE, 0.45))
    c.disc(mid, 48, 30, WHITE)
    x = mid + c.dice.uniform(-6, 6)
    for side in (-1, 1):
        c.disc(x + side * 7.4, 42, 8.4, RED)
    c.poly([(x - 15, 45.5), (x + 15, 45.5), (x, 64)], RED)
    c.line(
        [(x - 22, 50), (x - 8, 50), (x - 4, 40), (x + 2, 60), (x + 6, 50), (x + 22, 50)], WHITE, 1.3
    )
    left = mid - 44
    c.line([(left, 12), (left, 34), (left + 8, 48), (left + 16, 34), (left + 16, 12)], NAVY, 1.8)
    c.line([(left + 8, 48), (left + 8, 74), (left + 22, 84)], NAVY, 1.8)
    c.disc(left + 25, 85, 5, GREY)
    c.disc(left + 25, 85, 3, WHITE)
    drop = mid + 42
    c.poly([(drop, 22), (drop + 8.6, 40), (drop - 8.6, 40)], CORAL)
    c.disc(drop, 42, 9, CORAL)
    c.oval(drop - 3, 44, 1.6, 3, lighter(CORAL))
    c.rect(drop - 10, 66, 20, 14, lighter(CORAL, 0.5), 2)
    for x, y, w, h in ((-1.4, 68.5, 2.8, 9), (-4.5, 71.6, 9, 2.8)):
        c.rect(drop + x, y, w, h, RED)


def certificate(c: Canvas) -> None:
    """A certificate in a frame beside flowers."""
    wall = c.dice.choice((lighter(BLUE, 0.6), lighter(GREEN, 0.6), CREAM))
    c.wash(lighter(wall, 0.3), wall)
    c.rect(0, 84, c.wide, 16, WOOD)
    mid, w = c.wide * 0.46, min(74.0, c.wide * 0.7)
    c.rect(mid - w / 2 + 2, 16, w, 70, darker(wall, 0.25))
    c.rect(mid - w / 2, 13, w, 71, BROWN)
    c.rect(mid - w / 2 + 3, 16, w - 6, 65, GOLD)
    c.rect(mid - w / 2 + 4.5, 17.5, w - 9, 62, CREAM)
    c.star(mid, 27, 5, RED)
    c.rect(mid - w * 0.28, 36, w * 0.56, 3.4, RED, 1)
    for at in range(4):
        width = w * c.dice.uniform(0.36, 0.6)
        c.rect(mid - width / 2, 44 + at * 5, width, 1.3, GREY, 0.6)
    c.disc(mid + w * 0.24, 71, 5.4, mixed(RED, CREAM, 0.25))
    c.line([(mid + w * 0.14, 72), (mid + w * 0.2, 69), (mid + w * 0.3, 73)], NAVY, 0.7)
    people.bouquet(c, mid + w / 2 + 8, 72, 13)


def portrait(c: Canvas) -> None:
    """A worker's head and shoulders before the sun."""
    back = c.dice.choice((SAND, PALE_BLUE, PALE_GREEN, lighter(CORAL, 0.4)))
    c.wash(lighter(back), back)
    mid = c.wide / 2
    c.sun(mid, 44, 26, lighter(GOLD, 0.2), back)
    coat = c.dice.choice((BLUE, GREEN, NAVY, CORAL))
    c.rect(mid - 30, 72, 60, 40, coat, 16)
    c.poly([(mid - 9, 72), (mid + 9, 72), (mid, 86)], CREAM)
    people.head(c, mid, 48, 19, c.dice.choice((GOLD, WHITE, RED, darker(coat, 0.2))))
    c.rect(mid + 10, 86, 11, 6, WHITE, 1)
    c.rect(mid + 11.5, 88, 8, 1, RED)


def tea(c: Canvas) -> None:
    """A teapot and cups by a window."""
    c.wash(lighter(PALE_GREEN), lighter(SAND, 0.3))
    c.rect(c.wide * 0.1, 6, c.wide * 0.8, 44, WHITE)
    c.rect(c.wide * 0.12, 8, c.wide * 0.76, 40, lighter(PALE_BLUE))
    c.poly(
        [
            (c.wide * 0.12, 48),
            (c.wide * 0.3, 26),
            (c.wide * 0.5, 40),
            (c.wide * 0.7, 24),
            (c.wide * 0.88, 48),
        ],
        mixed(GREEN, PALE_BLUE, 0.4),
    )
    c.rect(c.wide * 0.49, 8, c.wide * 0.02, 40, WHITE)
    c.rect(0, 58, c.wide, 42, WOOD)
    mid = c.wide / 2
    w = min(c.wide * 0.4, 56)
    c.oval(mid, 81, w, 15, darker(BROWN, 0.25))
    c.oval(mid, 79, w, 14, BROWN)
    c.line([(mid + 10, 64), (mid + 22, 54)], WHITE, 3.4)
    c.oval(mid, 66, 14, 11, WHITE)
    c.oval(mid, 67, 13.6, 3, c.dice.choice((BLUE, GREEN, RED)))
    c.rect(mid - 6, 53.4, 12, 3, darker(CREAM, 0.1), 1.4)
    c.disc(mid, 52.6, 1.8, BROWN)
    for at in (-0.72, -0.36, 0.44, 0.76):
        x = mid + w * at
        c.oval(x, 84, 5, 3.6, WHITE)
        c.oval(x, 82.6, 3.8, 1.6, mixed(GOLD, BROWN, 0.4))
        for puff in range(2):
            c.oval(x + puff * 1.6, 76 - puff * 4, 0.8, 2, lighter(CREAM))


def papers(c: Canvas) -> None:
    """A document with a round red seal, a pen and a calendar."""
    top = c.dice.choice((WOOD, darker(WOOD, 0.2), mixed(GREEN, WOOD, 0.4), mixed(BLUE, GREY, 0.4)))
    c.wash(top, darker(top, 0.12))
    mid = c.wide * c.dice.uniform(0.36, 0.46)
    turn = c.dice.uniform(-4, 4)
    c.poly(
        [(mid - 26 + turn, 8), (mid + 30 + turn, 10), (mid + 28 - turn, 96), (mid - 30 - turn, 94)],
        darker(top, 0.3),
    )
    c.poly(
        [(mid - 28 + turn, 6), (mid + 28 + turn, 8), (mid + 26 - turn, 94), (mid - 32 - turn, 92)],
        WHITE,
    )
    c.rect(mid - 22, 16, 18, 1.6, INK)
    c.rect(mid + 2, 16, 20, 1.6, INK)
    c.rect(mid - 16, 27, 32, 2.6, NAVY, 1)
    for at in range(8):
        c.rect(mid - 22, 36 + at * 4.6, c.dice.uniform(32, 44), 1.1, GREY, 0.5)
    seal = (mid + 10, 80)
    c.disc(*seal, 7.6, CORAL)
    c.disc(*seal, 6.6, WHITE)
    c.star(*seal, 5, CORAL)
    c.line([(mid + 2, 84), (mid + 8, 78), (mid + 14, 84), (mid + 22, 79)], BLUE, 0.8)
    right = mid + 42
    c.line([(right - 8, 88), (right + 6, 44)], NAVY, 2.4)
    c.line([(right + 5, 47), (right + 6.4, 42)], GOLD, 2.4)
    _calendar(c, right + 8, 14)
    c.disc(right + 22, 78, 11, WHITE)
    c.disc(right + 22, 78, 8.4, mixed(GOLD, BROWN, 0.45))


def _calendar(c: Canvas, x: float, y: float) -> None:
    c.rect(x, y, 34, 34, WHITE, 1)
    c.rect(x, y, 34, 8, RED, 1)
    marked = c.dice.randrange(20)
    for at in range(20):
        fill: Colour = RED if at == marked else PALE_BLUE
        c.rect(x + 2.6 + at % 5 * 6, y + 11 + at // 5 * 5.4, 4.4, 3.6, fill, 0.6)
