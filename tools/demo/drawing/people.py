"""People without features, in simple postures."""

from __future__ import annotations

from tools.demo.drawing.canvas import (
    CREAM,
    GOLD,
    GREY,
    HAIRS,
    NAVY,
    RED,
    SHIRTS,
    SKINS,
    WHITE,
    Canvas,
    Colour,
    darker,
)


def from_behind(c: Canvas, x: float, y: float, h: float, shirt: Colour | None = None) -> None:
    """Draw head and shoulders, seen from behind, of somebody whose shoulders reach down to *y*."""
    dice = c.dice
    top = shirt or dice.choice(SHIRTS)
    hair = dice.choice((*HAIRS, GREY)) if dice.random() < 0.9 else HAIRS[0]
    c.rect(x - h * 0.05, y - h * 0.5, h * 0.1, h * 0.2, darker(dice.choice(SKINS), 0.1))
    c.rect(x - h * 0.3, y - h * 0.42, h * 0.6, h * 0.6, top, h * 0.2)
    c.oval(x, y - h * 0.66, h * 0.15, h * 0.19, hair)
    if dice.random() < 0.4:
        c.oval(x, y - h * 0.48, h * 0.12, h * 0.16, hair)
    c.line([(x, y - h * 0.36), (x, y)], darker(top, 0.12), h * 0.012)


def head(c: Canvas, x: float, y: float, r: float, cap: Colour | None = None) -> None:
    """Draw a head around *x*, *y*; with a *cap*, one for work."""
    dice = c.dice
    skin, hair = dice.choice(SKINS), dice.choice(HAIRS)
    long = dice.random() < 0.45
    if long:
        c.rect(x - r * 1.08, y - r * 0.5, r * 2.16, r * 2.0, hair, r * 0.9)
    c.rect(x - r * 0.34, y + r * 0.6, r * 0.68, r * 0.9, darker(skin, 0.08))
    c.oval(x, y, r * 0.86, r * 1.06, skin)
    c.slice(x, y - r * 0.12, r * 1.02, 178, 362, hair)
    if cap:
        c.slice(x, y - r * 0.22, r * 1.14, 180, 360, cap)
        c.rect(x - r * 1.3, y - r * 0.34, r * 2.6, r * 0.26, darker(cap, 0.15), r * 0.12)


def standing(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    shirt: Colour | None = None,
    cap: Colour | None = None,
    holds: str = "",
) -> None:
    """Draw somebody who stands at *x*, *y*. *holds*: ``certificate``, ``flowers``, ``ball`` or nothing."""
    dice = c.dice
    top = shirt or dice.choice(SHIRTS)
    trousers = dice.choice((NAVY, darker(NAVY, 0.3), darker(GREY, 0.4)))
    skin = dice.choice(SKINS)
    dress = not cap and dice.random() < 0.3
    if dress:
        c.poly(
            [
                (x - h * 0.1, y - h * 0.55),
                (x + h * 0.1, y - h * 0.55),
                (x + h * 0.16, y - h * 0.06),
                (x - h * 0.16, y - h * 0.06),
            ],
            top,
        )
        for side in (-1, 1):
            c.rect(x + side * h * 0.06 - h * 0.03, y - h * 0.07, h * 0.06, h * 0.06, WHITE)
    else:
        for side in (-1, 1):
            c.rect(
                x + side * h * 0.065 - h * 0.055,
                y - h * 0.47,
                h * 0.11,
                h * 0.46,
                trousers,
                h * 0.02,
            )
            c.oval(x + side * h * 0.08, y - h * 0.012, h * 0.075, h * 0.022, darker(NAVY, 0.6))
    c.rect(x - h * 0.145, y - h * 0.8, h * 0.29, h * 0.37, top, h * 0.06)
    hand = (h * 0.07, y - h * 0.56) if holds else (h * 0.17, y - h * 0.47)
    for side in (-1, 1):
        elbow = (x + side * h * 0.19, y - h * 0.6)
        at = (x + side * hand[0], hand[1])
        c.line([(x + side * h * 0.12, y - h * 0.75), elbow, at], darker(top, 0.1), h * 0.07)
        c.disc(*at, h * 0.032, skin)
    if holds == "certificate":
        c.rect(x - h * 0.14, y - h * 0.7, h * 0.28, h * 0.19, GOLD)
        c.rect(x - h * 0.12, y - h * 0.68, h * 0.24, h * 0.15, CREAM)
        c.rect(x - h * 0.07, y - h * 0.65, h * 0.14, h * 0.015, RED)
        c.rect(x - h * 0.09, y - h * 0.61, h * 0.18, h * 0.01, GREY)
    elif holds == "flowers":
        bouquet(c, x, y - h * 0.6, h * 0.17)
    head(c, x, y - h * 0.9, h * 0.075, cap)


def seated(c: Canvas, x: float, y: float, h: float, side: int, cap: Colour | None = None) -> None:
    """Draw somebody at a table whose edge is at *y*, leaning to the *side*: -1 left, 1 right."""
    top = c.dice.choice(SHIRTS)
    c.rect(x - h * 0.22, y - h * 0.55, h * 0.44, h * 0.7, top, h * 0.12)
    c.poly(
        [(x - h * 0.05, y - h * 0.55), (x + h * 0.05, y - h * 0.55), (x, y - h * 0.42)],
        darker(top, 0.25),
    )
    skin = c.dice.choice(SKINS)
    reach = (x + side * h * 0.34, y - h * 0.02)
    c.line(
        [(x + side * h * 0.16, y - h * 0.45), (x + side * h * 0.26, y - h * 0.16), reach],
        darker(top, 0.12),
        h * 0.11,
    )
    c.disc(*reach, h * 0.055, skin)
    head(c, x, y - h * 0.78, h * 0.15, cap)


def bouquet(c: Canvas, x: float, y: float, r: float) -> None:
    """Draw a bunch of flowers around *x*, *y*."""
    c.poly([(x - r * 0.7, y), (x + r * 0.7, y), (x, y + r * 1.2)], darker(CREAM, 0.12))
    for at in range(9):
        dx, dy = (at % 3 - 1) * r * 0.5, (at // 3 - 2) * r * 0.38
        c.disc(x + dx, y + dy, r * 0.3, c.dice.choice((RED, GOLD, WHITE, (222, 140, 160))))
