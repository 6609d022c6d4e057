"""Pictures for the story of the year's summing-up conference."""

from __future__ import annotations

from random import Random

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
    inside,
    limb,
    line,
    oval,
    polygon,
    sheet,
    smooth,
)
from ..figures import STAND, Arm, arm_of, person, side_person
from ..flowers import bouquet
from ..hair import Face
from ..hands import edge_grip, sleeve, wrap_fingers
from ..palette import (
    ARMY,
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
from ..props import certificate, chair_back, flag, lectern

_CROWD = (
    ("short", HAIR, SKIN_3, BLUE),
    ("tail", HAIR, SKIN_1, CORAL),
    ("short", HAIR, SKIN_2, PAPER),
    ("thin", GREY_HAIR, SKIN_3, SKY),
    ("bob", HAIR, SKIN_2, STRAW),
    ("short", HAIR, SKIN_4, SKY),
    ("bun", HAIR, SKIN_1, RED),
    ("short", HAIR, SKIN_2, DEEP),
    ("long", HAIR, SKIN_3, PAPER),
    ("bald", GREY_HAIR, SKIN_2, mix(GREEN, SAGE, 0.3)),
    ("short", HAIR, SKIN_3, GOLD),
)


def _flower_bank(x: float, y: float, w: float, r: float) -> str:
    rng = Random(int(w))
    out = []
    count = int(w / (r * 1.1))
    for i in range(count * 2):
        cx, lean = x + w * rng.random(), rng.uniform(-1, 1)
        out.append(
            fill(
                limb(
                    [
                        (cx, y + r),
                        (cx + r * lean, y - r * 0.7),
                        (cx + r * 2.1 * lean, y - r * rng.uniform(1.1, 2)),
                    ],
                    [3, r * 0.5, 1],
                ),
                (GREEN, LEAF)[i % 2],
            )
        )
    for i in range(count * 2):
        cx = x + w * (i % count + 0.5) / count + rng.uniform(-0.3, 0.3) * r
        cy = y + (-0.75 if i < count else 0.25) * r + rng.uniform(-0.35, 0.35) * r
        size = r * rng.uniform(0.42, 0.72)
        tone = (CORAL, STRAW, PAPER, RED, CORAL, mix(CORAL, PAPER, 0.5))[rng.randrange(6)]
        out.append(form(oval(cx, cy, size), tone, size * 0.45))
        out.extend(
            line(
                f"M{cx - size * q:.1f} {cy:.1f}a{size * q:.1f} {size * q:.1f} 0 1 1 {size * q:.1f} {size * q:.1f}",
                shade_of(tone),
                size * 0.09,
            )
            for q in (0.62, 0.3)
        )
    return "".join(out)


def hoi_nghi() -> str:
    """A conference hall: panel on the stage, rows of delegates from behind."""
    out = [fill(box(0, 0, 1200, 800), mix(SAND, PAPER, 0.3))]
    ceiling = polygon([(0, 0), (1200, 0), (960, 128), (240, 128)])
    out.append(fill(ceiling, mix(SAND, WOOD, 0.12)))
    for q in (0.12, 0.42, 0.7):
        y, x0 = 128 * q, 240 * q
        out.append(
            fill(
                polygon([(x0 + 120, y), (1080 - x0, y), (1050 - x0, y + 14), (x0 + 150, y + 14)]),
                PAPER,
            )
        )
    out.append(fill(polygon([(0, 0), (240, 128), (240, 420), (0, 560)]), mix(SAND, GOLD, 0.22)))
    out.append(
        fill(polygon([(1200, 0), (960, 128), (960, 420), (1200, 560)]), mix(SAND, WOOD, 0.42))
    )
    for k in range(4):
        a, b = 16 + k * 58, 48 + k * 58
        t0, t1 = a / 240, b / 240
        for right in (False, True):
            pts: list[Point] = [
                (a, 60 + 90 * t0),
                (b, 60 + 90 * t1),
                (b, 470 - 74 * t1),
                (a, 470 - 74 * t0),
            ]
            if right:
                pts = [(1200 - x, y) for x, y in pts]
            out.append(fill(polygon(pts), mix(SAND, WOOD, 0.55 if right else 0.2)))
    out.append(
        fill(
            polygon([(240, 420), (960, 420), (1200, 560), (1200, 800), (0, 800), (0, 560)]),
            mix(CORAL, WOOD, 0.55),
        )
    )
    stage = box(240, 128, 720, 292)
    out.append(fill(stage, RED))
    folds = "".join(
        fill(limb([(252 + k * 34, 120), (250 + k * 34, 430)], [12, 13]), shade_of(RED, 0.2))
        for k in range(22)
    )
    out.append(inside(stage, folds))
    out.append(
        fill(oval(600, 268, 124), mix(RED, CORAL, 0.35))
        + drum_rings(600, 268, 118, STRAW, 1.5, 0.85)
    )
    out.append(fill(polygon([(240, 128), (960, 128), (960, 150), (240, 150)]), shade_of(RED, 0.35)))
    out.append(
        "".join(
            fill(
                limb([(240 + i * 60, 150), (270 + i * 60, 172), (300 + i * 60, 150)], [2, 14, 2]),
                GOLD,
            )
            for i in range(12)
        )
    )
    out.append(
        fill(polygon([(240, 420), (960, 420), (1040, 470), (160, 470)]), mix(WOOD, STRAW, 0.3))
    )
    out.append(
        fill(polygon([(160, 470), (1040, 470), (1040, 506), (160, 506)]), WOOD)
        + frieze(160, 474, 880, 28, mix(WOOD, STRAW, 0.5), 0.8)
    )
    panel = (
        (410, "short", HAIR, SKIN_2, "suit", DEEP),
        (505, "bun", HAIR, SKIN_1, "aodai", BLUE),
        (600, "thin", GREY_HAIR, SKIN_2, "suit", INK),
        (695, "tail", HAIR, SKIN_1, "aodai", mix(GREEN, DEEP, 0.2)),
        (790, "short", HAIR, SKIN_3, "suit", DEEP),
    )
    for i, (x, style, hair, skin, kind, top) in enumerate(panel):
        wear = Wear(kind, top)
        f = Frame(x, 318, 0.42)
        out.append(chair_back(Frame(x, 330, 0.42), shade_of(WOOD, 0.3)))
        arms = (Arm((-96, 218), (-30, 252)), Arm((96, 218), (30, 252), flip=True))
        out.append(
            person(
                f,
                Face(skin=skin, hair=hair, style=style, glasses=i == 2),
                wear,
                (0.5, 0.3, 0, -0.3, -0.5)[i],
                "front",
                arms,
                slim=kind == "aodai",
            )
        )
    cloth = polygon([(356, 418), (844, 418), (858, 468), (342, 468)])
    out.append(form(cloth, PAPER, 5, rise=0) + frieze(350, 446, 500, 20, SKY))
    out.append(_flower_bank(500, 428, 200, 19))
    out.extend(
        fill(box(x - 4, 402, 8, 17, 2), MIST) + fill(box(x - 3, 399, 6, 4), BLUE)
        for x in (410, 470, 735, 790)
    )
    out.append(lectern(Frame(906, 464, 0.34), WOOD))
    aisle = polygon([(556, 506), (644, 506), (760, 800), (440, 800)])
    out.append(fill(aisle, RED) + line("M566 506L462 800M634 506L738 800", GOLD, 3))
    rows = ((0.34, 512, 6, 176), (0.47, 556, 5, 90), (0.66, 622, 4, 0), (0.92, 706, 3, -90))
    n = 0
    for scale, y, count, edge in rows:
        gap = (600 - edge) * 0.166
        inner = 600 - gap * 0.86 - 30 * scale
        for side in (-1, 1):
            for i in range(count):
                t = i / max(count - 1, 1)
                reach = inner - edge - 30 * scale
                across = 600 + side * (600 - inner + reach * t)
                style, hair, skin, top = _CROWD[(n * 7 + 3) % len(_CROWD)]
                n += 1
                f = Frame(across, y, scale)
                out.append(
                    person(
                        f,
                        Face(skin=skin, hair=hair, style=style),
                        Wear("shirt", top),
                        view="back",
                        arms=(None, None),
                        nod=((n % 3 - 1) * 4.0, 0, (n % 3 - 1) * 5.0),
                        slim=style in {"tail", "bob", "bun", "long"},
                    )
                )
                out.append(chair_back(Frame(across, y + 152 * scale, scale * 1.25), DEEP))
    return sheet(1200, 800, *out)


def trao_co() -> str:
    """An emulation flag without emblem changes hands on a stage."""
    out = [fill(box(0, 0, 1200, 800), BLUE)]
    out.append(
        fill(oval(604, 400, 440), mix(BLUE, SKY, 0.2)) + drum_rings(604, 400, 430, SKY, 2.2, 0.45)
    )
    out.append(
        fill(polygon([(0, 0), (96, 0), (70, 400), (96, 700), (0, 700)]), DEEP)
        + fill(
            polygon([(1200, 0), (1104, 0), (1130, 400), (1104, 700), (1200, 700)]),
            mix(DEEP, INK, 0.4),
        )
    )
    out.extend(
        line(f"M{x} 0C{x - 6} 240 {x + 6} 420 {x} 690", mix(DEEP, BLUE, 0.45), 4)
        for x in (26, 56, 1146, 1176)
    )
    floor = polygon([(0, 690), (1200, 690), (1200, 800), (0, 800)])
    out.append(
        fill(floor, mix(WOOD, STRAW, 0.3))
        + fill(polygon([(0, 690), (360, 690), (640, 800), (0, 800)]), mix(WOOD, STRAW, 0.45))
    )
    out.extend(
        line(f"M0 {706 + k * 22 + k * k * 3}H1200", mix(WOOD, STRAW, 0.12), 2, 0.7)
        for k in range(4)
    )
    out.append(
        cast(
            "".join(
                smooth([(x - 40, 760), (x + 60, 750), (x + w, 800), (x + w - 80, 816)])
                for x, w in ((250, 280), (950, 240))
            ),
            0.22,
        )
    )
    giver, taker = Frame(236, 176, 0.96), Frame(966, 186, 0.93, 0, True)
    g_face, g_wear = (
        Face(skin=SKIN_2, hair=GREY_HAIR, style="thin", glasses=True),
        Wear("suit", INK, legs=INK),
    )
    t_face, t_wear = Face(skin=SKIN_1, style="bun"), Wear("aodai", STRAW, legs=PAPER, shoes=GOLD)
    out.append(
        side_person(
            giver,
            g_face,
            g_wear,
            None,
            Arm((92, 186), (180, 106), "none"),
            (((26, 480), (26, 622)), ((-14, 484), (-26, 622))),
            nod=(6, 4, 5),
        )
    )
    out.append(
        side_person(
            taker,
            t_face,
            t_wear,
            None,
            Arm((92, 186), (176, 100), "none"),
            (((24, 480), (20, 622)), ((-14, 484), (-30, 622))),
            nod=(4, 2, 3),
        )
    )
    out.append(
        line("M398 276L806 276", mix(WOOD, INK, 0.2), 15) + line("M398 272L806 272", GOLD, 4)
    )
    out.extend(form(oval(x, 276, 14), GOLD, 5) for x in (394, 810))
    out.append(cast(polygon([(440, 300), (806, 300), (806, 650), (440, 650)]), 0.2, 18, 20))
    out.append(flag([(430, 282), (774, 282), (784, 632), (420, 632)], 4, RED, 28))
    out.extend(
        line(f"M{x} 282v46", GOLD, 4)
        + form(polygon([(x - 8, 328), (x + 8, 328), (x + 14, 378), (x - 14, 378)]), GOLD, 7)
        for x in (430, 774)
    )
    out.append(
        arm_of(giver, g_wear, g_face, Arm((54, 226), (152, 128), "fist", aim=-30), (-2, 128))
    )
    out.append(
        arm_of(
            taker, t_wear, t_face, Arm((54, 226), (150, 122), "fist", aim=210, flip=True), (-2, 128)
        )
    )
    return sheet(1200, 800, *out)


def trao_bang_khen() -> str:
    """Two hands give a framed certificate; two others take it."""
    out = [
        fill(box(0, 0, 900, 1200), mix(SKY, PAPER, 0.35)),
        fill(oval(450, 420, 430), mix(STRAW, PAPER, 0.25)),
        drum_rings(450, 420, 418, GOLD, 2, 0.4),
    ]
    torso = smooth(
        [
            (370, -30, 1),
            (360, 20),
            (230, 80),
            (150, 190),
            (190, 420),
            (230, 700),
            (214, 900, 1),
            (686, 900, 1),
            (670, 700),
            (710, 420),
            (752, 190),
            (668, 80),
            (540, 20),
            (532, -30, 1),
        ]
    )
    out.append(form(torso, RED, 60, hatch=30, rise=0.15))
    out.append(
        inside(
            torso,
            *(
                _sprig(x, y, r)
                for x, y, r in (
                    (300, 190, 18),
                    (420, 300, 14),
                    (560, 210, 17),
                    (640, 320, 13),
                    (350, 110, 12),
                )
            ),
        )
    )
    band = polygon([(380, -20), (522, -20), (540, 52), (450, 74), (362, 52)])
    out.append(
        form(band, RED, 16) + line("M450 74C520 100 600 120 690 210", shade_of(RED, 0.35), 4)
    )
    for side in (-1, 1):
        x = 450 + side * 278
        wrist = limb(
            [(x + side * 46, 640), (x + side * 26, 720), (x - side * 6, 800)], [92, 112, 90]
        )
        out.append(form(wrist, SKIN_1, 14))
        upper = limb(
            [(450 + side * 246, 178), (450 + side * 372, 420), (x + side * 44, 690)],
            [146, 134, 108],
            True,
            False,
        )
        out.append(form(upper, RED, 26, hatch=14))
    frame = box(178, 500, 544, 420)
    out.append(cast(frame, 0.25, 20, 24) + form(frame, GOLD, 10))
    out.append(
        fill(box(198, 520, 504, 380), mix(GOLD, INK, 0.35)) + fill(box(206, 528, 488, 364), PAPER)
    )
    sheet_d = box(206, 528, 488, 364)
    out.append(
        inside(
            sheet_d,
            frieze(220, 542, 460, 36, mix(GOLD, STRAW, 0.2)),
            drum_rings(450, 712, 118, STRAW, 2, 0.8),
        )
    )
    out.append(
        f'<g transform="rotate(180 450 710)">{frieze(220, 542, 460, 36, mix(GOLD, STRAW, 0.2))}</g>'
    )
    for y, w, tone, h in (
        (620, 210, RED, 16),
        (656, 300, DEEP, 9),
        (684, 340, SKY, 8),
        (708, 320, SKY, 8),
        (732, 260, SKY, 8),
    ):
        out.append(fill(box(450 - w / 2, y, w, h, h / 2), tone))
    out.append(
        line(
            "M520 786C540 754 550 810 568 780C580 762 586 796 604 780C620 768 624 786 642 776",
            BLUE,
            3.5,
        )
    )
    out.append(
        form(oval(450, 800, 36), RED, 8)
        + line(oval(450, 800, 26), CORAL, 2.5)
        + line(oval(450, 800, 14), CORAL, 2)
    )
    out.append(
        inside(sheet_d, fill(polygon([(206, 528), (330, 528), (206, 720)]), "#ffffff", 0.55))
    )
    for side in (-1, 1):
        out.append(wrap_fingers(Frame(450 + side * 276, 664, 0.8, 0, side < 0), SKIN_1))
        grip = Frame(450 + side * 150, 918, 1.02, -74 if side > 0 else 74, side < 0)
        out.append(
            edge_grip(grip, SKIN_3)
            + sleeve(
                grip, [(-186, 160), (-256, 256), (-420, 480)], (150, 200), BLUE, mix(BLUE, SKY, 0.3)
            )
        )
    return sheet(900, 1200, *out)


def _sprig(x: float, y: float, r: float) -> str:
    gold = mix(RED, STRAW, 0.75)
    petals = "".join(
        fill(oval(x + dx * r * 0.55, y + dy * r * 0.55, r * 0.42), gold)
        for dx, dy in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3))
    )
    return petals + line(f"M{x} {y + r}q{r * 0.4} {r * 1.3} {-r * 0.3} {r * 2.4}", gold, 3)


