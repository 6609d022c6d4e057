"""Pictures for the stories of members' benefits: dispatch, partners, deadlines, and the app."""

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
from ..figures import STAND, Arm, arm_of, person
from ..flowers import frond
from ..hair import Face
from ..hands import finger, pen_hand, pointing_hand, sleeve, wrap_fingers
from ..palette import (
    BLUE,
    CORAL,
    DEEP,
    GOLD,
    GREEN,
    GREY_HAIR,
    INK,
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
    WOOD,
    mix,
    shade_of,
)


def _month(
    x: float, y: float, w: float, h: float, rows: int, gap: float
) -> list[tuple[float, float, float, float]]:
    """Return the boxes of a month's days, row by row."""
    cw, ch = (w - gap * 6) / 7, (h - gap * (rows - 1)) / rows
    return [(x + (cw + gap) * c, y + (ch + gap) * r, cw, ch) for r in range(rows) for c in range(7)]


def cong_van() -> str:
    """A document with a round red stamp, a pen, a calendar: a desk from above."""
    out = [
        fill(box(0, 0, 1200, 800), mix(DEEP, BLUE, 0.25)),
        fill(
            polygon([(0, 0), (760, 0), (1200, 520), (1200, 800), (560, 800), (0, 220)]),
            mix(DEEP, BLUE, 0.55),
        ),
    ]
    pad = box(96, 60, 720, 700, 14)
    out.append(
        turned(
            cast(pad, 0.25, 12, 16)
            + fill(pad, mix(GREEN, DEEP, 0.55))
            + line(box(110, 74, 692, 672, 8), mix(GREEN, SAGE, 0.2), 2, dash="10 8"),
            -7,
            450,
            400,
        )
    )
    under = box(236, 54, 500, 690)
    out.append(turned(cast(under, 0.2, 8, 10) + fill(under, SAND), 1.5, 470, 400))
    page = box(196, 44, 508, 706)
    body = [cast(page, 0.22, 10, 14), fill(page, PAPER)]
    for x, y, w, tone, h in (
        (240, 92, 176, DEEP, 9),
        (262, 110, 132, DEEP, 6),
        (474, 92, 190, DEEP, 9),
        (500, 110, 138, DEEP, 6),
        (352, 178, 196, RED, 14),
        (300, 206, 300, INK, 7),
    ):
        body.append(fill(box(x, y, w, h, h / 2), tone))
    for i, w in enumerate((420, 420, 408, 420, 300, 0, 420, 412, 420, 396, 240, 0, 420, 408, 350)):
        if w:
            indent = 34 if i in (0, 6, 12) else 0
            body.append(fill(box(240 + indent, 250 + i * 19, w - indent, 6, 3), mix(SKY, INK, 0.2)))
    body.extend(
        fill(box(240, 596 + i * 16, 110 - i * 14, 5, 2.5), mix(SKY, INK, 0.2)) for i in range(4)
    )
    body.append(fill(box(500, 572, 150, 8, 4), INK))
    body.append(
        line(
            "M486 664C516 596 524 690 552 640C570 610 576 668 598 642C624 614 622 660 668 634",
            BLUE,
            4.5,
        )
    )
    stamp = "".join(ring(520, 642, r, RED, w) for r, w in ((66, 5), (59, 1.8), (36, 2.4)))
    teeth = "".join(fill(oval(520 + 47.5 * c, 642 + 47.5 * s, 3.6), RED) for c, s in around(26))
    petals = "".join(
        line(
            smooth(
                [
                    (520, 642),
                    (520 + 13 * c - 7 * s, 642 + 13 * s + 7 * c),
                    (520 + 28 * c, 642 + 28 * s),
                    (520 + 13 * c + 7 * s, 642 + 13 * s - 7 * c),
                ]
            ),
            RED,
            2.2,
        )
        for c, s in around(8)
    )
    body.append(f'<g opacity="0.86">{stamp}{teeth}{petals}</g>')
    clip = line("M246 28V96a12 12 0 0 0 24 0V40a8 8 0 0 0 -16 0V90", mix(SKY, PAPER, 0.3), 4)
    body.append(clip)
    out.append(turned("".join(body), -5, 450, 400))
    cal = box(836, 70, 300, 290, 8)
    days = [
        cast(cal, 0.26, 10, 14),
        fill(cal, PAPER),
        fill(box(836, 70, 300, 58, 8), RED),
        fill(box(836, 110, 300, 18), RED),
    ]
    days.extend(
        fill(oval(860 + i * 36, 76, 5), INK)
        + line(f"M{860 + i * 36} 76V54", mix(SKY, PAPER, 0.4), 4)
        for i in range(8)
    )
    days.append(fill(box(864, 92, 90, 10, 5), PAPER) + fill(box(1060, 92, 46, 10, 5), STRAW))
    for i, (left, top, wide, high) in enumerate(_month(856, 146, 260, 192, 5, 6)):
        if 1 < i < 32:
            days.append(
                fill(
                    box(left, top, wide, high, 3),
                    mix(CORAL, PAPER, 0.55) if i % 7 == 6 else mix(SKY, PAPER, 0.55),
                )
            )
    days.append(line(oval(1017, 247, 25, 23), RED, 5))
    out.append(turned("".join(days), 6, 980, 210))
    pen = [cast(limb([(770, 700), (980, 470)], [16, 24]), 0.28, 12, 14)]
    pen += [
        fill(polygon([(744, 728), (764, 692), (778, 706)]), GOLD),
        form(limb([(772, 700), (880, 581), (986, 466)], [19, 25, 22]), RED, 8),
        form(limb([(868, 594), (878, 583)], [27, 27], False, False), GOLD, 6),
        line("M900 556L962 488", GOLD, 6),
    ]
    out += pen
    cx, cy = 1058, 604
    out.append(
        cast(oval(cx + 14, cy + 18, 116), 0.26)
        + fill(oval(cx, cy, 116), PAPER)
        + ring(cx, cy, 106, BLUE, 4)
        + ring(cx, cy, 92, SKY, 2)
    )
    out.append(
        cast(oval(cx + 6, cy + 8, 66), 0.16)
        + form(oval(cx, cy, 66), PAPER, 12)
        + fill(oval(cx, cy, 54), mix(GOLD, WOOD, 0.4))
        + fill(oval(cx - 4, cy - 3, 50), GOLD)
        + fill(
            smooth([(cx - 38, cy - 18), (cx - 12, cy - 38), (cx + 6, cy - 34), (cx - 18, cy - 18)]),
            STRAW,
        )
    )
    out.append(
        fill(limb([(cx + 8, cy + 10), (cx + 22, cy + 6), (cx + 36, cy + 14)], [2, 9, 1]), GREEN)
    )
    out.append(
        f'<g opacity="0.2">{frond(Frame(-60, 560, 1.5, 24), 300, INK)}{frond(Frame(-80, 640, 1.4, 62), 260, INK, 10)}</g>'
    )
    return sheet(1200, 800, *out)


