"""The list of words that slips are mended against."""

from __future__ import annotations

from plugins.core.search_document import Passage, SearchDocument
from plugins.search.vocabulary import MOST_WORDS, commonest, counted, lines


def listed(*documents: SearchDocument) -> list[list[str]]:
    halves = counted(documents[::2]), counted(documents[1::2])
    return [line.split() for line in lines(commonest(halves)).splitlines()]


def test_words_are_folded_and_stand_by_how_often_they_occur():
    document = SearchDocument(
        "a/", "Đoàn viên", "Doàn, ĐOÀN; đoàn.", (Passage("Tết 2025 ở Đê La Thành"),), ("Thơ",)
    )
    assert listed(document) == [["de", "la", "o", "tet", "thanh", "tho", "vien"], [], ["doan"]]


def test_nothing_to_count_is_an_empty_list():
    assert listed() == []


def test_the_commonest_words_are_kept_and_the_order_of_pages_is_nothing():
    many = [
        SearchDocument(f"{n}/", f"chung rieng{chr(97 + n % 26) * (n // 26 % 9 + 1)}", "x y")
        for n in range(99)
    ]
    assert listed(*many) == listed(*reversed(many))
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [a + b + c for a in letters for b in letters for c in letters][: MOST_WORDS + 500]
    lines = listed(SearchDocument("a/", "chung chung", " ".join(words)))
    assert sum(map(len, lines)) == MOST_WORDS
    assert lines[1] == ["chung"]
