"""Scenes within four walls: meetings, work, stages, lessons."""

from __future__ import annotations

from tools.demo.drawing import people
from tools.demo.drawing.canvas import (
    BLUE,
    BROWN,
    CREAM,
    GOLD,
    GREEN,
    GREY,
    INK,
    NAVY,
    PALE_BLUE,
    PALE_GREEN,
    RED,
    SAND,
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


def hall(c: Canvas) -> None:
    """A hall, somebody at the lectern, rows of delegates from behind."""
    curtain = c.dice.choice((RED, (160, 40, 48), darker(BLUE, 0.1)))
    _curtain(c, curtain, 58)
    c.rect(c.wide * 0.2, 10, c.wide * 0.6, 13, mixed(curtain, GOLD, 0.75), 1)
    for row, w in ((13.5, 0.46), (17.5, 0.34)):
        c.rect(c.wide * (0.5 - w / 2), row, c.wide * w, 1.6, darker(curtain, 0.1), 0.8)
    c.rect(0, 58, c.wide, 42, darker(WOOD, 0.15))
    x = c.wide * c.dice.uniform(0.62, 0.78)
    people.standing(c, x, 61, 36, NAVY)
    c.poly([(x - 7, 44), (x + 7, 44), (x + 5, 62), (x - 5, 62)], BROWN)
    c.rect(x - 8, 42.5, 16, 2, darker(BROWN, 0.25))
    people.bouquet(c, x, 52, 4)
    panel = c.wide * 0.12
    c.rect(panel, 50, c.wide * 0.36, 11, CREAM)
    for at in range(3):
        people.seated(c, panel + c.wide * (0.06 + 0.12 * at), 51, 20, 1 if at % 2 else -1)
    c.rect(panel, 51, c.wide * 0.36, 10, CREAM)
    _audience(c, ((70, 15), (82, 20), (98, 27)))


def vote(c: Canvas) -> None:
    """Hands that hold up cards."""
    _curtain(c, c.dice.choice((BLUE, darker(GREEN, 0.1), NAVY)), 100)
    for row, (y, h) in enumerate(((62, 22), (80, 28), (102, 36))):
        step = h * 0.62
        x = step * (0.2 + 0.4 * (row % 2))
        while x < c.wide:
            if c.dice.random() < 0.8:
                up = x + h * 0.26
                c.line(
                    [(up, y - h * 0.3), (up, y - h * 1.0)],
                    c.dice.choice((WHITE, CREAM, PALE_BLUE)),
                    h * 0.1,
                )
                c.disc(up, y - h * 1.05, h * 0.06, c.dice.choice(SKINS))
                c.rect(up - h * 0.09, y - h * 1.3, h * 0.2, h * 0.24, GOLD, h * 0.02)
            people.from_behind(c, x, y, h)
            x += step


def factory(c: Canvas) -> None:
    """A works hall: a saw-tooth roof, lamps, workers at machines."""
    wall = c.dice.choice((SKY, PALE_GREEN, lighter(SAND, 0.4)))
    c.wash(lighter(wall), wall)
    for at in range(6):
        x = at * c.wide / 5 - 8
        c.poly([(x, 0), (x + c.wide / 5, 0), (x, 15)], mixed(wall, BLUE, 0.45))
        c.poly([(x + 1, 2), (x + c.wide / 9, 2), (x + 1, 10)], WHITE)
    for at in range(5):
        x = c.wide * (at + 0.5) / 5
        c.line([(x, 8), (x, 22)], GREY, 0.4)
        c.poly([(x - 4, 25), (x + 4, 25), (x + 1.5, 21), (x - 1.5, 21)], NAVY)
        c.oval(x, 25.4, 3, 1.1, GOLD)
    c.rect(0, 72, c.wide, 28, mixed(GREY, SAND, 0.45))
    coat, cap = c.dice.choice((BLUE, GREEN, PALE_BLUE)), c.dice.choice((GOLD, WHITE, RED))
    for y, h in ((68, 34), (92, 50)):
        step = h * 1.15
        x = step * c.dice.uniform(0.3, 0.6)
        while x < c.wide + step / 3:
            people.standing(c, x, y, h, coat, cap)
            _machine(c, x + h * 0.18, y + h * 0.02, h)
            x += step


def desk(c: Canvas) -> None:
    """Two people at a desk with files and a lamp."""
    _room(c, c.dice.choice((PALE_GREEN, SKY, lighter(SAND, 0.5))))
    _shelf(c, c.wide * 0.36)
    mid = c.wide / 2
    people.seated(c, mid - 32, 70, 44, 1)
    people.seated(c, mid + 32, 70, 44, -1)
    _desktop(c, mid)
    c.line([(mid, 68), (mid, 52), (mid + 7, 46)], INK, 0.9)
    c.poly([(mid + 2, 48), (mid + 10, 42), (mid + 14, 50)], GREEN)
    for at in range(4):
        c.rect(mid - 13 + at * 0.6, 66 - at * 2, 11, 2, c.dice.choice((RED, CREAM, BLUE, GOLD)))


def table(c: Canvas) -> None:
    """Five people around a table with a teapot."""
    _room(c, c.dice.choice((PALE_GREEN, lighter(PALE_BLUE), lighter(SAND, 0.3))))
    _window(c, c.wide * 0.12, 10, 30, 28)
    mid = c.wide / 2
    for at in range(3):
        people.seated(c, mid + (at - 1) * 26, 62, 34, 1 if at == 0 else -1)
    c.oval(mid, 76, min(c.wide * 0.42, 62), 19, darker(WOOD, 0.25))
    c.oval(mid, 73, min(c.wide * 0.42, 62), 18, WOOD)
    _teapot(c, mid, 70, 7)
    for side in (-1, 1):
        c.poly(
            [
                (mid + side * 18, 74),
                (mid + side * 30, 71),
                (mid + side * 33, 77),
                (mid + side * 21, 80),
            ],
            WHITE,
        )
        c.line([(mid + side * 22, 75.5), (mid + side * 29, 74)], GREY, 0.4)
        people.from_behind(c, mid + side * 34, 102, 42)


def training(c: Canvas) -> None:
    """A lesson: a teacher beside a whiteboard."""
    c.wash(lighter(PALE_BLUE), SKY)
    left = c.wide * 0.2
    c.rect(left, 10, c.wide * 0.5, 40, darker(GREY, 0.1), 1)
    c.rect(left + 1, 11, c.wide * 0.5 - 2, 38, WHITE, 1)
    for at in range(5):
        tall = c.dice.uniform(6, 22)
        c.rect(
            left + 6 + at * c.wide * 0.045,
            42 - tall,
            c.wide * 0.028,
            tall,
            (BLUE, RED, GOLD, GREEN, NAVY)[at],
        )
    for at in range(4):
        c.rect(left + c.wide * 0.28, 18 + at * 6, c.wide * c.dice.uniform(0.1, 0.18), 1.2, GREY)
    people.standing(c, c.wide * 0.8, 70, 52, c.dice.choice((RED, GREEN, NAVY)))
    c.rect(0, 68, c.wide, 32, mixed(WOOD, CREAM, 0.35))
    _audience(c, ((82, 24), (102, 32)))


def stage(c: Canvas) -> None:
    """A row of people with certificates and flowers."""
    curtain = c.dice.choice((BLUE, darker(BLUE, 0.2), RED, darker(GREEN, 0.15)))
    _curtain(c, curtain, 74)
    c.rect(c.wide * 0.15, 8, c.wide * 0.7, 12, mixed(curtain, WHITE, 0.2), 1)
    c.rect(c.wide * 0.26, 11, c.wide * 0.48, 1.8, GOLD, 0.9)
    c.rect(c.wide * 0.34, 15, c.wide * 0.32, 1.4, CREAM, 0.7)
    c.rect(0, 74, c.wide, 26, darker(WOOD, 0.1))
    c.rect(0, 74, c.wide, 2, darker(WOOD, 0.4))
    count = max(3, round(c.wide / c.dice.uniform(17, 22)))
    for at in range(count):
        holds = "flowers" if (at + count) % 3 == 0 else "certificate"
        people.standing(
            c, c.wide * (at + 0.7) / (count + 0.4), 88, c.dice.uniform(52, 57), None, None, holds
        )


def signing(c: Canvas) -> None:
    """Two people sign papers at a table."""
    curtain = c.dice.choice((RED, BLUE, darker(GREEN, 0.1)))
    _curtain(c, curtain, 66)
    mid = c.wide / 2
    for side in (-1, 1):
        people.standing(c, mid + side * c.wide * 0.38, 66, 46)
        people.seated(c, mid + side * min(30, c.wide * 0.22), 66, 42, -side)
    c.rect(0, 66, c.wide, 34, darker(curtain, 0.35))
    c.rect(c.wide * 0.06, 65, c.wide * 0.88, 35, CREAM)
    c.rect(c.wide * 0.06, 65, c.wide * 0.88, 3, darker(CREAM, 0.12))
    for side in (-1, 1):
        x = mid + side * min(26, c.wide * 0.19)
        c.poly([(x - 9, 64), (x + 9, 64), (x + 11, 68), (x - 11, 68)], RED)
        c.poly([(x - 8, 64.4), (x + 8, 64.4), (x + 9.6, 67.4), (x - 9.6, 67.4)], WHITE)
        c.line([(x + 2, 66.5), (x + 5, 61)], INK, 0.7)
    c.rect(mid - 4, 60, 8, 6, PALE_BLUE, 1)
    people.bouquet(c, mid, 56, 7)


def _curtain(c: Canvas, colour: Colour, height: float) -> None:
    c.wash(colour, darker(colour, 0.2))
    fold = c.wide / 22
    for at in range(22):
        c.rect(at * fold, 0, fold * 0.45, height, darker(colour, 0.1))
    c.rect(0, 0, c.wide, 4, darker(colour, 0.35))


def _audience(c: Canvas, rows: tuple[tuple[float, float], ...]) -> None:
    for number, (y, h) in enumerate(rows):
        step = h * 0.72
        x = step * (0.15 + 0.5 * (number % 2))
        while x < c.wide + step / 2:
            people.from_behind(c, x, y, h)
            x += step


def _machine(c: Canvas, x: float, y: float, h: float) -> None:
    paint = c.dice.choice((WHITE, PALE_GREEN, CREAM))
    c.rect(x + h * 0.06, y - h * 0.3, h * 0.46, h * 0.3, darker(paint, 0.28), h * 0.02)
    c.rect(x, y - h * 0.36, h * 0.58, h * 0.08, WOOD, h * 0.02)
    c.rect(x + h * 0.1, y - h * 0.66, h * 0.38, h * 0.31, paint, h * 0.04)
    c.rect(x + h * 0.15, y - h * 0.6, h * 0.17, h * 0.14, mixed(BLUE, WHITE, 0.35), h * 0.02)
    c.disc(x + h * 0.4, y - h * 0.54, h * 0.05, NAVY)
    for at, light in enumerate((RED, GOLD, GREEN)):
        c.disc(x + h * (0.17 + at * 0.07), y - h * 0.41, h * 0.018, light)


def _room(c: Canvas, wall: Colour) -> None:
    c.wash(lighter(wall), wall)
    c.rect(0, 78, c.wide, 22, mixed(WOOD, CREAM, 0.4))
    c.rect(0, 76.5, c.wide, 1.5, darker(wall, 0.15))


def _window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x - 1.5, y - 1.5, w + 3, h + 3, WHITE)
    c.rect(x, y, w, h, PALE_BLUE)
    c.poly(
        [
            (x, y + h),
            (x, y + h * 0.7),
            (x + w * 0.4, y + h * 0.45),
            (x + w, y + h * 0.75),
            (x + w, y + h),
        ],
        GREEN,
    )
    c.rect(x + w / 2 - 0.6, y, 1.2, h, WHITE)
    c.rect(x, y + h / 2 - 0.6, w, 1.2, WHITE)


