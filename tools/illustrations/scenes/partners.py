"""Pictures for the stories told with the army: joint programme, joint work, medals."""

from __future__ import annotations

from ..clothes import Wear
from ..draw import (
    Frame,
    Point,
    around,
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
    ring,
    sheet,
    smooth,
    turned,
)
from ..figures import STAND, Arm, arm_of, person, side_person
from ..hair import Face
from ..hands import flat_hand, pen_hand, sleeve
from ..palette import (
    ARMY,
    BLUE,
    CORAL,
    DEEP,
    EARTH,
    GOLD,
    GREEN,
    INK,
    LEAF,
    MIST,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKIN_2,
    SKIN_3,
    SKIN_4,
    SKY,
    STRAW,
    WOOD,
    mix,
    shade_of,
)


def _agreement(x: float, y: float, w: float, h: float, tilt: float) -> str:
    """Return an open folder with a text of bars and a line to sign on."""
    out = [
        cast(box(x - 20, y - 20, w + 40, h + 40, 6), 0.28, 12, 16),
        fill(box(x - 20, y - 20, w + 40, h + 40, 6), RED),
        line(box(x - 10, y - 10, w + 20, h + 20, 3), GOLD, 2),
        fill(box(x, y, w, h), PAPER),
    ]
    out.append(fill(box(x + w * 0.3, y + 34, w * 0.4, 12, 6), RED))
    for i, q in enumerate((0.84, 0.84, 0.8, 0.84, 0.5, 0.84, 0.78, 0.6)):
        out.append(fill(box(x + w * 0.08, y + 70 + i * 19, w * q, 6, 3), mix(SKY, INK, 0.15)))
    out.append(
        line(
            f"M{x + w * 0.1} {y + h - 66}H{x + w * 0.42}M{x + w * 0.56} {y + h - 66}H{x + w * 0.9}",
            mix(INK, SKY, 0.4),
            2.5,
        )
    )
    return turned("".join(out), tilt, x + w / 2, y + h / 2)


def ky_ket() -> str:
    """Two pairs of hands sign: one army-green cuff, one blue."""
    top = mix(WOOD, INK, 0.12)
    out = [
        fill(box(0, 0, 1200, 800), top),
        hatched(box(0, 0, 1200, 800), mix(top, INK, 0.3), 17, 1.3, 2, 0.5),
    ]
    out.append(fill(polygon([(0, 0), (560, 0), (1060, 800), (260, 800), (0, 380)]), STRAW, 0.14))
    out.append(fill(box(0, 0, 1200, 74), mix(RED, INK, 0.1)) + frieze(0, 16, 1200, 44, GOLD))
    out.append(_agreement(170, 128, 380, 540, -4) + _agreement(650, 128, 380, 540, 4))
    a = Frame(438, 590, 0.7, -22)
    b = Frame(776, 592, 0.7, 22, True)
    ink = line("M352 600C372 562 384 618 402 586C412 572 416 604 438 590", BLUE, 4) + line(
        "M690 598C710 560 722 616 740 586C750 572 754 602 776 592", BLUE, 4
    )
    out.append(ink)
    khaki, cuff = ARMY, mix(ARMY, INK, 0.2)
    for f, skin, colour, band, pen in (
        (a, SKIN_3, khaki, cuff, INK),
        (b, SKIN_2, BLUE, mix(BLUE, SKY, 0.28), RED),
    ):
        d = limb(f((-30, 30), (-200, 60), (-420, 80), (-900, 120)), [10, 120, 130, 200])
        out.append(cast(d, 0.24, 18, 30))
        out.append(pen_hand(f, skin, pen, 380, GOLD))
        out.append(sleeve(f, [(-450, 26), (-620, 42), (-1000, 80)], (158, 230), colour, band, 0.16))
        for k in (0, 1):
            x, y = f.at(-492 - 4 * k, -26 + k * 62)
            out.append(form(oval(x, y, 11), GOLD if colour == khaki else PAPER, 4))
    c = Frame(258, 322, 0.6, 24)
    e = Frame(946, 324, 0.6, -24, True)
    for f, skin, colour, band in (
        (c, SKIN_3, khaki, cuff),
        (e, SKIN_2, BLUE, mix(BLUE, SKY, 0.28)),
    ):
        d = limb(f((0, 30), (-200, 50), (-420, 60), (-900, 80)), [20, 130, 120, 200])
        out.append(cast(d, 0.24, 12, 20))
        out.append(flat_hand(f, skin))
        out.append(sleeve(f, [(-374, 10), (-560, 14), (-1000, 20)], (158, 220), colour, band, 0.12))
    return sheet(1200, 800, *out)


