"""References that bring in what is refused when typed, and signs that something was lost."""

import pytest

from plugins.core.invisible import forbidden_reference, forbidden_references, lost_characters


@pytest.mark.parametrize(
    "reference",
    [
        "&#x202E;", "&#x202e;", "&#8238;", "&#0;", "&#x0;", "&#xFFFE;", "&#27;", "&#x1b", "&#11;", "&#1;",
        "&#xD800;", "&#x110000;", "&#99999999999;", "&#xFFFD;", "&#xFEFF;", "&#000000000000001;",
        "&#x2066;", "&#127;", "&#xFDD0;", "&#x1FFFF;",
    ],
)  # fmt: skip
def test_a_reference_to_a_refused_character_is_found_with_its_line(reference: str) -> None:
    assert list(forbidden_references(f"Một\n\n[f]({reference}javascript:x)\n")) == [(3, reference)]
    assert forbidden_reference(f"a{reference} b") == reference


@pytest.mark.parametrize(
    "text",
    [
        "&amp; &lt;b&gt; &#38; &#x1F600; &eacute; &nbsp; &#160; &shy; &#8203; &#146; &copy; &#10;",
        "AT&T, R&D, a & b, &amp;#x202E; &#; &#x;",
        "Gõ `&#0;` rồi\n\n```html\n&#x202E;\n```\n",
    ],
)
def test_sound_references_and_code_are_left(text: str) -> None:
    assert list(forbidden_references(text)) == []


def test_a_sign_of_loss_is_found_with_its_line() -> None:
    assert list(lost_characters("Một\nH\ufffdi\nba")) == [(2, "U+FFFD")]
    assert list(lost_characters("\ufffc")) == [(1, "U+FFFC")]
    assert list(lost_characters("Hội nghị")) == []
