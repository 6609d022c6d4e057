"""Pictures for the story of the retirees' Tết gathering."""

from __future__ import annotations

from ..clothes import Wear
from ..draw import (
    Frame,
    Point,
    box,
    cast,
    drum_rings,
    fill,
    form,
    frieze,
    hatched,
    inside,
    limb,
    line,
    oval,
    polygon,
    sheet,
    smooth,
)
from ..figures import Arm, arm_of, person, side_person
from ..flowers import blossom, twig
from ..hair import Face
from ..palette import (
    BLOSSOM,
    BLUE,
    CORAL,
    DEEP,
    GOLD,
    GREEN,
    GREY_HAIR,
    HAIR,
    INK,
    LEAF,
    MIST,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKIN_1,
    SKIN_2,
    SKIN_3,
    SKIN_4,
    SKY,
    STRAW,
    WHITE_HAIR,
    WOOD,
    mix,
    shade_of,
)
from ..props import cup, envelope, lectern, rice_cake, teapot, vase


def _sweets(f: Frame) -> str:
    """Return a round lacquer tray of Tết sweets seen from a low angle."""
    out = [cast(oval(*f.at(20, 16), 210 * f.s, 40 * f.s), 0.2)]
    out.append(fill(oval(*f.at(0, 14), 196 * f.s, 46 * f.s), shade_of(RED, 0.4)))
    out.append(fill(oval(*f.at(0, 0), 196 * f.s, 46 * f.s), RED))
    out.append(line(oval(*f.at(0, 0), 184 * f.s, 41 * f.s), GOLD, 3 * f.s))
    heaps = (
        (-112, 4, STRAW),
        (-44, -16, CORAL),
        (48, -16, PAPER),
        (114, 4, GOLD),
        (0, 18, mix(GREEN, SAGE, 0.4)),
    )
    for x, y, tone in heaps:
        for k, (dx, dy) in enumerate(((-30, 0), (0, 5), (30, 0), (-16, -14), (16, -14), (0, -26))):
            d = oval(*f.at(x + dx, y + dy - 8), 20 * f.s, 13 * f.s)
            out.append(form(d, tone if k % 2 else mix(tone, PAPER, 0.25), 6 * f.s))
    return "".join(out)


def tra_xuan() -> str:
    """Two elders over tea and sweets beneath peach blossom."""
    wall = mix(STRAW, PAPER, 0.35)
    out = [
        fill(box(0, 0, 1200, 800), wall),
        fill(oval(600, 350, 330), mix(CORAL, RED, 0.35)),
        drum_rings(600, 350, 318, mix(CORAL, STRAW, 0.35), 2.4, 0.75),
    ]
    left = Frame(276, 318, 1.62, 5)
    right = Frame(928, 330, 1.58, -4)
    man = Face(skin=SKIN_3, hair=WHITE_HAIR, style="thin", glasses=True)
    woman = Face(skin=SKIN_1, hair=GREY_HAIR, style="bun")
    man_wear, woman_wear = Wear("aodai", DEEP, pattern=True), Wear("aodai", RED, pattern=True)
    out.append(
        person(
            left,
            man,
            man_wear,
            0.7,
            "front",
            (Arm((-106, 232), (-30, 296), "none"), None),
            nod=(12, 8, 5),
        )
    )
    out.append(
        person(
            right,
            woman,
            woman_wear,
            -0.75,
            "front",
            (None, Arm((104, 232), (40, 300), "none")),
            nod=(-14, 8, -6),
            slim=True,
        )
    )
    table = smooth([(-20, 640, 1), (600, 622), (1220, 640, 1), (1220, 820, 1), (-20, 820, 1)])
    out.append(
        fill(table, WOOD)
        + inside(
            table,
            fill(
                polygon([(300, 600), (760, 600), (1000, 830), (400, 830)]), mix(WOOD, STRAW, 0.25)
            ),
            hatched(box(0, 600, 1200, 220), mix(WOOD, INK, 0.25), 11, 1.2, 3, 0.5),
        )
    )
    runner = polygon([(330, 629), (870, 629), (1010, 820), (190, 820)])
    out.append(fill(runner, mix(RED, INK, 0.12)) + inside(runner, frieze(120, 742, 960, 50, GOLD)))
    out.append(_sweets(Frame(610, 690, 1.0)))
    out.append(teapot(Frame(150, 766, 1.05)))
    out.append(cup(Frame(846, 748, 1.25)) + cup(Frame(990, 700, 1.0)))
    out.append(arm_of(left, man_wear, man, Arm((104, 214), (150, 142), "none"), (65, 124)))
    hx, hy = left.at(150, 142)
    out.append(_hand_with_cup(Frame(hx, hy, 1.62, -64), man.skin))
    out.append(
        arm_of(
            right,
            woman_wear,
            woman,
            Arm((-108, 214), (-168, 228), "rest", aim=188, flip=True),
            (-56, 124),
        )
    )
    branch: list[Point] = [(1230, 40), (1080, 74), (900, 60), (740, 104), (600, 96), (470, 130)]
    out.append(twig([(1080, 74), (1010, 150), (1020, 214)], 12, 8, 9, 15))
    out.append(twig([(900, 60), (830, 20), (760, 24), (690, -6)], 13, 12, 14, 16))
    out.append(twig([(740, 104), (690, 160), (620, 176)], 10, 5, 13, 16))
    out.append(twig(branch, 26, 21, 46, 18))
    for x, y, r in ((300, 772, 9), (720, 764, 10), (1090, 756, 11)):
        out.append(fill(limb([(x - r, y), (x, y - 3), (x + r, y + 2)], [2, r, 2]), BLOSSOM))
    return sheet(1200, 800, *out)