def bo_doi_cong_nhan() -> str:
    """Soldiers and workers raise a house together; hills and fields behind."""
    out = [
        fill(box(0, 0, 1200, 800), mix(SKY, PAPER, 0.45)),
        fill(oval(250, 190, 196), mix(STRAW, PAPER, 0.45)),
        drum_rings(250, 190, 188, PAPER, 2.2, 0.8),
        fill(oval(250, 190, 84), mix(STRAW, GOLD, 0.2)),
    ]
    out.append(
        fill(
            smooth(
                [
                    (-20, 400),
                    (90, 290),
                    (190, 230),
                    (290, 310),
                    (400, 250),
                    (520, 160),
                    (640, 270),
                    (760, 220),
                    (900, 120),
                    (1030, 230),
                    (1220, 170),
                    (1220, 520),
                    (-20, 520),
                ]
            ),
            mix(SKY, BLUE, 0.28),
        )
    )
    out.append(
        fill(
            smooth(
                [
                    (-20, 440),
                    (140, 350),
                    (300, 400),
                    (470, 320),
                    (640, 390),
                    (820, 320),
                    (1000, 380),
                    (1220, 300),
                    (1220, 560),
                    (-20, 560),
                ]
            ),
            mix(SAGE, BLUE, 0.3),
        )
    )
    field = smooth(
        [
            (-20, 480),
            (200, 420),
            (460, 450),
            (700, 420),
            (960, 440),
            (1220, 410),
            (1220, 700),
            (-20, 700),
        ]
    )
    out.append(fill(field, mix(GREEN, SAGE, 0.45)))
    terraces = "".join(
        line(
            smooth(
                [
                    (-20, 500 + k * 24),
                    (200, 442 + k * 26),
                    (460, 474 + k * 24),
                    (720, 440 + k * 27),
                    (980, 462 + k * 26),
                    (1220, 430 + k * 30),
                ],
                False,
            ),
            (PAPER, mix(GREEN, DEEP, 0.15))[k % 2],
            3 + k * 0.6,
            0.7,
        )
        for k in range(6)
    )
    out.append(inside(field, terraces))
    ground = smooth(
        [(-20, 620, 1), (300, 600), (700, 596), (1220, 590, 1), (1220, 820, 1), (-20, 820, 1)]
    )
    out.append(
        fill(ground, EARTH)
        + inside(
            ground,
            fill(
                smooth([(-20, 700), (400, 660), (900, 690), (1220, 660), (1220, 820), (-20, 820)]),
                mix(EARTH, SAND, 0.3),
            ),
            hatched(box(0, 740, 1200, 80), mix(EARTH, WOOD, 0.5), 9, 1.3, 6, 0.5),
        )
    )
    brick, mortar = mix(CORAL, RED, 0.25), mix(SAND, CORAL, 0.25)
    wall = polygon([(690, 640), (690, 372), (820, 372), (820, 330), (1130, 330), (1130, 640)])
    bricks = []
    for r in range(16):
        for c in range(11):
            x = 660 + c * 48 + (24 if r % 2 else 0)
            tone = (brick, mix(brick, STRAW, 0.16), shade_of(brick, 0.08))[(r * 5 + c * 3) % 3]
            bricks.append(fill(box(x, 328 + r * 20, 44, 16, 1), tone))
    out.append(
        cast(polygon([(700, 640), (1130, 640), (1220, 690), (800, 690)]), 0.2)
        + fill(wall, mortar)
        + inside(wall, *bricks)
    )
    for x, w in ((900, 96),):
        out.append(
            fill(box(x - 8, 432, w + 16, 210), WOOD)
            + fill(box(x, 440, w, 202), mix(DEEP, INK, 0.3))
        )
    out.append(
        fill(box(738, 440, 96, 92), WOOD)
        + fill(box(747, 449, 78, 74), MIST)
        + fill(box(782, 449, 8, 74), WOOD)
    )
    beam = mix(WOOD, STRAW, 0.3)
    out.extend(
        fill(
            limb(
                [(x0, 334 if x0 > 690 else 374), (x0, 300)],
                [14, 14],
                False,
                False,
            ),
            beam,
        )
        for x0 in (690, 836, 982, 1128)
    )
    out.append(
        line("M660 318L910 170L1160 318", shade_of(beam), 17)
        + line("M660 314L910 166L1160 314", beam, 13)
        + line("M660 314H1160", beam, 13)
        + line("M910 170V314M790 240V314M1030 240V314", beam, 11)
        + line("M790 314L910 240L1030 314", beam, 8)
    )
    roof = polygon([(910, 152), (1174, 308), (1146, 322), (892, 172)])
    out.append(
        fill(roof, shade_of(CORAL, 0.25))
        + inside(
            roof,
            *(
                line(f"M{900 + k * 26} {140 + k * 16}l-22 36", mix(CORAL, INK, 0.4), 4)
                for k in range(12)
            ),
        )
    )
    ladder = line("M622 652L724 296M664 656L766 304", mix(WOOD, INK, 0.3), 10) + "".join(
        line(
            f"M{632 + k * 14.4} {616 - k * 50}L{674 + k * 14.4} {620 - k * 50}",
            mix(WOOD, INK, 0.3),
            8,
        )
        for k in range(7)
    )
    climber = Frame(690, 262, 0.5)
    out.append(ladder)
    c_face, c_wear = (
        Face(skin=SKIN_3, hat="helmet", hat_colour=GOLD),
        Wear("overall", BLUE, legs=BLUE),
    )
    out.append(
        person(
            climber,
            c_face,
            c_wear,
            0,
            "back",
            (
                Arm((-92, 190), (-40, 250), "fist", aim=-50),
                Arm((104, 90), (150, 8), "fist", aim=-60, flip=True),
            ),
            (((-44, 470), (-20, 560)), ((30, 480), (34, 634))),
        )
    )
    hx, hy = climber.at(164, -20)
    out.append(
        line(f"M{hx - 14} {hy + 22}L{hx + 18} {hy - 34}", WOOD, 7)
        + form(
            polygon(
                [(hx - 4, hy - 50), (hx + 36, hy - 32), (hx + 30, hy - 18), (hx - 10, hy - 36)]
            ),
            mix(INK, SKY, 0.3),
            5,
        )
    )
    s_face, s_wear = Face(skin=SKIN_3, hat="pith", hat_colour=ARMY), Wear("army", ARMY, legs=ARMY)
    w_face, w_wear = (
        Face(skin=SKIN_2, hat="helmet", hat_colour=GOLD),
        Wear("overall", mix(BLUE, SKY, 0.2), legs=mix(BLUE, SKY, 0.2)),
    )
    mason = Frame(1024, 356, 0.6)
    out.append(cast(smooth([(990, 744), (1060, 738), (1180, 770), (1130, 782)]), 0.22))
    out.append(
        person(
            mason,
            Face(skin=SKIN_4, hat="pith", hat_colour=ARMY),
            s_wear,
            -0.6,
            "front",
            (
                Arm((-104, 206), (-150, 250), "fist", aim=170, flip=True),
                Arm((100, 220), (86, 312), flip=True),
            ),
            STAND,
        )
    )
    mx, my = mason.at(-186, 254)
    out.append(form(box(mx - 44, my - 16, 66, 30, 2), brick, 6))
    for i, (x, y) in enumerate(
        ((1090, 716), (1140, 716), (1190, 716), (1114, 694), (1164, 694), (1140, 672))
    ):
        out.append(form(box(x, y, 46, 19, 1), (brick, mix(brick, STRAW, 0.16))[i % 2], 5))
    lead, rear = Frame(470, 318, 0.72), Frame(150, 330, 0.72)
    out.append(
        cast(
            "".join(
                smooth([(x - 50, 804), (x + 60, 790), (x + 220, 812), (x + 160, 824)])
                for x in (150, 470)
            ),
            0.22,
        )
    )
    stride_a: tuple[tuple[Point, Point], tuple[Point, Point]] = (
        ((52, 476), (84, 620)),
        ((-2, 488), (-66, 620)),
    )
    stride_b: tuple[tuple[Point, Point], tuple[Point, Point]] = (
        ((-6, 486), (-74, 616)),
        ((46, 476), (62, 622)),
    )
    out.append(side_person(rear, s_face, s_wear, None, None, stride_a, nod=(4, 2, 4)))
    out.append(side_person(lead, w_face, w_wear, None, None, stride_b, nod=(4, 2, 4)))
    out.append(
        form(
            limb([(-30, 402), (300, 394), (690, 384)], [40, 40, 40], False, False),
            beam,
            12,
            rise=1.4,
        )
        + line("M-30 396L690 378", mix(beam, WOOD, 0.4), 2.5)
        + line("M60 406L420 397", mix(beam, WOOD, 0.4), 2)
        + fill(oval(690, 384, 8, 20), mix(beam, PAPER, 0.35))
        + ring(690, 384, 4, beam, 2)
    )
    out.append(arm_of(rear, s_wear, s_face, Arm((66, 196), (72, 112), "fist", aim=-80), (-2, 132)))
    out.append(arm_of(lead, w_wear, w_face, Arm((66, 192), (72, 104), "fist", aim=-80), (-2, 132)))
    for x, y, k in ((40, 812, 1.0), (330, 812, 0.8), (640, 812, 0.9), (880, 812, 0.8)):
        out.extend(
            fill(
                limb(
                    [
                        (x + j * 5 * k, y),
                        (x + j * 7 * k - 8, y - 30 * k),
                        (x + (j - 4) * 13 * k, y - (66 - abs(j - 4) * 8) * k),
                    ],
                    [6 * k, 5 * k, 1],
                ),
                LEAF if j % 2 else GREEN,
            )
            for j in range(9)
        )
    return sheet(1200, 800, *out)