def ky_ket_doi_tac() -> str:
    """A union officer signs with five partner companies' people."""
    out = [fill(box(0, 0, 1200, 800), mix(SAGE, PAPER, 0.35))]
    out.append(
        fill(oval(600, 330, 410), mix(STRAW, PAPER, 0.2))
        + drum_rings(600, 330, 398, mix(GOLD, STRAW, 0.4), 2, 0.55)
    )
    out.append(fill(polygon([(0, 0), (200, 0), (520, 560), (120, 560), (0, 350)]), PAPER, 0.4))
    crew = (
        (
            104,
            214,
            Face(skin=SKIN_3, style="short"),
            Wear("suit", mix(GREEN, DEEP, 0.35), legs=mix(GREEN, DEEP, 0.35), tie=GOLD),
            0.5,
            False,
        ),
        (
            298,
            200,
            Face(skin=SKIN_1, style="bob"),
            Wear("suit", CORAL, legs=INK, tie=""),
            0.3,
            True,
        ),
        (
            700,
            176,
            Face(skin=SKIN_2, hair=GREY_HAIR, style="thin", glasses=True),
            Wear("suit", INK, legs=INK, tie=BLUE),
            -0.3,
            False,
        ),
        (
            898,
            206,
            Face(skin=SKIN_1, style="tail", glasses=True),
            Wear("aodai", mix(GOLD, STRAW, 0.25), legs=PAPER, pattern=True),
            -0.3,
            True,
        ),
        (1092, 200, Face(skin=SKIN_4, style="short"), Wear("shirt", PAPER), -0.5, False),
    )
    folders = (GOLD, DEEP, DEEP, RED, SKY)
    for i, (x, y, face, wear, turn, slim) in enumerate(crew):
        f = Frame(x, y, 0.94)
        out.append(
            person(
                f,
                face,
                wear,
                turn,
                "front",
                (None, None),
                STAND,
                nod=(turn * 10, 2, turn * 7),
                slim=slim,
            )
        )
        w = 0.86 if slim else 1.0
        if i == 2:
            arms = (Arm((-96, 214), (-70, 300)), Arm((96, 214), (70, 300), flip=True))
        else:
            d = polygon(f((-62, 196), (58, 184), (70, 284), (-50, 296)))
            out.append(
                form(d, mix(folders[i], DEEP, 0.3), 5)
                + line(smooth(f((-50, 290), (66, 278)), False), PAPER, 3)
            )
            arms = (
                Arm((-104, 224), (-46, 274), "rest", aim=4),
                Arm((104, 224), (60, 250), "rest", aim=176, flip=True),
            )
        for arm, shoulder in zip(arms, ((-65 * w, 124), (65 * w, 124)), strict=True):
            out.append(arm_of(f, wear, face, arm, shoulder))
    signer = Frame(500, 350, 1.16)
    s_face, s_wear = Face(skin=SKIN_2, style="short"), Wear("shirt", BLUE)
    out.append(
        form(
            smooth(
                [
                    (386, 470, 1),
                    (394, 440),
                    (500, 428),
                    (606, 440),
                    (614, 470, 1),
                    (620, 640, 1),
                    (380, 640, 1),
                ]
            ),
            WOOD,
            14,
        )
    )
    out.append(person(signer, s_face, s_wear, 0.12, "front", (None, None), nod=(0, 10, 3)))
    cloth = polygon([(60, 604), (1140, 604), (1240, 820), (-40, 820)])
    out.append(
        fill(polygon([(60, 604), (1140, 604), (1168, 664), (32, 664)]), PAPER)
        + fill(polygon([(32, 664), (1168, 664), (1240, 820), (-40, 820)]), BLUE)
    )
    out.append(inside(cloth, frieze(-20, 676, 1240, 46, SKY)))
    for k in range(13):
        x = 40 + k * 94
        out.append(fill(limb([(x, 730), (x + (x - 600) * 0.09, 830)], [4, 34]), shade_of(BLUE)))
    for x, tone in ((150, GOLD), (300, DEEP), (716, GREEN), (882, RED), (1046, SKY)):
        out.append(
            cast(polygon([(x - 66, 626), (x + 62, 626), (x + 74, 654), (x - 78, 654)]), 0.15, 6, 6)
            + fill(
                polygon([(x - 66, 622), (x + 62, 622), (x + 72, 648), (x - 76, 648)]),
                mix(tone, DEEP, 0.25),
            )
            + fill(polygon([(x - 52, 625), (x + 48, 625), (x + 56, 644), (x - 60, 644)]), SAND)
        )
    out.append(
        cast(polygon([(406, 620), (600, 620), (622, 656), (386, 656)]), 0.15, 6, 6)
        + fill(polygon([(400, 614), (600, 614), (622, 652), (380, 652)]), RED)
        + fill(polygon([(412, 617), (494, 617), (490, 647), (398, 647)]), PAPER)
        + fill(polygon([(506, 617), (590, 617), (606, 647), (506, 647)]), PAPER)
    )
    out.extend(line(f"M428 {y}H480M522 {y}H576", SKY, 3) for y in (624, 634))
    out.append(line("M490 640L456 584", INK, 6) + line("M490 640L487 634", GOLD, 5))
    out.append(
        arm_of(signer, s_wear, s_face, Arm((-112, 216), (-44, 240), "fist", aim=14), (-65, 124))
    )
    out.append(
        arm_of(
            signer,
            s_wear,
            s_face,
            Arm((112, 216), (74, 246), "rest", aim=172, flip=True),
            (65, 124),
        )
    )
    return sheet(1200, 800, *out)