def _hand_with_cup(f: Frame, skin: str) -> str:
    palm = smooth(f((-10, -13), (10, -19), (26, -16), (30, 4), (24, 17), (-8, 13)))
    out = [form(palm, skin, 5 * f.s)]
    for y, reach in ((-8, 70), (4, 72), (15, 66)):
        out.append(
            form(
                limb(f((18, y * 0.8), (44, y + 9), (reach, y - 4)), [13 * f.s, 12 * f.s, 9 * f.s]),
                skin,
                3 * f.s,
            )
        )
    foot_x, foot_y = f.at(52, -18)
    out.append(cup(Frame(foot_x + 6, foot_y + 30, 1.3), stands=False))
    out.append(
        form(limb(f((6, -10), (28, -34), (50, -36)), [16 * f.s, 13 * f.s, 10 * f.s]), skin, 3 * f.s)
    )
    return "".join(out)


def phat_bieu() -> str:
    """A speaker at a lectern, over the shoulders of the audience."""
    out = [
        fill(box(0, 0, 1200, 800), DEEP),
        fill(polygon([(0, 0), (150, 0), (150, 560), (0, 620)]), mix(DEEP, INK, 0.4)),
        fill(polygon([(1050, 0), (1200, 0), (1200, 620), (1050, 560)]), mix(DEEP, INK, 0.55)),
    ]
    for k in range(4):
        out.append(line(f"M{36 + k * 32} 0V{612 - k * 14}", mix(DEEP, BLUE, 0.5), 3))
        out.append(line(f"M{1164 - k * 32} 0V{612 - k * 14}", mix(DEEP, INK, 0.25), 3))
    screen = box(218, 60, 610, 360)
    out.append(fill(box(206, 48, 634, 384), INK) + fill(screen, MIST))
    out.append(
        inside(
            screen,
            fill(oval(400, 250, 118), STRAW),
            drum_rings(400, 250, 108, mix(GOLD, STRAW, 0.3), 1.8),
            fill(
                smooth(
                    [
                        (200, 380),
                        (320, 320),
                        (430, 350),
                        (560, 290),
                        (700, 340),
                        (840, 280),
                        (840, 440),
                        (200, 440),
                    ]
                ),
                mix(BLUE, SKY, 0.35),
            ),
            fill(
                smooth([(200, 410), (380, 370), (600, 396), (840, 350), (840, 440), (200, 440)]),
                BLUE,
            ),
        )
    )
    for k, w in enumerate((190, 230, 150)):
        out.append(fill(box(562, 130 + k * 34, w, 12, 6), (RED, DEEP, DEEP)[k]))
    out.append(
        fill(polygon([(0, 560), (1200, 560), (1200, 800), (0, 800)]), mix(WOOD, INK, 0.35))
        + fill(box(0, 552, 1200, 16), WOOD)
    )
    out.append(frieze(0, 572, 1200, 44, mix(WOOD, STRAW, 0.25), 0.7))
    out.append(fill(polygon([(842, 0), (900, 0), (1130, 556), (850, 556)]), PAPER, 0.13))
    sx = Frame(972, 236, 0.86)
    face, wear = (
        Face(skin=SKIN_2, hair=GREY_HAIR, style="thin", glasses=True),
        Wear("suit", BLUE, tie=RED),
    )
    out.append(person(sx, face, wear, -0.6, "front", (None, None), nod=(-4, 2, -3)))
    out.append(lectern(Frame(972, 596, 0.7), WOOD))
    out.append(
        arm_of(
            sx, wear, face, Arm((-124, 206), (-168, 128), "open", aim=-112, flip=True), (-65, 124)
        )
    )
    out.append(
        arm_of(sx, wear, face, Arm((116, 206), (62, 164), "rest", aim=186, flip=True), (65, 124))
    )
    for x, y, r, c in (
        (1078, 580, 24, CORAL),
        (1112, 590, 22, STRAW),
        (1052, 594, 18, PAPER),
        (1094, 602, 22, RED),
        (1134, 604, 17, CORAL),
    ):
        out.append(form(oval(x, y - 20, r), c, 7))
    for x, h in ((1046, 40), (1150, 44), (1090, 66), (1126, 62)):
        out.append(
            fill(
                limb([(1098, 606), (x, 606 - h), (x + (x - 1098) * 0.5, 596 - h)], [6, 15, 2]),
                GREEN,
            )
        )
    rows = (
        (
            0.84,
            556,
            (
                (104, "short", HAIR, SKIN_3, BLUE),
                (330, "bun", WHITE_HAIR, SKIN_1, CORAL),
                (566, "bald", WHITE_HAIR, SKIN_3, mix(GREEN, DEEP, 0.3)),
                (792, "bob", HAIR, SKIN_2, STRAW),
            ),
        ),
        (
            1.26,
            660,
            (
                (-10, "bob", HAIR, SKIN_2, STRAW),
                (214, "thin", WHITE_HAIR, SKIN_3, mix(DEEP, BLUE, 0.4)),
                (448, "bun", GREY_HAIR, SKIN_1, RED),
                (690, "thin", GREY_HAIR, SKIN_4, PAPER),
                (914, "bun", WHITE_HAIR, SKIN_2, mix(GREEN, SAGE, 0.2)),
                (1140, "short", GREY_HAIR, SKIN_3, BLUE),
            ),
        ),
    )
    for scale, y, seats in rows:
        for i, (x, style, hair, skin, top) in enumerate(seats):
            f = Frame(x, y + (i % 3 - 1) * 12 * scale, scale)
            nod = ((i % 3 - 1) * 5.0, 0.0, (i % 3 - 1) * 5.0)
            out.append(
                person(
                    f,
                    Face(skin=skin, hair=hair, style=style),
                    Wear("shirt", top),
                    view="back",
                    arms=(None, None),
                    nod=nod,
                    slim=style in {"bun", "bob"},
                )
            )
    return sheet(1200, 800, *out)