def _medal(f: Frame, stripes: tuple[str, ...], disc: str) -> str:
    """Return a disc on a striped ribbon: rings only, no star, no letters."""
    ribbon = polygon(f((-46, -196), (46, -196), (46, -120), (0, -84), (-46, -120)))
    w = 92 / len(stripes)
    bars = "".join(
        fill(
            polygon(
                f(
                    (-46 + w * i, -200),
                    (-46 + w * (i + 1), -200),
                    (-46 + w * (i + 1), -80),
                    (-46 + w * i, -80),
                )
            ),
            tone,
        )
        for i, tone in enumerate(stripes)
    )
    bar = polygon(f((-54, -214), (54, -214), (54, -194), (-54, -194)))
    x, y = f.at(0, 0)
    r = 78 * f.s
    rim = "".join(
        fill(oval(x + r * 1.04 * c, y + r * 1.04 * s, r * 0.085), shade_of(disc, 0.12))
        for c, s in around(28)
    )
    shine = smooth(f((-66, -14), (-40, -52), (-4, -66), (-26, -40), (-52, -4)))
    out = [
        cast(ribbon, 0.25, 8, 10),
        inside(
            ribbon, bars, fill(polygon(f((0, -200), (50, -200), (50, -80), (0, -80))), INK, 0.14)
        ),
        form(bar, disc, 4 * f.s),
    ]
    out.append(ring(*f.at(0, -84), 12 * f.s, disc, 6 * f.s))
    out.append(
        cast(oval(x, y, r * 1.1), 0.3, 12 * f.s, 16 * f.s)
        + rim
        + form(oval(x, y, r), disc, 14 * f.s, hatch=10 * f.s)
        + drum_rings(x, y, r * 0.92, mix(disc, INK, 0.42), 1.7 * f.s)
    )
    out.append(form(oval(x, y, r * 0.38), mix(disc, STRAW, 0.35), 8 * f.s))
    wave = mix(disc, INK, 0.35)
    for y, half in ((-6, 22), (4, 24), (14, 20)):
        points = [(-half + half * k / 3, y + (-3 if k % 2 else 3)) for k in range(7)]
        out.append(line(smooth(f(*points), False), wave, 2.6 * f.s))
    return "".join(out) + fill(shine, PAPER, 0.45)


