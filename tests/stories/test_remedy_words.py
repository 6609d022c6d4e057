"""What remedies say where it depends on the field: the fault is named, and what the field allows."""

import pytest

from tests.builders import SITE, as_yaml
from tests.stories.conftest import GOOD, Content

AWARD = ("awards:", "  - award: other", "    awarded_by: A B", "    year: 2024")
FIGURE = ("statistics:", "  - label: A", "    value: {}", "    as_of: 2024")


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        (("statistics: {label: a, value: 1, as_of: quý III/2025}",), "S110", ["10/2025", "unknown"]),
        ((*AWARD[:3], "    year: 2025-2026", "    recipients: unnamed"), "S110", ["unknown"]),
        ((*AWARD, "    recipients: không nêu tên"), "S132", ["“recipients: unnamed”"]),
        (("related: Công văn 286",), "S123", ["thư mục của tin"]),
        (("statistics:", "  - label: A", "    value: 12.5%", "    as_of: 2024"), "S130",
         ['“value: "12,5"”', '“unit: "%"”']),
        (("meeting:", "  start: 2025", "  attendance: hơn 70 người"), "S130",
         ["“attendance: 70”", '“attendance_note: "hơn 70 người"”']),
        (("meeting:", "  start: 12h đêm ngày 20/11/2024"), "S282", ["0h của ngày hôm sau"]),
        (("meeting:", "  start: 8h75 ngày 20/11/2024"), "S282", ["23h59"]),
        (("logo: x",), "S102", ["Dùng một trong"]),
    ],
)  # fmt: skip
def test_the_remedy_says_what_the_field_allows(
    content: Content, rows: tuple[str, ...], code: str, said: list[str]
) -> None:
    content.story(*rows)
    [found] = content.problems()
    assert found.code == code
    assert [word for word in said if word not in found.fix_vi] == []


def test_a_moment_is_not_told_that_it_may_be_unknown(content: Content) -> None:
    content.story("updated: hôm qua")
    [found] = content.problems()
    assert "unknown" not in found.fix_vi


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ({"typography": "không"}, "“typography: false”"),
        ({"menu": ["Hợp tác"]}, "“- section: Hợp tác”"),
        ({"menu": ["archive"]}, "“- archive: true”"),
        ({"logo": "x"}, "Dùng một trong: name, slogan"),
    ],
)
def test_the_settings_too(content: Content, site: dict[str, object], said: str) -> None:
    content.story()
    content.put(as_yaml({**SITE, **site}), "data/site.yaml")
    [found] = content.problems()
    assert said in found.fix_vi


def test_topics_in_brackets_may_be_set_apart_by_semicolons(content: Content) -> None:
    content.put(GOOD.replace("summary:", "topics: [Tết Nguyên đán; An toàn lao động]\nsummary:"))
    assert content.codes() == []
    assert content.text().fields.topics == ("tet", "safety")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('kicker: "Ảnh "đẹp" quá"', 'kicker: "Ảnh “đẹp” quá"'),
        ('kicker: "A" và "B"', 'kicker: "“A” và “B”"'),
        ('kicker: "Ảnh', 'kicker: "Ảnh"'),
    ],
)
def test_quotation_marks_are_mended_as_they_were_meant(
    content: Content, row: str, said: str
) -> None:
    content.story(row, "slug: a")
    [found] = content.problems()
    assert found.place.line == 7
    assert found.fix_vi.endswith(f": {said}")


@pytest.mark.parametrize("alt", ["Một lời", "[một, hai, ba]", "[một]"])
def test_one_description_for_two_pictures_is_one_fault(content: Content, alt: str) -> None:
    content.story("gallery:", "  - file: [a.jpg, b.jpg]", f"    alt: {alt}")
    [found] = [one for one in content.problems() if one.code.startswith("S")]
    assert (found.code, found.place.line) == ("S151", 8)
    assert "lời cho a.jpg, lời cho b.jpg" in found.fix_vi
