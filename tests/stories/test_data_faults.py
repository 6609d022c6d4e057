"""A fault of a data file is said once, where it stands: not in every story that names what is in it."""

import pytest

from tests.builders import ORGANISATIONS, SECTIONS, SITE, TOPICS, as_yaml
from tests.stories.conftest import Content, Found


def changed(rows: object, old: str, new: str) -> tuple[str, int]:
    """Return *rows* as YAML with a fault, and its line."""
    text = as_yaml(rows)
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


FAULTS = {
    "a tab": ("organisations.yaml", ORGANISATIONS, "  level: city", "\tlevel: city"),
    "a bracket": ("sections.yaml", SECTIONS, "  order: 2", "  order: {2"),
    "a choice": ("organisations.yaml", ORGANISATIONS, "level: city", "level: planet"),
    "a number": ("sections.yaml", SECTIONS, "order: 1", "order: hai"),
    "a slug": ("sections.yaml", SECTIONS, "vi: hoat-dong", "vi: Hoạt Động"),
    "an id": ("topics.yaml", TOPICS, "id: tet", "id: Tết 2025"),
    "no id": ("topics.yaml", TOPICS, "id: tet", "order: 3"),
    "a field": ("topics.yaml", TOPICS, "id: tet", "id: tet\n  logo: x"),
    "no list": ("topics.yaml", {"tet": {"name": "Tết"}}, "tet:", "tet:"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_data_makes_no_other(content: Content, fault: str) -> None:
    name, rows, old, new = FAULTS[fault]
    content.story(
        "topics: [Tết Nguyên đán]",
        "organisations: [cloud-river]",
        body="\nXem [LĐLĐ](org:cloud-river).\n",
    )
    text, line = changed(rows, old, new)
    content.put(text, f"data/{name}")
    problems = [found for found in content.problems() if not found.warning]
    assert [found.place.path for found in problems] == [f"content/data/{name}"], problems
    assert abs(problems[0].place.line - line) <= 1


def test_what_no_row_can_be_is_still_unknown(content: Content) -> None:
    text, _ = changed(ORGANISATIONS, "level: city", "level: planet")
    content.put(text, "data/organisations.yaml")
    content.story("organisations: [cloud-rivre]")
    assert sorted(content.codes()) == ["S120", "S201"]


def test_an_empty_file_of_sections_declares_none(content: Content) -> None:
    content.put("# chưa có\n", "data/sections.yaml")
    content.story()
    assert "S201" in content.codes()


def test_a_slip_in_the_sites_own_words_is_the_only_fault(content: Content) -> None:
    content.story()
    text, line = changed(SITE, "vi: Vững", "vi: Khẩu hiệu: Vững")
    content.put(text, "data/site.yaml")
    assert content.found() == [Found("S108", "data/site.yaml", line)]


def test_an_organisation_may_not_be_its_own_parent(content: Content) -> None:
    rows = [{**ORGANISATIONS[0], "parent": "cloud-river"}, *ORGANISATIONS[1:]]
    content.put(as_yaml(rows), "data/organisations.yaml")
    content.story()
    assert content.codes() == ["D134"]
