"""Folding, slugs and the alphabetical order of Vietnamese."""

import random
import unicodedata

import pytest

from plugins.core.text import SLUG_LIMIT, fold, forbidden_character, nfc, slugify, sort_key

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # level, huyền, hỏi, ngã, sắc, nặng
LETTERS = [nfc(v + t) for v in (*VOWELS, *VOWELS.upper()) for t in TONES] + ["đ", "Đ"]
LATIN_EXTENDED = [chr(n) for n in (*range(0x20, 0x250), *range(0x1E00, 0x1F00))]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_folds_to_one_letter_of_the_same_case(letter: str) -> None:
    folded = fold(letter)
    assert len(letter) == 1
    assert folded.isascii()
    assert len(folded) == 1
    assert folded.isupper() == letter.isupper()


def test_folding_any_latin_letter_keeps_the_length_and_is_done_at_once() -> None:
    wrong = [
        f"U+{ord(character):04X}"
        for character in LATIN_EXTENDED
        if len(fold(f"a{character}b")) != 3 or fold(fold(character)) != fold(character)
    ]
    assert wrong == []


def test_folding_keeps_positions_in_any_mixture() -> None:
    dice = random.Random(7)
    for _ in range(200):
        text = nfc("".join(dice.choices(LATIN_EXTENDED + LETTERS, k=40)))
        folded = fold(text)
        assert len(folded) == len(text)
        assert all(f == t or not t.isascii() for f, t in zip(folded, text, strict=True))


def test_folding_leaves_what_is_no_latin_letter_with_a_mark() -> None:
    assert fold("37 – “ß” 漢 🎉") == "37 – “ß” 漢 🎉"
    assert fold("Đoàn Thanh niên") == "Doan Thanh nien"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đại hội Công đoàn lần thứ XIII", "dai-hoi-cong-doan-lan-thu-xiii"),
        ("LĐLĐ Thành phố: Đôn đốc…", "ldld-thanh-pho-don-doc"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Ổi"), "nguyen-thi-oi"),
        ("Trade Union's day – it’s 8/3", "trade-unions-day-its-8-3"),
        ("  ../../etc/passwd  ", "etc-passwd"),
        ("🎉🎉", ""),
        ("", ""),
        ("İstanbul", "istanbul"),
    ],
)
def test_a_slug_is_folded_words_joined_by_hyphens(title: str, slug: str) -> None:
    assert slugify(title) == slug
    assert slugify(slug) == slug


def test_a_slug_is_cut_at_a_word_and_never_longer_than_the_limit() -> None:
    long = slugify("tết " * 60)
    assert len(long) <= SLUG_LIMIT
    assert set(long.split("-")) == {"tet"}
    assert len(slugify("ơ" * 10_000)) == SLUG_LIMIT


@pytest.mark.parametrize(
    ("title", "end"),
    [
        # English: a preposition, a determiner, a possessive
        ("The federation of the lower valley looks back on the year and sets out its aims for all", "its-aims"),
        ("Members of the ferry union at the upper landing welcome the visit paid by the council", "visit-paid"),
        ("Seven weavers of the old town receive the federation’s flag and the river ministry’s medal", "and-the-river"),
        # Vietnamese: half of a word, a preposition, what wants a number
        ("Công đoàn Nhà máy Sao Mai ở bến đò cũ tặng quà cho những người thợ già của công đoàn", "nguoi-tho-gia"),
        ("Liên đoàn Lao động Sông Mây mở lớp học nghề buổi tối ở xưởng mây tre đan cho lao động", "may-tre-dan"),
        ("Công đoàn Xưởng Gốm Ễnh Ương nhìn lại mười hai tháng làm lụng và bàn việc của năm 2027", "ban-viec"),
        ("Ban nữ công các xưởng ven sông ký chương trình chăm lo bữa ăn ca cho thợ trẻ 2026–2030", "tho-tre"),
    ],
)  # fmt: skip
def test_a_slug_that_is_cut_ends_with_a_word_that_can_end(title: str, end: str) -> None:
    slug = slugify(title)
    assert slug.endswith(f"-{end}"), slug
    assert slugify(slug) == slug


def test_a_title_of_words_that_cannot_end_still_has_an_address() -> None:
    assert slugify("của " * 60).startswith("cua-cua-")
    assert slugify("the " * 60).startswith("the-the-")


def test_the_alphabet_is_the_vietnamese_one() -> None:
    alphabet = [
        "a",
        "ă",
        "â",
        "b",
        "c",
        "d",
        "đ",
        "e",
        "ê",
        "f",
        "g",
        "h",
        "i",
        "j",
        "k",
        "l",
        "m",
        "n",
        "o",
        "ô",
        "ơ",
        "p",
        "q",
        "r",
        "s",
        "t",
        "u",
        "ư",
        "v",
        "w",
        "x",
        "y",
        "z",
    ]
    shuffled = list(alphabet)
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == alphabet


def test_the_tones_come_in_cldr_order_and_only_break_ties() -> None:
    # Huyền, hỏi, ngã, sắc, nặng: CLDR's tailoring for «vi».
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == [
        "ma", "mà", "mả", "mã", "má", "mạ",
    ]  # fmt: skip
    assert sorted(["mạ", "mab", "ma"], key=sort_key) == ["ma", "mạ", "mab"]


def test_names_sort_as_a_vietnamese_directory_has_them() -> None:
    names = ["Ân", "An", "Ăn", "Đạt", "Dũng", "Ơn", "Ôn", "On", "Ưng", "Ung", "10", "9", "2 người"]
    assert sorted(names, key=sort_key) == [
        "2 người", "9", "10", "An", "Ăn", "Ân", "Dũng", "Đạt", "On", "Ôn", "Ơn", "Ung", "Ưng",
    ]  # fmt: skip


def test_numbers_sort_by_their_value_wherever_they_stand() -> None:
    names = ["Tổ 10", "Tổ 9", "Tổ 09 B", "Tổ", "Tổ 2 – Ca 12", "Tổ 2 – Ca 3", "Tổ 0", "Tổ An"]
    assert sorted(names, key=sort_key) == [
        "Tổ", "Tổ 0", "Tổ 2 – Ca 3", "Tổ 2 – Ca 12", "Tổ 9", "Tổ 09 B", "Tổ 10", "Tổ An",
    ]  # fmt: skip
    assert sorted(["1" * 900, "2" * 900, "a"], key=sort_key)[-1] == "a"


def test_a_space_sorts_before_a_letter_and_the_normal_form_does_not_matter() -> None:
    assert sorted(["Antoàn", "An toàn"], key=sort_key) == ["An toàn", "Antoàn"]
    nfd = unicodedata.normalize("NFD", "Ấn Bình")
    assert sort_key(nfd)[:2] == sort_key("Ấn Bình")[:2]


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9f", "\u202e", "\u2066", "\ufffe"]
)
def test_control_and_direction_characters_are_found(character: str) -> None:
    assert forbidden_character(f"Công {character} đoàn") == character


def test_emoji_and_ordinary_white_space_are_allowed() -> None:
    assert forbidden_character("Chúc mừng 👩‍👩‍👧\tnăm\nmới\u00a0!") is None
