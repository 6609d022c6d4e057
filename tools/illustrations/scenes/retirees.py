"""Pictures for the story of the retirees' liaison committee."""

from __future__ import annotations

from ..clothes import Wear
from ..draw import (
    Frame,
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
    sheet,
    smooth,
)
from ..figures import DOWN_L, DOWN_R, Arm, arm_of, person, side_person
from ..flowers import kumquat, plant
from ..hair import Face
from ..palette import (
    BLUE,
    CORAL,
    DEEP,
    GOLD,
    GREEN,
    GREY_HAIR,
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
from ..props import cup, teapot, window


def _lattice(
    x0: float,
    x1: float,
    top: float,
    foot: float,
    bays: int,
    colour: str,
    w: float,
    pinch: float = 0.0,
) -> str:
    out = []
    for i in range(bays + 1):
        t = i / bays
        y = top + (foot - top) * t
        k = pinch * (1 - t)
        a, b = x0 + (x1 - x0) * k, x1 - (x1 - x0) * k
        out.append(line(f"M{a:.1f} {y:.1f}H{b:.1f}", colour, w * 0.7))
        if i < bays:
            y2 = top + (foot - top) * (i + 1) / bays
            k2 = pinch * (1 - (i + 1) / bays)
            c, e = x0 + (x1 - x0) * k2, x1 - (x1 - x0) * k2
            out.append(
                line(
                    f"M{a:.1f} {y:.1f}L{e:.1f} {y2:.1f}M{b:.1f} {y:.1f}L{c:.1f} {y2:.1f}",
                    colour,
                    w * 0.6,
                )
            )
    k = pinch
    a, b = x0 + (x1 - x0) * k, x1 - (x1 - x0) * k
    out.append(line(f"M{a:.1f} {top}L{x0} {foot}", mix(colour, CORAL, 0.55), w))
    out.append(line(f"M{b:.1f} {top}L{x1} {foot}", colour, w))
    return "".join(out)


def _rig() -> str:
    steel, lit = mix(DEEP, INK, 0.25), mix(DEEP, CORAL, 0.5)
    out = [
        _lattice(x - 19, x + 19, 128 if x != 850 else 150, 540, 11, steel, 5)
        for x in (675, 850, 1030)
    ]
    hull = polygon([(612, 338), (1092, 338), (1078, 396), (640, 396)])
    out.append(form(hull, steel, 6, mix(INK, DEEP, 0.3)))
    out.append(fill(box(612, 332, 480, 8), lit))
    out.append(fill(polygon([(545, 300), (668, 300), (640, 316), (566, 316)]), steel))
    out.append(fill(box(545, 296, 123, 5), lit))
    out.append(line("M580 316L640 352M632 316V345", steel, 5))
    for x, y, w, h in (
        (700, 284, 78, 48),
        (706, 246, 58, 38),
        (925, 288, 64, 44),
        (1056, 300, 34, 32),
        (884, 306, 34, 26),
    ):
        out.append(form(box(x, y, w, h), mix(steel, BLUE, 0.25), 12, steel, rise=0))
        out.append(fill(box(x, y, 5, h), lit))
    for x, y in (
        (714, 298),
        (734, 298),
        (754, 298),
        (714, 314),
        (754, 314),
        (720, 260),
        (740, 260),
        (940, 304),
        (962, 304),
    ):
        out.append(fill(box(x, y, 9, 7), STRAW))
    out.append(_lattice(788, 886, 66, 334, 8, steel, 5, 0.36))
    out.append(fill(box(820, 58, 34, 10), steel))
    out.append(line("M838 58V34", steel, 4) + fill(oval(838, 30, 5), RED))
    out.append(
        line("M960 288V250L1118 158", steel, 7)
        + line("M960 250L1118 158M960 236L1118 158", steel, 3)
    )
    out.append(line("M1118 158V262", steel, 2.5) + fill(box(1111, 258, 14, 18), RED))
    out.append(line("M640 370L506 246M640 392L506 246", steel, 4))
    flame = smooth([(506, 246, 1), (494, 226), (503, 208), (498, 188, 1), (520, 210), (520, 232)])
    out.append(
        fill(flame, CORAL)
        + fill(smooth([(507, 244, 1), (502, 228), (509, 214, 1), (514, 230)]), STRAW)
    )
    return "".join(out)


def gian_khoan() -> str:
    """A rig at dawn, watched by elders on the shore."""
    sky = [fill(box(0, 0, 1200, 520), mix(SKY, DEEP, 0.1))]
    for r, tone in (
        (640, mix(SKY, PAPER, 0.15)),
        (500, MIST),
        (372, mix(SAND, MIST, 0.3)),
        (252, STRAW),
        (160, mix(STRAW, GOLD, 0.35)),
    ):
        sky.append(fill(oval(292, 392, r), tone))
    sky.append(drum_rings(292, 392, 366, PAPER, 2.4, 0.55))
    sky.append(fill(oval(292, 392, 92), PAPER))
    clouds = [
        limb([(x, y), (x + w * 0.5, y - 3), (x + w, y)], [2, h, 2])
        for x, y, w, h in (
            (60, 170, 330, 20),
            (210, 196, 260, 12),
            (470, 120, 300, 16),
            (-40, 300, 190, 13),
            (980, 92, 260, 18),
            (880, 116, 190, 9),
        )
    ]
    sky += [fill(c, PAPER, 0.85) for c in clouds]
    sea = [
        fill(box(0, 500, 1200, 300), BLUE),
        fill(box(0, 500, 1200, 26), mix(BLUE, SKY, 0.5)),
        fill(box(0, 526, 1200, 34), mix(BLUE, SKY, 0.22)),
    ]
    for i, (y, w) in enumerate(
        (
            (504, 200),
            (516, 150),
            (530, 180),
            (546, 120),
            (562, 150),
            (580, 92),
            (600, 120),
            (622, 76),
        )
    ):
        sea.append(
            fill(
                limb(
                    [(292 - w / 2 + (i % 3) * 9, y), (292, y), (292 + w / 2 + (i % 2) * 16, y)],
                    [1, 7, 1],
                ),
                STRAW,
            )
        )
    for x, y, w in (
        (520, 570, 120),
        (700, 610, 180),
        (930, 566, 150),
        (1010, 640, 190),
        (560, 660, 130),
        (860, 690, 160),
        (1090, 720, 150),
        (720, 548, 90),
    ):
        sea.append(fill(limb([(x, y), (x + w / 2, y - 2), (x + w, y)], [1, 5, 1]), SKY, 0.55))
    for x in (675, 850, 1030):
        sea.extend(
            fill(
                limb([(x - 26 + k * 3, 548 + k * 15), (x + 30 - k * 3, 548 + k * 15)], [6, 2]),
                mix(DEEP, INK, 0.3),
                0.55,
            )
            for k in range(5)
        )
    boat = (
        fill(polygon([(1120, 492), (1168, 492), (1160, 504), (1128, 504)]), INK)
        + line("M1142 492V466", INK, 2.5)
        + fill(polygon([(1144, 468), (1158, 488), (1144, 488)]), CORAL)
    )
    shore = smooth(
        [
            (-20, 640, 1),
            (120, 628),
            (330, 652),
            (560, 704),
            (800, 742),
            (1010, 770),
            (1220, 806, 1),
            (1220, 860, 1),
            (-20, 860, 1),
        ]
    )
    wet = smooth(
        [
            (-20, 622, 1),
            (120, 612),
            (330, 634),
            (580, 688),
            (820, 726),
            (1040, 754),
            (1220, 786, 1),
            (1220, 860, 1),
            (-20, 860, 1),
        ]
    )
    land = [
        fill(wet, mix(SAND, SKY, 0.45)),
        fill(shore, mix(GOLD, SAND, 0.45)),
        hatched(
            smooth([(-20, 720), (200, 716), (520, 770), (900, 820), (-20, 840)]),
            mix(GOLD, INK, 0.15),
            7,
            1.3,
            12,
            0.6,
        ),
    ]
    tufts: list[str] = []
    for x, y, k in (
        (24, 800, 1.3),
        (90, 806, 1),
        (560, 806, 0.9),
        (700, 808, 1.2),
        (1150, 812, 0.8),
    ):
        tufts.extend(
            fill(
                limb(
                    [
                        (x + j * 5 * k, y),
                        (x + j * 7 * k - 8, y - 40 * k),
                        (x + (j - 4) * 17 * k, y - (88 - abs(j - 4) * 9) * k),
                    ],
                    [7 * k, 5 * k, 1],
                ),
                LEAF if j % 2 else GREEN,
            )
            for j in range(9)
        )
    people: list[str] = []
    shadows: list[str] = []
    crew = (
        (
            150,
            452,
            0.4,
            Face(skin=SKIN_3, hair=GREY_HAIR, style="thin"),
            Wear("cardigan", DEEP, legs=mix(SAND, WOOD, 0.45)),
            (DOWN_L, Arm((98, 215), (116, 300), "fist", aim=80)),
            False,
        ),
        (
            252,
            470,
            0.375,
            Face(skin=SKIN_2, hair=WHITE_HAIR, style="bun"),
            Wear("blouse", CORAL, legs=INK),
            (Arm((-96, 205), (-58, 296)), DOWN_R),
            True,
        ),
        (
            346,
            462,
            0.395,
            Face(skin=SKIN_4, hair=WHITE_HAIR, style="bald"),
            Wear("shirt", PAPER, legs=DEEP),
            (DOWN_L, Arm((118, 84), (178, 0), "point", behind=True)),
            False,
        ),
        (
            452,
            496,
            0.375,
            Face(
                skin=SKIN_2,
                hair=GREY_HAIR,
                style="bun",
                hat="cone",
                hat_colour=mix(GOLD, PAPER, 0.35),
            ),
            Wear("blouse", mix(GREEN, DEEP, 0.25), legs=INK),
            (DOWN_L, DOWN_R),
            True,
        ),
    )
    for x, y, s, face, wear, arms, slim in crew:
        fx, fy = x, y + 660 * s
        shadows.append(
            smooth(
                [(fx - 26, fy - 6), (fx + 20, fy - 10), (fx + 150, fy + 46), (fx + 110, fy + 52)]
            )
        )
        people.append(
            person(
                Frame(x, y, s),
                face,
                wear,
                view="back",
                arms=arms,
                stance=(((-34, 480), (-30, 630)), ((34, 480), (30, 630))),
                slim=slim,
            )
        )
    people.append(line("M200 578L208 716", mix(WOOD, INK, 0.4), 5))
    basket = smooth([(598, 716, 1), (606, 748), (650, 768), (706, 768), (748, 748), (756, 716, 1)])
    rim = oval(677, 716, 79, 17)
    coracle = (
        cast(oval(720, 768, 96, 12), 0.2)
        + form(basket, WOOD, 20)
        + inside(
            basket,
            hatched(basket, mix(WOOD, INK, 0.5), 9, 1.6, 38, 0.7),
            hatched(basket, mix(WOOD, INK, 0.5), 9, 1.6, -38, 0.7),
        )
        + fill(rim, mix(WOOD, INK, 0.55))
        + line(rim, mix(WOOD, STRAW, 0.45), 6)
        + line("M628 722L790 668", mix(WOOD, STRAW, 0.3), 6)
        + fill(limb([(780, 672), (812, 660)], [12, 18]), mix(WOOD, STRAW, 0.3))
    )
    return sheet(
        1200,
        800,
        *sky,
        *sea,
        boat,
        _rig(),
        *land,
        cast("".join(shadows), 0.24),
        *people,
        coracle,
        *tufts,
    )


def gap_go_huu_tri() -> str:
    """Elders in talk around a table; one takes notes."""
    wall = mix(SAGE, PAPER, 0.45)
    out = [fill(box(0, 0, 1200, 900), wall), fill(box(0, 560, 1200, 340), mix(SAGE, GREEN, 0.35))]
    beam = polygon([(120, 90), (520, 90), (1010, 560), (560, 560)])
    out += [
        fill(beam, PAPER, 0.45),
        fill(box(0, 548, 1200, 14), mix(SAGE, GREEN, 0.6)),
        window(70, 70, 330, 300, 3),
    ]
    out.append(form(box(850, 90, 210, 150), WOOD, 8) + fill(box(864, 104, 182, 122), STRAW))
    picture = box(864, 104, 182, 122)
    out.append(
        inside(
            picture,
            fill(oval(915, 150, 20), CORAL),
            fill(
                smooth(
                    [
                        (850, 210),
                        (900, 168),
                        (950, 196),
                        (1000, 150),
                        (1060, 200),
                        (1060, 240),
                        (850, 240),
                    ]
                ),
                mix(BLUE, SKY, 0.3),
            ),
            fill(smooth([(850, 226), (930, 196), (1060, 222), (1060, 250), (850, 250)]), DEEP),
        )
    )
    out.append(plant(Frame(1130, 640, 1.15), 9, CORAL, 130))
    back = (
        (
            Frame(352, 330, 1.02, 3),
            Face(skin=SKIN_1, hair=WHITE_HAIR, style="bun", glasses=True),
            Wear("aodai", mix(BLUE, DEEP, 0.2), pattern=True),
            "front",
            0.35,
            (10.0, 12.0, 6.0),
            True,
            (
                Arm((-110, 232), (-30, 296), "fist", aim=24),
                Arm((104, 226), (60, 292), "rest", aim=160, flip=True),
            ),
        ),
        (
            Frame(610, 300, 1.05, 0),
            Face(skin=SKIN_3, hair=GREY_HAIR, style="thin"),
            Wear("vest", CORAL, under=PAPER),
            "front",
            -0.55,
            (-4.0, 0.0, -4.0),
            False,
            (
                Arm((-124, 206), (-150, 116), "open", aim=-70),
                Arm((112, 226), (56, 300), "rest", aim=172, flip=True),
            ),
        ),
        (
            Frame(858, 332, 1.0, -4),
            Face(skin=SKIN_2, hair=WHITE_HAIR, style="bald", beard=True),
            Wear("shirt", PAPER),
            "front",
            -0.75,
            (-8.0, 6.0, -3.0),
            False,
            (
                Arm((-108, 230), (-46, 292), "rest", aim=12),
                Arm((114, 222), (60, 286), "rest", aim=170, flip=True),
            ),
        ),
    )
    for f, face, wear, view, turn, nod, slim, _ in back:
        out.append(person(f, face, wear, turn, view, (None, None), nod=nod, slim=slim))
    side_l = (
        Frame(118, 392, 1.16, 7),
        Face(skin=SKIN_4, hair=GREY_HAIR, style="short"),
        Wear("shirt", STRAW),
    )
    side_r = (
        Frame(1076, 398, 1.14, -7, True),
        Face(skin=SKIN_2, hair=GREY_HAIR, style="bob"),
        Wear("cardigan", GREEN, under=STRAW),
    )
    arm_l = Arm((44, 246), (150, 290), "rest", aim=8)
    arm_r = Arm((40, 250), (142, 282), "rest", aim=172, flip=True)
    for f, face, wear in (side_l, side_r):
        out.append(fill(limb(f((-92, 170), (-84, 330), (-80, 560)), [18, 18, 18]), shade_of(WOOD)))
        out.append(fill(limb(f((-84, 352), (60, 352)), [20, 20]), WOOD))
        out.append(
            fill(limb(f((-6, 308), (70, 326), (190, 330)), [84 * f.s, 74 * f.s, 60 * f.s]), DEEP)
        )
        out.append(side_person(f, face, wear))
    top, edge = WOOD, mix(WOOD, INK, 0.35)
    out.append(
        fill(oval(600, 752, 500, 150), edge) + fill(oval(600, 730, 500, 150), mix(top, STRAW, 0.22))
    )
    plate = oval(600, 730, 500, 150)
    out.append(
        inside(
            plate,
            fill(polygon([(300, 560), (520, 560), (900, 900), (560, 900)]), PAPER, 0.16),
            line(oval(600, 730, 462, 134), mix(top, INK, 0.12), 3),
        )
    )
    out.append(
        fill(polygon([(322, 660), (470, 648), (498, 716), (334, 730)]), PAPER)
        + "".join(
            line(f"M{346 + k * 3} {676 + k * 11}L{452 + k * 6} {667 + k * 11}", SKY, 2.5)
            for k in range(4)
        )
    )
    out.append(line("M398 700L352 604", RED, 6) + line("M398 700L394 692", INK, 6))
    for f, face, wear, _, _, _, slim, arms in back:
        w = 0.86 if slim else 1.0
        for arm, shoulder in zip(arms, ((-65 * w, 124), (65 * w, 124)), strict=True):
            out.append(arm_of(f, wear, face, arm, shoulder))
    out.append(
        teapot(Frame(560, 712, 0.7), PAPER, BLUE)
        + cup(Frame(690, 690, 0.72))
        + cup(Frame(836, 722, 0.72))
        + cup(Frame(300, 760, 0.85))
        + cup(Frame(960, 778, 0.9))
    )
    for (f, face, wear), arm in ((side_l, arm_l), (side_r, arm_r)):
        out.append(arm_of(f, wear, face, arm, (-2, 128)))
    front = Frame(736, 716, 1.55)
    out.append(
        person(
            front,
            Face(skin=SKIN_3, hair=WHITE_HAIR, style="bald"),
            Wear("shirt", DEEP),
            view="back",
            arms=(None, None),
            nod=(0, 4, -4),
        )
    )
    return sheet(1200, 900, *out)


def _basket(f: Frame) -> str:
    d = smooth(f((-70, -60, 1), (-58, 0, 1), (58, 0, 1), (70, -60, 1)))
    out = [
        line(
            smooth(f((-66, -58), (-52, -150), (0, -182), (52, -150), (66, -58)), False),
            WOOD,
            8 * f.s,
        )
    ]
    for x, y, r, c in (
        (-34, -78, 28, CORAL),
        (30, -80, 27, GOLD),
        (-2, -100, 28, mix(GREEN, SAGE, 0.3)),
        (-52, -66, 18, GOLD),
        (54, -66, 18, CORAL),
        (0, -70, 24, RED),
    ):
        out.append(form(oval(*f.at(x, y), r * f.s), c, 9 * f.s))
    out.append(
        form(d, WOOD, 22 * f.s, rise=0)
        + inside(
            d,
            hatched(d, mix(WOOD, STRAW, 0.4), 13 * f.s, 3 * f.s, 45),
            hatched(d, mix(WOOD, INK, 0.4), 13 * f.s, 2 * f.s, -45),
        )
    )
    out.append(
        fill(polygon(f((-74, -66), (74, -66), (72, -50), (-72, -50))), mix(WOOD, STRAW, 0.25))
    )
    for side in (-1, 1):
        out.append(
            form(
                smooth(f((0, -184, 1), (side * 30, -206), (side * 50, -184), (side * 30, -164))),
                RED,
                5 * f.s,
            )
        )
        out.append(
            form(
                smooth(f((0, -180, 1), (side * 24, -150), (side * 20, -120, 1), (side * 10, -134))),
                RED,
                4 * f.s,
            )
        )
    out.append(fill(oval(*f.at(0, -184), 9 * f.s), shade_of(RED)))
    return "".join(out)


def tham_hoi() -> str:
    """A young officer calls on an elder at her door with a gift basket."""
    wall = mix(STRAW, GOLD, 0.28)
    out = [
        fill(box(0, 0, 900, 1200), wall),
        hatched(box(0, 760, 900, 300), mix(wall, WOOD, 0.25), 8, 1.2, 45, 0.6),
    ]
    roof = polygon([(0, 0), (900, 0), (900, 92), (0, 128)])
    out.append(fill(polygon([(0, 0), (900, 0), (900, 150), (0, 210)]), mix(wall, INK, 0.18)))
    out.append(fill(roof, CORAL))
    for i in range(24):
        x = -10 + i * 40
        out.append(
            form(limb([(x + 12, -20), (x, 128 - i * 1.5)], [30, 34]), mix(CORAL, RED, 0.25), 9)
        )
    door = box(430, 270, 380, 740)
    out.append(fill(box(402, 242, 436, 770), PAPER) + fill(door, mix(DEEP, INK, 0.45)))
    out.append(
        inside(
            door,
            fill(
                polygon([(430, 270), (700, 270), (810, 500), (810, 1010), (430, 1010)]),
                mix(DEEP, BLUE, 0.15),
            ),
        )
    )
    for x, w in ((300, 130), (810, 90)):
        leaf = box(x, 262, w, 750)
        out.append(form(leaf, GREEN, 10, rise=0))
        out.extend(
            line(f"M{x + 18} {296 + k * 17}H{x + w - 18}", shade_of(GREEN), 5) for k in range(22)
        )
        out.append(line(box(x + 14, 690, w - 28, 290), shade_of(GREEN), 4))
    out.append(
        fill(box(0, 1010, 900, 190), mix(SAND, CORAL, 0.22))
        + fill(polygon([(402, 1010), (838, 1010), (900, 1060), (360, 1060)]), mix(SAND, PAPER, 0.5))
        + fill(polygon([(360, 1060), (900, 1060), (900, 1084), (360, 1084)]), shade_of(SAND, 0.2))
    )
    out.extend(
        line(f"M0 {1100 + k * 28 + k * k * 2}H900", mix(SAND, WOOD, 0.35), 2) for k in range(5)
    )
    yard = box(540, 380, 150, 330)
    out.append(
        fill(box(526, 366, 178, 358), mix(DEEP, INK, 0.2))
        + fill(yard, mix(BLUE, SKY, 0.25))
        + inside(
            yard,
            fill(
                smooth(
                    [
                        (520, 640),
                        (560, 540),
                        (600, 590),
                        (640, 500),
                        (700, 560),
                        (700, 760),
                        (520, 760),
                    ]
                ),
                mix(GREEN, DEEP, 0.3),
            ),
        )
        + fill(box(610, 380, 9, 330), mix(DEEP, INK, 0.2))
        + fill(box(540, 470, 150, 8), mix(DEEP, INK, 0.2))
    )
    out.append(kumquat(Frame(96, 1076, 1.3)))
    elder = Frame(628, 412, 0.98, 1)
    elder_face = Face(skin=SKIN_2, hair=WHITE_HAIR, style="bun", glasses=True)
    elder_wear = Wear("blouse", mix(CORAL, RED, 0.25), legs=INK, shoes=WOOD)
    out.append(cast(oval(680, 1052, 130, 16), 0.2))
    out.append(
        person(
            elder,
            elder_face,
            elder_wear,
            -0.7,
            "front",
            (None, None),
            (((-30, 480), (-30, 618)), ((30, 480), (30, 618))),
            nod=(-8, 8, -4),
            slim=True,
        )
    )
    young = Frame(262, 404, 1.08, 5)
    young_face = Face(skin=SKIN_3, style="short")
    young_wear = Wear("shirt", BLUE, legs=DEEP)
    out.append(cast(oval(300, 1122, 170, 20), 0.2))
    far = Arm((70, 232), (150, 322), "rest", aim=10)
    out.append(
        side_person(
            young,
            young_face,
            young_wear,
            None,
            far,
            (((40, 480), (10, 634)), ((-6, 486), (-52, 632))),
            nod=(8, 6, 6),
        )
    )
    out.append(_basket(Frame(452, 788, 1.12)))
    out.append(
        arm_of(
            elder,
            elder_wear,
            elder_face,
            Arm((-92, 214), (-122, 286), "rest", aim=150, flip=True),
            (-56, 124),
        )
    )
    out.append(
        arm_of(
            elder,
            elder_wear,
            elder_face,
            Arm((88, 226), (-62, 312), "rest", aim=168, flip=True),
            (56, 124),
        )
    )
    out.append(
        arm_of(young, young_wear, young_face, Arm((24, 244), (116, 322), "rest", aim=16), (-2, 128))
    )
    cat = smooth(
        [
            (800, 1140, 1),
            (792, 1090),
            (806, 1052),
            (812, 1030),
            (806, 1006, 1),
            (820, 1016),
            (836, 1016),
            (848, 1004, 1),
            (848, 1032),
            (842, 1052),
            (866, 1086),
            (868, 1140, 1),
        ]
    )
    tail = line("M862 1132C900 1136 902 1098 884 1090", INK, 11)
    out.append(
        cast(oval(850, 1142, 60, 9), 0.2)
        + tail
        + form(cat, mix(INK, DEEP, 0.3), 8)
        + fill(smooth([(816, 1050), (830, 1046), (838, 1062), (830, 1092), (820, 1084)]), PAPER)
    )
    return sheet(900, 1200, *out)