def lich_bao_cao() -> str:
    """A wall calendar with days marked; a hand circles one."""
    out = [
        fill(box(0, 0, 1200, 800), mix(SAGE, PAPER, 0.4)),
        fill(
            polygon([(0, 0), (520, 0), (1200, 640), (1200, 800), (700, 800), (0, 140)]), PAPER, 0.4
        ),
    ]
    page = box(110, 64, 800, 900, 6)
    cal = [cast(page, 0.2, 20, 24), fill(box(116, 70, 806, 900), shade_of(SAND)), fill(page, PAPER)]
    top = box(110, 64, 800, 216)
    cal.append(
        inside(
            top,
            fill(top, STRAW),
            fill(oval(330, 236, 110), CORAL),
            drum_rings(330, 236, 190, mix(GOLD, STRAW, 0.3), 2),
            fill(oval(330, 236, 78), CORAL),
            fill(
                smooth(
                    [
                        (90, 250),
                        (260, 206),
                        (420, 238),
                        (620, 170),
                        (760, 220),
                        (940, 160),
                        (940, 320),
                        (90, 320),
                    ]
                ),
                SKY,
            ),
            fill(
                smooth([(90, 276), (340, 236), (560, 268), (940, 216), (940, 320), (90, 320)]), BLUE
            ),
        )
    )
    for i in range(15):
        x = 146 + i * 52
        cal.append(
            fill(oval(x, 80, 7), mix(SAGE, INK, 0.35)) + line(f"M{x} 82V44", mix(INK, SKY, 0.35), 6)
        )
    cal.append(line("M146 44H874", mix(INK, SKY, 0.35), 6))
    cal.extend(fill(box(160 + i * 104, 304, 50, 10, 5), RED if i == 6 else DEEP) for i in range(7))
    for i, (left, high, wide, tall) in enumerate(_month(140, 334, 740, 520, 5, 10)):
        tone = mix(CORAL, PAPER, 0.72) if i % 7 == 6 else mix(SKY, PAPER, 0.66)
        if i < 2:
            tone = mix(SAND, PAPER, 0.4)
        cal.append(fill(box(left, high, wide, tall, 4), tone))
        if i > 1:
            cal.append(
                fill(
                    box(left + 10, high + 10, 16, 7, 3),
                    mix(RED if i % 7 == 6 else DEEP, PAPER, 0.25),
                )
            )
        if i in (4, 22):
            cal.append(
                fill(oval(left + wide / 2, high + tall / 2 + 6, 17), GOLD if i == 4 else GREEN)
            )
        if i in (7, 8, 9):
            cal.append(
                line(
                    f"M{left + 28} {high + 34}L{left + wide - 26} {high + tall - 20}M{left + wide - 26} {high + 34}L{left + 28} {high + tall - 20}",
                    mix(RED, PAPER, 0.2),
                    6,
                )
            )
        if i in (15, 16):
            cal.append(
                fill(box(left + (18 if i == 15 else -12), high + tall - 30, wide - 6, 14, 7), SAGE)
            )
    cal.append(
        line(
            "M596 596C604 540 556 510 508 514C448 518 420 560 424 604C430 664 490 690 540 670C560 662 576 650 588 634",
            RED,
            11,
        )
    )
    out.append(turned("".join(cal), -3, 500, 400))
    f = Frame(598, 631, 0.9, 15, True)
    out.append(_marker_shadow(f) + pen_hand(f, SKIN_2, RED, 400, INK))
    out.append(
        sleeve(
            f, [(-470, 30), (-640, 50), (-1100, 110)], (162, 240), SKY, mix(SKY, PAPER, 0.4), 0.12
        )
    )
    return sheet(1200, 800, *out)