def _case(f: Frame, colour: str, lining: str, stripes: tuple[str, ...], disc: str) -> str:
    """Return an open presentation box from above, its lid folded back, with a medal in it."""
    s = f.s
    base = polygon(f((-190, -150), (190, -150), (214, 262), (-214, 262)))
    front = polygon(f((-214, 262), (214, 262), (210, 322), (-210, 322)))
    well = polygon(f((-166, -128), (166, -128), (186, 238), (-186, 238)))
    lid = polygon(f((-190, -166), (190, -166), (168, -428), (-168, -428)))
    satin = polygon(f((-164, -184), (164, -184), (146, -408), (-146, -408)))
    hinge = polygon(f((-192, -168), (192, -168), (190, -148), (-190, -148)))
    out = [
        cast(
            polygon(f((-214, 322), (210, 322), (420, 240), (330, -160), (190, -166), (190, -60))),
            0.2,
        )
    ]
    out += [form(lid, shade_of(colour, 0.12), 10 * s), fill(satin, lining)]
    out.append(
        inside(
            satin,
            *(
                fill(
                    polygon(
                        f(
                            (-180 + k * 62, -170),
                            (-160 + k * 62, -170),
                            (-60 + k * 62, -430),
                            (-84 + k * 62, -430),
                        )
                    ),
                    mix(lining, "#ffffff", 0.3),
                )
                for k in range(7)
            ),
        )
    )
    x, y = f.at(0, -296)
    out.append(drum_rings(x, y, 74 * s, GOLD, 1.4 * s, 0.75))
    out += [
        fill(hinge, mix(colour, INK, 0.45)),
        form(base, colour, 12 * s),
        form(front, shade_of(colour, 0.3), 10 * s),
        fill(well, mix(DEEP, INK, 0.35)),
    ]
    dark = polygon(f((-166, -128), (166, -128), (168, -96), (-138, -96), (-152, 238), (-186, 238)))
    out.append(
        inside(well, hatched(well, BLUE, 7 * s, 1.2 * s, 45, 0.35), fill(dark, "#000000", 0.28))
    )
    out.append(
        line(well, GOLD, 3 * s)
        + form(polygon(f((-22, 270), (22, 270), (20, 300), (-20, 300))), GOLD, 5 * s)
    )
    return "".join(out) + _medal(f.sub(0, 118, 1.02), stripes, disc)