def hoa_dao() -> str:
    """Still life for Tết: peach blossom, red envelopes, rice cakes."""
    out = [
        fill(box(0, 0, 900, 1200), mix(SAGE, PAPER, 0.35)),
        fill(oval(470, 430, 372), mix(STRAW, PAPER, 0.3)),
    ]
    out.append(drum_rings(470, 430, 356, mix(GOLD, STRAW, 0.5), 2, 0.6))
    cloth = polygon([(0, 900), (900, 868), (900, 1200), (0, 1200)])
    out.append(
        fill(cloth, RED)
        + inside(
            cloth,
            fill(
                polygon([(0, 900), (330, 888), (900, 1120), (900, 1200), (0, 1200)]),
                mix(RED, CORAL, 0.28),
            ),
            f'<g transform="rotate(-2 450 1150)">{frieze(-40, 1128, 980, 56, GOLD)}</g>',
        )
    )
    out.append(cast(smooth([(320, 982), (420, 960), (860, 1010), (840, 1036), (420, 1010)]), 0.22))
    trunk: list[Point] = [
        (318, 690),
        (322, 590),
        (286, 480),
        (340, 370),
        (446, 300),
        (520, 190),
        (640, 120),
    ]
    out.append(twig([(286, 480), (210, 420), (150, 330), (160, 240)], 15, 4, 20, 23))
    out.append(twig([(340, 370), (330, 280), (260, 190), (276, 110)], 14, 9, 22, 24))
    out.append(twig([(446, 300), (560, 310), (660, 270), (770, 290)], 14, 14, 24, 24))
    out.append(twig([(520, 190), (500, 120), (540, 50)], 11, 33, 12, 22))
    out.append(twig([(322, 590), (420, 520), (540, 500), (610, 440)], 14, 18, 20, 23))
    out.append(twig(trunk, 34, 2, 34, 25))
    out.append(vase(Frame(320, 984, 1.0)))
    out.append(cast(polygon([(470, 1062), (640, 990), (850, 1040), (700, 1110)]), 0.2))
    out.append(rice_cake(Frame(690, 1020, 1.25)) + rice_cake(Frame(680, 946, 1.12)))
    out.append(
        envelope(Frame(130, 1060, 1, -38))
        + envelope(Frame(196, 1046, 1, -14))
        + envelope(Frame(264, 1066, 1, 14), colour=mix(RED, CORAL, 0.35))
    )
    for x, y, r in ((420, 1064, 22), (84, 948, 18), (470, 1110, 20), (820, 1118, 22)):
        out.append(cast(oval(x + 5, y + 6, r * 0.9), 0.18) + blossom(x, y, r, BLOSSOM, 20))
    for x, y in ((372, 1040), (520, 1056), (560, 1120), (60, 1000)):
        out.append(fill(limb([(x - 9, y), (x, y - 4), (x + 9, y + 2)], [2, 11, 2]), BLOSSOM))
    return sheet(900, 1200, *out)