def _marker_shadow(f: Frame) -> str:
    d = limb(
        f((-40, 40), (-300, 60), (-560, 70), (-1100, 140)),
        [60 * f.s, 190 * f.s, 150 * f.s, 240 * f.s],
    )
    return cast(d, 0.14, 26, 40)


def ung_dung() -> str:
    """A worker's hands with a phone, simple blocks for an app; the factory behind."""
    out = [fill(box(0, 0, 1200, 800), mix(SKY, PAPER, 0.3))]
    for k in range(4):
        x = -60 + k * 330
        out.append(
            fill(polygon([(x, 0), (x + 330, 0), (x + 330, 150), (x, 60)]), mix(SKY, BLUE, 0.28))
            + fill(polygon([(x + 26, 0), (x + 300, 0), (x + 300, 116), (x + 26, 42)]), PAPER)
            + line(f"M{x + 118} 0V68M{x + 210} 0V92", mix(SKY, BLUE, 0.28), 8)
        )
    out.append(fill(polygon([(60, 20), (330, 92), (720, 800), (300, 800)]), PAPER, 0.4))
    out.append(
        fill(box(0, 156, 1200, 18), DEEP)
        + line("M0 200H1200", mix(BLUE, SKY, 0.3), 16)
        + line("M0 196H1200", SKY, 4)
    )
    out.extend(form(box(x, 150, 46, 660), BLUE, 16, rise=0) for x in (70, 1090))
    out.append(
        fill(box(0, 640, 1200, 160), mix(SAND, SKY, 0.35))
        + fill(box(0, 636, 1200, 8), mix(BLUE, SKY, 0.4))
    )
    for x, y, w, h, c in (
        (160, 430, 190, 214, GREEN),
        (196, 350, 90, 84, mix(GREEN, SAGE, 0.4)),
        (900, 400, 150, 244, CORAL),
        (846, 520, 70, 124, mix(CORAL, STRAW, 0.4)),
        (700, 470, 120, 174, mix(BLUE, SKY, 0.45)),
    ):
        out.append(form(box(x, y, w, h, 6), mix(c, SKY, 0.3), 22, rise=0))
    for cx, cy, r, c in ((246, 520, 62, STRAW), (975, 480, 48, PAPER)):
        teeth = "".join(
            turned(
                fill(box(cx - r * 0.14, cy - r * 1.2, r * 0.28, r * 0.4), c), 360 / 10 * i, cx, cy
            )
            for i in range(10)
        )
        out.append(
            teeth
            + fill(oval(cx, cy, r), c)
            + fill(oval(cx, cy, r * 0.42), mix(GREEN if cx < 600 else CORAL, SKY, 0.3))
        )
    out.extend(
        fill(box(180 + i * 30, 600, 16, 16, 3), (RED, STRAW, PAPER)[i % 3]) for i in range(5)
    )
    f = Frame(500, 404, 1.0, -7)
    palm = smooth(
        f(
            (-196, 120),
            (-150, 30),
            (-60, 20),
            (100, 40),
            (176, 150),
            (170, 290),
            (60, 370),
            (-60, 420),
            (-170, 390),
            (-214, 280),
        )
    )
    out.append(form(palm, SKIN_3, 20))
    phone = _round(f, -150, -330, 300, 620, 38)
    out.append(cast(phone, 0.22, 16, 22) + form(phone, INK, 8, "#060b14"))
    screen = _round(f, -136, -312, 272, 584, 26)
    out.append(fill(screen, PAPER))
    blocks: list[str] = [
        fill(polygon(f((-140, -320), (140, -320), (140, -214), (-140, -214))), BLUE)
    ]
    blocks.append(
        fill(oval(*f.at(-96, -250), 22), STRAW)
        + fill(_round(f, -58, -268, 130, 13, 6), PAPER)
        + fill(_round(f, -58, -244, 84, 10, 5), SKY)
    )
    for i, tone in enumerate((RED, GOLD, GREEN, SKY, CORAL, DEEP)):
        x, y = -118 + (i % 3) * 82, -192 + (i // 3) * 84
        blocks.append(fill(_round(f, x, y, 72, 72, 16), tone))
    blocks.append(
        fill(polygon(f((-100, -150), (-82, -172), (-64, -150), (-64, -136), (-100, -136))), PAPER)
    )
    for x, y in ((0, -164), (-12, -152), (12, -152)):
        blocks.append(fill(oval(*f.at(x, y), 9), PAPER))
    blocks.append(line(smooth(f((66, -158, 1), (78, -146, 1), (100, -172, 1)), False), PAPER, 7))
    blocks.append(fill(polygon(f((-102, -88), (-62, -88), (-62, -60), (-102, -60))), PAPER))
    blocks.append(
        ring(*f.at(0, -72), 15, PAPER, 6)
        + line(smooth(f((70, -84), (94, -84)), False), PAPER, 6)
        + line(smooth(f((70, -68), (94, -68)), False), PAPER, 6)
    )
    for i, w in enumerate((220, 150)):
        blocks.append(fill(_round(f, -118, -4 + i * 24, w, 12, 6), (DEEP, SKY)[i]))
    for i, v in enumerate((46, 74, 58, 96, 120)):
        blocks.append(
            fill(
                _round(f, -112 + i * 48, 188 - v, 32, v, 5), RED if i == 4 else mix(BLUE, SKY, 0.45)
            )
        )
    blocks.append(
        fill(_round(f, -118, 208, 236, 44, 22), BLUE) + fill(_round(f, -40, 225, 80, 10, 5), PAPER)
    )
    out.append(inside(screen, *blocks))
    out.append(fill(_round(f, -34, -306, 68, 14, 7), INK))
    out.append(
        inside(screen, fill(polygon(f((-150, -330), (10, -330), (-150, 0))), "#ffffff", 0.12))
    )
    out.append(wrap_fingers(f.sub(150, 72, 0.9), SKIN_3))
    thumb: list[Point] = [(-214, 330), (-204, 170), (-158, 60), (-116, -4)]
    out.append(finger(f, thumb, [150, 92, 68, 48], SKIN_3, nail=32))
    out.append(
        sleeve(
            Frame(0, 0, 1),
            [(336, 722), (240, 800), (80, 930)],
            (250, 300),
            BLUE,
            mix(BLUE, SKY, 0.25),
            0.24,
        )
    )
    hand = Frame(576, 246, 0.98, 11, True)
    out.append(
        cast(
            limb(hand((-10, 10), (-200, 40), (-420, 70), (-900, 120)), [40, 130, 130, 220]),
            0.16,
            22,
            40,
        )
    )
    out.append(pointing_hand(hand, SKIN_3))
    out.append(
        sleeve(
            hand,
            [(-490, 60), (-650, 84), (-1000, 140)],
            (172, 240),
            BLUE,
            mix(BLUE, SKY, 0.25),
            0.14,
        )
    )
    return sheet(1200, 800, *out)


def _round(f: Frame, x: float, y: float, w: float, h: float, r: float) -> str:
    k = r * 0.3
    return smooth(
        f(
            (x + r, y, 1),
            (x + w - r, y, 1),
            (x + w - k, y + k),
            (x + w, y + r, 1),
            (x + w, y + h - r, 1),
            (x + w - k, y + h - k),
            (x + w - r, y + h, 1),
            (x + r, y + h, 1),
            (x + k, y + h - k),
            (x, y + h - r, 1),
            (x, y + r, 1),
            (x + k, y + k),
        )
    )