def ky_niem_chuong() -> str:
    """Commemorative medals in open boxes."""
    out = [fill(box(0, 0, 1200, 800), mix(GREEN, DEEP, 0.3))]
    out.append(
        fill(
            polygon([(0, 0), (700, 0), (1200, 560), (1200, 800), (420, 800), (0, 300)]),
            mix(GREEN, SAGE, 0.12),
        )
    )
    out.append(drum_rings(140, 830, 560, SAGE, 2.4, 0.22))
    out.append(
        _case(
            Frame(958, 214, 0.76, 5),
            mix(ARMY, INK, 0.1),
            STRAW,
            (GREEN, GREEN, STRAW, RED, STRAW, GREEN, GREEN),
            mix(GOLD, STRAW, 0.15),
        )
    )
    out.append(
        _case(
            Frame(188, 300, 0.8, -6),
            mix(BLUE, DEEP, 0.3),
            MIST,
            (BLUE, PAPER, BLUE, GOLD, BLUE, PAPER, BLUE),
            mix(SKY, PAPER, 0.3),
        )
    )
    out.append(
        _case(Frame(566, 438, 1.06, 1.5), RED, STRAW, (RED, GOLD, RED, RED, GOLD, RED), GOLD)
    )
    sprig: list[Point] = [(1180, 700), (1080, 690), (980, 720), (900, 760)]
    out.append(line(smooth(sprig, False), GOLD, 5))
    for i in range(11):
        t = i / 10 * 3
        k = min(int(t), 2)
        a, b = sprig[k], sprig[k + 1]
        x, y = a[0] + (b[0] - a[0]) * (t - k), a[1] + (b[1] - a[1]) * (t - k)
        up = -1 if i % 2 else 1
        out.append(
            cast(
                limb([(x, y), (x - 24, y + up * 18), (x - 46, y + up * 26)], [4, 19, 3]), 0.2, 5, 8
            )
        )
        out.append(
            form(
                limb([(x, y), (x - 24, y + up * 18), (x - 46, y + up * 26)], [4, 19, 3]),
                STRAW if i % 2 else GOLD,
                4,
            )
        )
    return sheet(1200, 800, *out)