def tro_chuyen() -> str:
    """Two elders walk and talk beneath a great tree."""
    out = [fill(box(0, 0, 1000, 1000), mix(SKY, PAPER, 0.5))]
    out.append(
        fill(
            smooth(
                [
                    (-20, 560),
                    (160, 500),
                    (340, 540),
                    (560, 480),
                    (780, 530),
                    (1020, 470),
                    (1020, 800),
                    (-20, 800),
                ]
            ),
            mix(SAGE, SKY, 0.35),
        )
    )
    for x, h in ((560, 60), (612, 96), (690, 70), (752, 120), (820, 84), (900, 64)):
        out.append(fill(box(x, 556 - h, 50, h + 60), mix(SKY, PAPER, 0.2)))
    out.append(
        fill(
            smooth([(-20, 600, 1), (500, 590), (1020, 604, 1), (1020, 720, 1), (-20, 720, 1)]),
            mix(SAGE, GREEN, 0.3),
        )
    )
    ground = box(0, 660, 1000, 340)
    out.append(
        fill(ground, SAGE)
        + fill(
            smooth(
                [
                    (-20, 800, 1),
                    (400, 760),
                    (1020, 742, 1),
                    (1020, 900, 1),
                    (500, 940),
                    (-20, 990, 1),
                ]
            ),
            SAND,
        )
    )
    shade = smooth(
        [
            (-20, 760),
            (200, 730),
            (520, 748),
            (760, 770),
            (900, 812),
            (840, 860),
            (520, 890),
            (240, 930),
            (-20, 930),
        ]
    )
    out.append(fill(shade, DEEP, 0.13))
    trunk = smooth(
        [
            (150, 800, 1),
            (196, 740),
            (214, 600),
            (196, 440),
            (150, 300, 1),
            (380, 300, 1),
            (326, 400),
            (306, 540),
            (318, 700),
            (352, 770),
            (404, 800, 1),
            (330, 790),
            (300, 812, 1),
            (262, 780),
            (220, 816, 1),
        ]
    )
    bark = mix(WOOD, INK, 0.35)
    crowns = (
        (
            smooth(
                [
                    (-60, 330),
                    (-40, 180),
                    (80, 60),
                    (220, 20),
                    (380, -40),
                    (560, -20),
                    (700, 60),
                    (800, 150),
                    (860, 280),
                    (800, 370),
                    (680, 380),
                    (560, 350),
                    (480, 390),
                    (360, 360),
                    (260, 400),
                    (120, 380),
                    (20, 400),
                ]
            ),
            LEAF,
        ),
        (
            smooth(
                [
                    (-60, 240),
                    (-20, 90),
                    (120, 20),
                    (260, -30),
                    (420, -50),
                    (600, -10),
                    (720, 100),
                    (700, 200),
                    (600, 240),
                    (480, 220),
                    (400, 280),
                    (260, 240),
                    (150, 300),
                    (40, 280),
                ]
            ),
            GREEN,
        ),
        (
            smooth(
                [
                    (-40, 130),
                    (60, 20),
                    (240, -40),
                    (440, -50),
                    (560, 20),
                    (540, 100),
                    (420, 120),
                    (320, 160),
                    (210, 130),
                    (100, 190),
                    (0, 180),
                ]
            ),
            mix(GREEN, SAGE, 0.35),
        ),
    )
    roots = "".join(
        line(
            smooth([(x, 360), (x + k, 480), (x - k, 600 + 8 * k)], False), mix(bark, SAND, 0.2), 3.5
        )
        for x, k in ((420, 6), (450, -5), (500, 8), (120, 5), (96, -4))
    )
    out.append(fill(crowns[0][0], crowns[0][1]) + roots + form(trunk, bark, 34, hatch=22, rise=0))
    front = smooth(
        [
            (-60, 330),
            (40, 200),
            (180, 200),
            (300, 200),
            (420, 200),
            (560, 200),
            (660, 320),
            (560, 350),
            (480, 372),
            (360, 340),
            (260, 380),
            (120, 360),
            (20, 380),
        ]
    )
    out += [
        fill(front, LEAF),
        fill(crowns[1][0], crowns[1][1]),
        hatched(crowns[1][0], mix(GREEN, DEEP, 0.35), 12, 1.4, 45, 0.35),
        fill(crowns[2][0], crowns[2][1]),
    ]
    leaves = []
    for i in range(64):
        x, y = -10 + (i * 137) % 760, (i * 89) % 300
        t = (i % 5) * 0.5
        leaves.append(
            fill(
                limb([(x, y), (x + 12, y + 5 * t - 6), (x + 26, y + 8 * t - 8)], [2, 11, 1]),
                (SAGE, LEAF, mix(GREEN, STRAW, 0.4))[i % 3],
            )
        )
    out.append(inside(crowns[1][0], *leaves))
    bench = [
        form(box(470, 672, 190, 14), WOOD, 4),
        form(box(470, 632, 190, 12), WOOD, 4),
        fill(box(486, 632, 9, 104), mix(WOOD, INK, 0.5)),
        fill(box(636, 632, 9, 104), mix(WOOD, INK, 0.5)),
    ]
    out += bench
    shadows = [
        smooth([(fx - 50, 958), (fx + 40, 944), (fx + w, 984), (fx + w - 60, 1000)])
        for fx, w in ((560, 240), (780, 230))
    ]
    out.append(cast("".join(shadows), 0.2))
    a, b = Frame(548, 396, 0.86, 1), Frame(772, 424, 0.82)
    man, lady = (
        Face(skin=SKIN_3, hair=WHITE_HAIR, style="thin", glasses=True),
        Face(skin=SKIN_1, hair=GREY_HAIR, style="bun"),
    )
    out.append(
        person(
            b,
            lady,
            Wear("blouse", CORAL, legs=INK, shoes=WOOD),
            -0.9,
            "front",
            (
                Arm((-98, 206), (-34, 262), "rest", aim=20),
                Arm((98, 206), (30, 270), "rest", aim=165, flip=True),
            ),
            (((-30, 482), (-44, 622)), ((30, 470), (26, 604))),
            nod=(-10, 2, -5),
            slim=True,
        )
    )
    out.append(
        side_person(
            a,
            man,
            Wear("cardigan", BLUE, under=PAPER, legs=mix(SAND, WOOD, 0.4), shoes=WOOD),
            Arm((34, 226), (112, 182), "open", aim=-30),
            None,
            (((48, 474), (66, 626)), ((-4, 490), (-66, 622))),
            nod=(4, 4, 3),
        )
    )
    return sheet(1000, 1000, *out)
