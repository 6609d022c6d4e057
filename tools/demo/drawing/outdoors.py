"""Scenes in the open: rivers, homes, roads, ports, weather."""

from __future__ import annotations

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
    SKY,
    WHITE,
    WOOD,
    Canvas,
    Colour,
    darker,
    lighter,
    mixed,
)


def _sky(c: Canvas) -> Colour:
    """Wash the sheet with the sky of some hour and return its colour near the ground."""
    top, low, sun = c.dice.choice(
        (
            (PALE_BLUE, lighter(SKY), CREAM),
            (mixed(PALE_BLUE, GOLD, 0.35), mixed(CREAM, GOLD, 0.25), GOLD),
            (mixed(BLUE, CORAL, 0.45), mixed(CREAM, CORAL, 0.3), mixed(GOLD, CORAL, 0.3)),
        )
    )
    c.wash(top, low)
    c.sun(
        c.wide * c.dice.uniform(0.15, 0.85), c.dice.uniform(22, 38), c.dice.uniform(7, 11), sun, low
    )
    return low


def river(c: Canvas) -> None:
    """A winding river with a ferry and mountains."""
    low = _sky(c)
    c.hills(50, 14, mixed(low, BLUE, 0.35), 1.6)
    c.hills(56, 8, mixed(low, GREEN, 0.5), 2.4)
    c.rect(0, 60, c.wide, 40, mixed(BLUE, low, 0.35))
    for at in range(16):
        y = 62 + at * 2.3
        x = c.dice.uniform(0, c.wide)
        c.rect(x, y, c.dice.uniform(6, 24), 0.5, mixed(low, WHITE, 0.4), 0.2)
    c.poly([(0, 100), (0, 84), (c.wide * 0.3, 92), (c.wide * 0.5, 100)], DARK_GREEN)
    c.poly([(c.wide, 60), (c.wide, 70), (c.wide * 0.62, 62), (c.wide * 0.7, 60)], GREEN)
    x = c.wide * c.dice.uniform(0.45, 0.7)
    c.poly([(x - 16, 76), (x + 16, 76), (x + 11, 82), (x - 11, 82)], BROWN)
    people.standing(c, x - 5, 77, 20, RED)
    people.standing(c, x + 5, 77, 19, CREAM, SAND)
    c.line([(x + 9, 62), (x + 14, 84)], WOOD, 0.7)
    for at in range(3):
        c.tree(c.wide * (0.04 + at * 0.07), 92, c.dice.uniform(18, 28))


def house(c: Canvas) -> None:
    """A small house with a red roof among trees."""
    low = _sky(c)
    c.hills(58, 10, mixed(low, GREEN, 0.4), 2)
    c.hills(68, 5, mixed(PALE_GREEN, GREEN, 0.45), 3)
    c.rect(0, 80, c.wide, 20, mixed(GREEN, SAND, 0.35))
    x, wall = (
        c.wide * c.dice.uniform(0.35, 0.5),
        c.dice.choice((CREAM, SAND, lighter(PALE_BLUE), PALE_GREEN)),
    )
    for at in (0.08, 0.2, 0.86, 0.94):
        c.tree(c.wide * at, 84, c.dice.uniform(26, 42))
    c.rect(x - 26, 54, 58, 32, wall)
    c.poly([(x - 32, 56), (x - 22, 38), (x + 28, 38), (x + 38, 56)], mixed(RED, BROWN, 0.25))
    for at in range(12):
        c.line([(x - 26 + at * 5, 55), (x - 19 + at * 4, 39)], darker(RED, 0.25), 0.35)
    c.rect(x - 2, 62, 12, 24, darker(BLUE, 0.1))
    for at in (-20, 17):
        c.rect(x + at, 62, 11, 11, WHITE)
        c.rect(x + at + 1, 63, 9, 9, PALE_BLUE)
        c.rect(x + at + 5, 63, 0.9, 9, WHITE)
    c.poly([(x - 3, 86), (x + 11, 86), (x + 22, 100), (x - 10, 100)], SAND)
    people.standing(c, x + 26, 92, 26)
    people.standing(c, x + 36, 94, 20, GOLD)


def helmet(c: Canvas) -> None:
    """Workers in helmets before scaffolding."""
    low = _sky(c)
    c.rect(0, 82, c.wide, 18, mixed(SAND, BROWN, 0.3))
    steel = darker(BLUE, 0.15)
    left = c.wide * 0.42
    c.rect(left, 24, c.wide * 0.6, 60, mixed(low, GREY, 0.5))
    for at in range(8):
        x = left + at * c.wide * 0.085
        c.line([(x, 14), (x, 84)], steel, 0.8)
    for y in (22, 38, 54, 70):
        c.line([(left - 3, y), (c.wide, y)], steel, 1.1)
        for at in range(7):
            x = left + at * c.wide * 0.085
            c.rect(x + 2, y + 4, c.wide * 0.05, 8, mixed(PALE_BLUE, low, 0.3))
    vest = c.dice.choice((GOLD, CORAL, GREEN))
    for at in range(3):
        people.standing(
            c, c.wide * (0.14 + at * 0.15), 94 - at * 2, 58, vest, c.dice.choice((GOLD, WHITE, RED))
        )


