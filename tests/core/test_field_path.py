"""From a field's path to its file and line."""

from pathlib import PurePosixPath

import pytest

from plugins.core.field_path import FieldPath, address_field, field_place, words_language
from plugins.core.problems import Place

FOLDER = PurePosixPath("news/2025/hop-mat")
VI, EN, CAPTIONS = FOLDER / "index.vi.md", FOLDER / "index.en.md", FOLDER / "captions.yaml"
LINES: dict[FieldPath, tuple[PurePosixPath, int]] = {
    (): (VI, 20),
    ("title",): (EN, 2),
    ("agreements",): (VI, 7),
    ("agreements", 0): (VI, 8),
    ("agreements", 0, "signed"): (VI, 9),
    ("agreements", 0, "title"): (EN, 4),
    ("gallery", 0): (CAPTIONS, 1),
}


@pytest.mark.parametrize(
    ("path", "file", "line"),
    [
        (("agreements", 0, "signed"), VI, 9),
        (("agreements", 0, "title"), EN, 4),
        (("agreements", 0, "parties", 3), VI, 8),
        (("agreements", 5), VI, 7),
        (("awards", 0, "year"), VI, 20),
    ],
)
def test_a_field_stands_where_it_is_written_or_where_it_would_be(
    path: FieldPath, file: PurePosixPath, line: int
) -> None:
    assert field_place(EN, LINES, path) == Place(f"content/{file}", line)


def test_a_file_whose_lines_are_unknown_is_named_alone() -> None:
    assert str(field_place(VI, {}, ("date",))) == "content/news/2025/hop-mat/index.vi.md"


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        (("title",), "en"),
        (("agreements", 0, "title"), "en"),
        (("agreements", 0, "scope"), "vi"),
        (("gallery", 0, "credit"), "en"),
        (("awards", 0, "title"), "en"),
    ],
)
def test_words_are_in_the_language_of_the_text_that_writes_them(path: FieldPath, lang: str) -> None:
    assert words_language(EN, "en", LINES, path) == lang


def test_an_address_is_made_of_the_title_unless_it_is_stated() -> None:
    assert address_field(LINES) == ("title",)
    assert address_field({("slug",)}) == ("slug",)
