"""What a field accepts, through the models that use it."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core import fields, number_fields


def accepted(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        accepted(kind, value)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize(
    "value",
    [
        "../../x",
        "Công Đoàn abc",
        "x/y",
        "a b",
        "A",
        "-a",
        "a-",
        "a--b",
        "",
        "a" * 121,
        "a\nb",
        "đoàn",
    ],
)
def test_an_id_is_matched_from_its_first_to_its_last_letter(value: str) -> None:
    refusal(fields.Identifier, value)
    assert not fields.is_identifier(value) or len(value) > 120


@pytest.mark.parametrize("value", ["a", "retired_members", "cong-van-286", "2025"])
def test_ids_of_letters_digits_hyphens_and_underscores_pass(value: str) -> None:
    assert accepted(fields.Identifier, value) == value
    assert fields.is_identifier(value)


@pytest.mark.parametrize(
    ("text", "number"),
    [("37", 37), ("5.917", 5917), ("1 250", 1250), ("1\u00a0250", 1250), ("12,5", 12.5),
     ("1.234.567", 1_234_567), ("-3", -3), ("0", 0)],
)  # fmt: skip
def test_numbers_are_read_as_vietnamese_writes_them(text: str, number: float) -> None:
    assert accepted(number_fields.Number, text) == number


@pytest.mark.parametrize(
    "text",
    [
        "37 người",
        "5.91",
        "1.2345",
        "12,",
        "",
        "nan",
        "1e9",
        "0x1",
        "--1",
        "9" * 16,
        f"{'9' * 400},5",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert refusal(number_fields.Number, text) == "S130"


@pytest.mark.parametrize("text", ["-1", "12,5", "nhiều"])
def test_a_count_is_whole_and_not_negative(text: str) -> None:
    assert refusal(number_fields.Count, text) == "S130"


def test_a_number_of_five_thousand_digits_is_refused_not_raised() -> None:
    refusal(number_fields.Number, "9" * 5000)


@pytest.mark.parametrize(
    "name", ["../a.jpg", "a/b.jpg", "a\\b.jpg", ".env", ".", "..", "/etc/passwd"]
)
def test_a_file_name_is_a_name_and_no_path(name: str) -> None:
    assert refusal(fields.FileName, name) == "S140"


@pytest.mark.parametrize("slug", ["Tin-Mới", "a/b", "..", "a--b", "đoàn", "-a", "x" * 200])
def test_a_slug_that_is_no_slug_is_refused(slug: str) -> None:
    assert refusal(fields.Slug, slug) == "S141"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//tin.example/", "ftp://x.example",
     "tin.example", "http://", "https:///x", "vbscript:x", "http:tin.example"],
)  # fmt: skip
def test_a_web_address_is_http_with_a_host(url: str) -> None:
    assert refusal(fields.WebAddress, url) == "S142"


def test_a_broken_web_address_is_refused_not_raised() -> None:
    refusal(fields.WebAddress, "http://[half")


@pytest.mark.parametrize(
    "path", ["tin/", "//khac.example/", "/a/../b", "/..", "https://x.example/", "/a//b", "/"]
)
def test_an_old_path_stays_on_this_site(path: str) -> None:
    assert refusal(fields.SitePath, path) == "S143"


@pytest.mark.parametrize(
    "path", ["/", "/.git/x", "/%2e%2e/x", "/a\\b", "/a.php?id=5", "/a#b", "/" + "ơ" * 120, "/a%00b"]
)
def test_an_old_path_can_be_written_as_a_file(path: str) -> None:
    assert refusal(fields.SitePath, path) == "S143"


def test_an_old_path_may_be_written_as_browsers_show_or_copy_it() -> None:
    assert accepted(fields.SitePath, "/tin/c%C5%A9.html") == "/tin/cũ.html"
    assert accepted(fields.SitePath, "/tin/cũ/") == "/tin/cũ/"


def test_words_are_one_line_in_nfc_without_hidden_characters() -> None:
    assert accepted(fields.Words, "  Hội\n  nghi\u0323 ") == "Hội nghị"
    assert refusal(fields.Words, "Hội\u202enghị") == "S121"
    refusal(fields.Words, " \n ")


def test_a_web_address_has_no_space_and_its_scheme_in_lower_case() -> None:
    assert refusal(fields.WebAddress, "https://video.example/hop mat") == "S142"
    assert accepted(fields.WebAddress, "HTTPS://Video.example/A") == "https://Video.example/A"