def tap_the() -> str:
    """A line of honoured people with certificates and flowers."""
    out = [fill(box(0, 0, 1200, 600), mix(STRAW, PAPER, 0.4))]
    out.append(
        fill(oval(600, 250, 300), mix(STRAW, GOLD, 0.25))
        + drum_rings(600, 250, 290, PAPER, 2, 0.75)
    )
    out.append(
        fill(box(0, 0, 1200, 54), RED)
        + "".join(
            fill(
                limb([(i * 60 - 10, 52), (i * 60 + 20, 84), (i * 60 + 50, 52)], [3, 26, 3]),
                RED if i % 2 else shade_of(RED, 0.12),
            )
            for i in range(21)
        )
        + line("M0 54H1200", GOLD, 4)
    )
    out.append(
        fill(box(0, 480, 1200, 120), mix(WOOD, STRAW, 0.42)) + fill(box(0, 476, 1200, 8), WOOD)
    )
    out.append(fill(polygon([(0, 484), (420, 484), (700, 600), (0, 600)]), mix(WOOD, STRAW, 0.58)))
    crew = (
        (
            84,
            0.575,
            Face(skin=SKIN_3, style="short"),
            Wear("shirt", BLUE, legs=DEEP),
            "cert",
            0.4,
            False,
        ),
        (
            206,
            0.55,
            Face(skin=SKIN_1, style="bun"),
            Wear("aodai", RED, legs=PAPER, shoes=GOLD, pattern=True),
            "flowers",
            0.3,
            True,
        ),
        (
            330,
            0.57,
            Face(skin=SKIN_4, hat="helmet", hat_colour=GOLD),
            Wear("overall", mix(BLUE, SKY, 0.25), legs=mix(BLUE, SKY, 0.25)),
            "cert",
            0.35,
            False,
        ),
        (
            462,
            0.585,
            Face(skin=SKIN_2, hair=GREY_HAIR, style="thin", glasses=True),
            Wear("suit", INK, legs=INK),
            "cert",
            0.2,
            False,
        ),
        (
            600,
            0.545,
            Face(skin=SKIN_2, style="long"),
            Wear("aodai", PAPER, legs=PAPER, shoes=CORAL),
            "flowers",
            0.1,
            True,
        ),
        (
            734,
            0.58,
            Face(skin=SKIN_3, hat="pith", hat_colour=ARMY),
            Wear("army", ARMY, legs=ARMY),
            "cert",
            -0.2,
            False,
        ),
        (
            866,
            0.55,
            Face(skin=SKIN_1, style="bob", glasses=True),
            Wear("vest", CORAL, under=PAPER, legs=INK),
            "cert",
            -0.35,
            True,
        ),
        (
            990,
            0.585,
            Face(skin=SKIN_2, style="short"),
            Wear("shirt", PAPER, legs=DEEP),
            "flowers",
            -0.3,
            False,
        ),
        (
            1114,
            0.55,
            Face(skin=SKIN_3, style="bun", hair=WHITE_HAIR),
            Wear("aodai", mix(GREEN, DEEP, 0.15), legs=PAPER, shoes=INK, pattern=True),
            "cert",
            -0.4,
            True,
        ),
    )
    shadows, people = [], []
    for i, (x, s, face, wear, thing, turn, slim) in enumerate(crew):
        foot = 556 + (i % 2) * 10
        f = Frame(x, foot - 658 * s, s)
        shadows.append(
            smooth(
                [(x - 34, foot - 4), (x + 30, foot - 10), (x + 118, foot + 22), (x + 84, foot + 30)]
            )
        )
        people.append(
            person(
                f,
                face,
                wear,
                turn,
                "front",
                (None, None),
                STAND,
                nod=((i % 3 - 1) * 3.0, 0, (i % 3 - 1) * 3.0),
                slim=slim,
            )
        )
        w = 0.86 if slim else 1.0
        if thing == "cert":
            people.append(certificate(f.sub(0, 232), 138, 100))
            arms = (
                Arm((-100, 218), (-76, 264), "fist", aim=-30),
                Arm((100, 218), (76, 264), "fist", aim=210, flip=True),
            )
        else:
            people.append(
                bouquet(
                    f.sub(-6, 262, 1.15, -8),
                    PAPER if wear.top != PAPER else SKY,
                    (CORAL, RED, CORAL)[i % 3],
                )
            )
            arms = (
                Arm((-98, 218), (-34, 262), "fist", aim=-6),
                Arm((98, 222), (30, 284), "fist", aim=190, flip=True),
            )
        for arm, shoulder in zip(arms, ((-65 * w, 124), (65 * w, 124)), strict=True):
            people.append(arm_of(f, wear, face, arm, shoulder))
    out += [cast("".join(shadows), 0.2), *people]
    return sheet(1200, 600, *out)
