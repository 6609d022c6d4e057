"""Letters that look alike are read as what is meant, and only where that is certain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.lookalikes import doubtful, mend
from plugins.core.text import slugify


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u00d0ại hội \u00d0oàn viên xã Thử", "Đại hội Đoàn viên xã Thử"),
        ("12/L\u00d0L\u00d0", "12/LĐLĐ"),
        ("08/2026/N\u00d0-CP, Q\u00d0-UBND, H\u00d0ND, C\u00d0CS", "08/2026/NĐ-CP, QĐ-UBND, HĐND, CĐCS"),
        ("Liên \u00f0oàn Lao \u00f0ộng", "Liên đoàn Lao động"),
        ("\u00d0inh \u00d0an", "Đinh Đan"),
        ("G\u00d0&\u00d0T, ATVSL\u00d0, BG\u00d0, SGD\u00d0T", "GĐ&ĐT, ATVSLĐ, BGĐ, SGDĐT"),
        ("l\u00f0l\u00f0", "lđlđ"),
        ("\u0189oàn \u0256ội", "Đoàn đội"),
        ("D\u0336oàn d\u0335ội", "Đoàn đội"),
        ("\u20aboàn", "đoàn"),
        ("C\u00f4ng \u0111\u043e\u00e0n", "Công đoàn"),  # Cyrillic о
        ("\u0421\u00f4ng \u0111o\u00e0n", "Công đoàn"),  # Cyrillic С
        ("\u039d\u0103m 2026", "Năm 2026"),  # Greek Ν
        ("\uff2c\u0110\uff2c\u0110 \uff12\uff10\uff12\uff16", "LĐLĐ 2026"),
        ("\U0001d402\U0001d428\u0302\U0001d427\U0001d420 \u0111\U0001d428\U0001d41a\u0300\U0001d427", "Công đoàn"),
        ("Qu\u00fd \u2162", "Quý III"),
        ("o\ufb03ce, \ufb01le", "office, file"),
        ("C\u00f4ng\u200b \u0111o\u00e0n\ufeff vi\u00ean\u00ad", "Công đoàn viên"),
        ("Co\u200b\u0302ng", "Công"),
        ("To\u00e0\ufe0f th\u200d\u00e0nh", "Toà thành"),
        ("a\u200e b\u200f c\u2060d", "a b cd"),
    ],
)  # fmt: skip
def test_a_look_alike_is_read_as_the_letter_that_is_meant(written: str, meant: str) -> None:
    assert mend(written) == meant
    assert list(doubtful(mend(written))) == []
    assert slugify(mend(written)) == slugify(meant)


@pytest.mark.parametrize(
    "text",
    [
        "Guðrún Sigurðardóttir, Davíð, Norðurál, SIGURÐUR, GUÐRÚN, Þórður Ægir, Höfði, sagði",
        "\u00fe\u00e6t, \u00f0\u00e6t",
        "Москва, Он сказал: «со мной»",
        "Αθήνα, β-caroten, 5 μm, 3 kΩ, ΔT, λ",
        "50.000₫, 50.000 ₫ một suất",
        "中文ＡＢＣ公司, ＡＢＣ公司",
        "Với 𝑥 = 3, ℓ là độ dài",
        "👩‍👩‍👧 ❤️ 1️⃣ ☎️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "می‌خواهم, क्‍ष",
        "葛󠄀",
        "Mở https://vi.example/Ðại và xem ð@Ðoàn.example, mailto:Ðoàn@x.example",
        "Gõ `Ðại` rồi\n```\nÐại hội\u200b\n```".replace("\u200b", ""),
        "© ® ™ ½ ² № Å é è ü ñ ç ø å æ þ ß",
    ],
)
def test_what_is_meant_as_it_stands_is_left(text: str) -> None:
    assert mend(text) == unicodedata.normalize("NFC", text)
    assert list(doubtful(text)) == []


@pytest.mark.parametrize(
    ("text", "word", "letter"),
    [
        ("Hà Nội\nCовет thị xã", "Cовет", "U+043E"),
        ("Ban \u0422\u041e\u0420 họp", "\u0422\u041e\u0420", "U+0422"),
        ("Âm \u00f0 trong tiếng Anh", "\u00f0", "U+00F0"),
    ],
)
def test_what_may_be_meant_otherwise_is_named_with_its_line(
    text: str, word: str, letter: str
) -> None:
    assert mend(text) == text
    [(line, found, shown)] = doubtful(text)
    assert (line, found, shown) == (text[: text.index(word)].count("\n") + 1, word, letter)


@given(st.text())
def test_mending_is_stable_and_keeps_the_lines(text: str) -> None:
    mended = mend(text)
    assert mended.count("\n") == text.count("\n")
    assert mend(mended) == mended


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệờợựữÁẤỜĐ ,.:-0123456789\n"))
def test_sound_vietnamese_is_never_changed(text: str) -> None:
    assert mend(text) == unicodedata.normalize("NFC", text)
    assert list(doubtful(text)) == []
