"""Where a headline breaks: balanced, never between what is read in one breath."""

from __future__ import annotations

import pytest

from plugins.pictures.share.wrap import atoms, count, shorten, wrap


def letters(text: str) -> float:
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Nghị quyết của LĐLĐ TP. Hồ Chí Minh", "LĐLĐ\u00a0TP.\u00a0Hồ"),
        ("Trao 5.917 suất quà", "5.917\u00a0suất"),
        ("Chi 2 tỷ đồng cho Tết", "2\u00a0tỷ\u00a0đồng"),
        ("Nhiệm vụ năm 2025 và sau đó", "năm\u00a02025"),
        ("Đại hội lần thứ XIII họp", "thứ\u00a0XIII"),
        ("Năm nay – năm của công đoàn", "nay\u00a0–"),
        ("Hội nghị “ Tết ” vui", "“\u00a0Tết\u00a0”"),
        ("The Article 5 of it", "Article\u00a05"),
    ],
)
def test_what_belongs_together_is_tied(text: str, tied: str) -> None:
    assert any(tied in atom for atom in atoms(text))


def test_a_year_is_not_tied_to_the_next_word() -> None:
    assert "2024" in [atom.rpartition("\u00a0")[2] for atom in atoms("năm 2024 và năm 2025")]


def test_lines_are_balanced_and_no_more_than_needed() -> None:
    text = "một hai ba bốn năm sáu bảy tám chín mười"
    lines = wrap(text, 24, letters)
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 6
    assert " ".join(lines) == text


def test_the_last_line_is_not_a_lone_syllable() -> None:
    for width in range(8, 40):
        lines = wrap("Công đoàn viên chức Việt Nam họp tổng kết cuối năm nay nhé", width, letters)
        assert all(len(line) <= width for line in lines)
        assert " " in lines[-1] or len(lines) == 1, (width, lines)


def test_a_word_wider_than_a_line_is_broken_and_nothing_is_lost() -> None:
    word = "x" * 60
    lines = wrap(f"Xem {word} nhé", 25, letters)
    assert all(len(line) <= 25 for line in lines)
    assert "".join(lines).replace(" ", "") == f"Xem{word}nhé"


def test_a_tie_wider_than_a_line_gives_way() -> None:
    assert all(len(line) <= 8 for line in wrap("LĐLĐ TP. Hồ Chí Minh", 8, letters))


def test_what_is_too_long_ends_with_an_ellipsis_at_a_word() -> None:
    text = "Công đoàn, " * 30
    lines = shorten(text.strip(), 30, 3, letters)
    assert len(lines) == 3
    assert lines[-1].endswith(("đoàn…", "Công…"))
    assert all(len(line) <= 30 for line in lines)


def test_nothing_gives_no_line() -> None:
    assert wrap("", 30, letters) == []


@pytest.mark.parametrize("width", [4, 7, 11, 18, 26, 200])
def test_lines_are_counted_without_being_made(width: int) -> None:
    for text in ("", "Tết", "Nghị quyết của LĐLĐ TP. Hồ Chí Minh năm 2025 – " * 3, "x" * 60):
        assert count(text, width, letters) == len(wrap(text, width, letters))