def _shelf(c: Canvas, x: float) -> None:
    for row in (14, 30):
        at = x
        while at < x + c.wide * 0.28:
            tall, thick = c.dice.uniform(8, 12), c.dice.uniform(1.6, 3)
            c.rect(
                at,
                row + 12 - tall,
                thick,
                tall,
                c.dice.choice((RED, BLUE, GREEN, GOLD, NAVY, CREAM)),
            )
            at += thick + 0.3
        c.rect(x - 2, row + 12, c.wide * 0.28 + 6, 1.6, WOOD)


def _desktop(c: Canvas, mid: float) -> None:
    c.rect(mid - 44, 68, 88, 5, WOOD, 1)
    c.rect(mid - 40, 73, 80, 27, darker(WOOD, 0.25))
    c.poly([(mid + 4, 67), (mid + 18, 67), (mid + 21, 69.5), (mid + 3, 69.5)], WHITE)


def _teapot(c: Canvas, x: float, y: float, r: float) -> None:
    c.line([(x + r, y - r * 0.3), (x + r * 1.6, y - r * 0.9)], WHITE, r * 0.28)
    c.oval(x, y - r * 0.3, r, r * 0.8, WHITE)
    c.oval(x, y - r * 0.3, r * 0.98, r * 0.22, BLUE)
    c.rect(x - r * 0.4, y - r * 1.15, r * 0.8, r * 0.2, BLUE, r * 0.1)
    c.disc(x, y - r * 1.2, r * 0.14, NAVY)
    for side in (-1, 1):
        c.oval(x + side * r * 2.1, y + r * 0.4, r * 0.42, r * 0.3, WHITE)
        c.oval(x + side * r * 2.1, y + r * 0.3, r * 0.3, r * 0.12, mixed(GOLD, BROWN, 0.4))