def port(c: Canvas) -> None:
    """Cranes and containers by the water."""
    low = _sky(c)
    c.hills(56, 5, mixed(low, BLUE, 0.3), 2)
    c.rect(0, 60, c.wide, 18, mixed(BLUE, low, 0.4))
    x = c.wide * 0.62
    c.poly([(x - 34, 56), (x + 34, 56), (x + 28, 66), (x - 28, 66)], NAVY)
    c.rect(x + 12, 44, 14, 12, WHITE)
    for at in range(5):
        c.rect(x - 28 + at * 8, 49, 7, 7, c.dice.choice((RED, GOLD, GREEN, BLUE, CORAL)))
    c.rect(0, 76, c.wide, 24, GREY)
    for at in range(int(c.wide / 14) + 1):
        for row in range(c.dice.choice((1, 2, 2, 3))):
            c.rect(
                at * 14,
                78 - row * 8 + 8,
                13.2,
                7.4,
                c.dice.choice((RED, BLUE, GOLD, GREEN, CORAL, NAVY)),
            )
    for part in (0.18, 0.4):
        left = c.wide * part
        for dx in (0, 14):
            c.line([(left + dx, 92), (left + dx, 26)], RED, 1.4)
        c.line([(left - 6, 28), (left + 42, 28)], RED, 1.6)
        c.line([(left + 14, 12), (left + 42, 28)], darker(RED, 0.2), 0.6)
        c.line([(left + 14, 28), (left + 14, 12), (left - 6, 28)], darker(RED, 0.2), 0.6)
        c.line([(left + 34, 28), (left + 34, 44)], INK, 0.4)
        c.rect(left + 29, 44, 10, 5, GOLD)


def storm(c: Canvas) -> None:
    """Rain, flooded roofs, two people in a boat."""
    sky = mixed(GREY, NAVY, 0.35)
    c.wash(sky, mixed(sky, SKY, 0.4))
    c.hills(48, 7, mixed(sky, DARK_GREEN, 0.45), 2)
    for at in range(3):
        x = c.wide * (0.14 + at * 0.34)
        c.rect(x - 11, 52, 22, 14, mixed(SAND, GREY, 0.5))
        c.poly([(x - 15, 54), (x, 40), (x + 15, 54)], mixed(RED, GREY, 0.35))
    c.rect(0, 60, c.wide, 40, mixed(BROWN, GREY, 0.55))
    for at in range(14):
        c.rect(
            c.dice.uniform(0, c.wide),
            62 + at * 2.6,
            c.dice.uniform(8, 26),
            0.6,
            mixed(SAND, GREY, 0.4),
            0.3,
        )
    x = c.wide * c.dice.uniform(0.4, 0.6)
    for side, coat in ((-8, GOLD), (8, CORAL)):
        people.standing(c, x + side, 85, 34, coat, coat)
    c.poly([(x - 26, 78), (x + 26, 78), (x + 19, 90), (x - 19, 90)], BLUE)
    for at in (-14, -4, 6):
        c.rect(x + at, 72, 8, 7, c.dice.choice((SAND, RED, WOOD)))
    for _ in range(130):
        rain_x, rain_y = c.dice.uniform(0, c.wide + 10), c.dice.uniform(-4, 96)
        c.line([(rain_x, rain_y), (rain_x - 2, rain_y + 6)], mixed(sky, WHITE, 0.45), 0.22)


def bus(c: Canvas) -> None:
    """A coach on a mountain road."""
    low = _sky(c)
    c.hills(52, 14, mixed(low, BLUE, 0.4), 1.7)
    c.hills(64, 8, mixed(GREEN, low, 0.25), 2.2)
    c.poly([(0, 88), (c.wide, 76), (c.wide, 100), (0, 100)], darker(GREY, 0.3))
    for at in range(7):
        x = at * c.wide / 6
        c.poly([(x, 94 - at), (x + 9, 93 - at), (x + 9, 94.4 - at), (x, 95.4 - at)], CREAM)
    x, paint = c.wide * 0.5, c.dice.choice((BLUE, RED, GREEN))
    c.rect(x - 36, 50, 72, 34, paint, 5)
    c.rect(x - 36, 66, 72, 5, CREAM)
    for at in range(6):
        c.rect(x - 31 + at * 10, 55, 8, 9, lighter(PALE_BLUE), 1)
        people.head(c, x - 27 + at * 10, 61, 2.4)
    c.rect(x + 29, 55, 7, 13, lighter(PALE_BLUE), 1)
    c.disc(x + 34, 76, 1.6, GOLD)
    for at in (-22, 22):
        c.disc(x + at, 84, 6, INK)
        c.disc(x + at, 84, 2.6, GREY)
    c.tree(c.wide * 0.08, 86, 34)
    c.tree(c.wide * 0.93, 78, 30)


def market(c: Canvas) -> None:
    """A stall under a striped awning."""
    c.wash(lighter(SAND, 0.5), lighter(PALE_GREEN))
    c.rect(0, 84, c.wide, 16, mixed(SAND, BROWN, 0.25))
    left, w, stripe = c.wide * 0.08, c.wide * 0.84, c.dice.choice((RED, GREEN, BLUE))
    for x in (left + 2, left + w - 4):
        c.rect(x, 24, 2, 62, BROWN)
    for at in range(4):
        people.standing(c, left + w * (0.2 + at * 0.2), 86, 50, None, SAND if at % 2 else None)
    for at in range(14):
        x = left + at * w / 14
        fill = stripe if at % 2 else CREAM
        c.poly([(x + w * 0.01, 12), (x + w / 14, 12), (x + w / 14, 30), (x, 30)], fill)
        c.disc(x + w / 28, 30, w / 28, fill)
    c.rect(left, 62, w, 5, WOOD)
    c.rect(left, 67, w, 22, darker(WOOD, 0.25))
    for at in range(7):
        x = left + 2 + at * w / 7
        c.poly([(x, 56), (x + w / 8, 56), (x + w / 9, 63), (x + 1, 63)], darker(WOOD, 0.05))
        fruit = c.dice.choice((RED, GOLD, GREEN, CORAL, DARK_GREEN))
        for step in range(5):
            c.disc(x + 1.6 + step * w / 48, 55 - step % 2 * 1.6, w / 60 + 0.6, fruit)


def lantern(c: Canvas) -> None:
    """Star lanterns under a full moon."""
    night = c.dice.choice((NAVY, darker(BLUE, 0.35), mixed(NAVY, RED, 0.15)))
    c.wash(darker(night, 0.25), mixed(night, BLUE, 0.35))
    c.sun(c.wide * c.dice.uniform(0.25, 0.75), 26, 14, mixed(CREAM, GOLD, 0.25), night)
    for _ in range(40):
        c.disc(c.dice.uniform(0, c.wide), c.dice.uniform(0, 60), 0.3, CREAM)
    c.hills(84, 5, darker(night, 0.4), 2)
    count = max(4, round(c.wide / 22))
    for at in range(count):
        x, y = c.wide * (at + 0.5) / count, c.dice.uniform(44, 60)
        glow = c.dice.choice((RED, GOLD, CORAL, (96, 170, 120), PALE_BLUE))
        c.line([(x, y), (x + 2, 84)], WOOD, 0.6)
        c.disc(x, y, 8.4, mixed(glow, night, 0.7))
        c.star(x, y, 7.4, glow)
        c.star(x, y, 3.6, lighter(glow, 0.6))
        people.from_behind(c, x + 3, 100, 20, darker(night, 0.5))


def pitch(c: Canvas) -> None:
    """A football pitch from above."""
    grass = mixed(GREEN, PALE_GREEN, 0.25)
    c.wash(grass, grass)
    for at in range(0, 10, 2):
        c.rect(at * c.wide / 10, 0, c.wide / 10, 100, darker(grass, 0.08))
    edge = 6.0
    for x, y, w, h in (
        (edge, edge, c.wide - 2 * edge, 0.7),
        (edge, 94, c.wide - 2 * edge, 0.7),
        (edge, edge, 0.7, 88),
        (c.wide - edge, edge, 0.7, 88.7),
        (c.wide / 2, edge, 0.7, 88),
    ):
        c.rect(x, y, w, h, WHITE)
    c.disc(c.wide / 2, 50, 14, WHITE)
    c.disc(c.wide / 2, 50, 13.3, grass)
    c.rect(c.wide / 2, 30, 0.7, 40, WHITE)
    for left in (edge, c.wide - edge - 18):
        c.rect(left, 28, 18, 44, WHITE)
        c.rect(left + 0.7, 28.7, 16.6, 42.6, grass)
    for team in (RED, GOLD):
        for _ in range(9):
            x, y = c.dice.uniform(10, c.wide - 10), c.dice.uniform(10, 90)
            c.oval(x + 2, y + 2.4, 4.4, 3.4, darker(grass, 0.3))
            c.oval(x, y, 4.8, 3.3, team)
            c.disc(x, y, 2.1, INK)
    x = c.wide * c.dice.uniform(0.4, 0.6)
    c.disc(x, 48, 1.3, WHITE)
