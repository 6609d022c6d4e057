"""Whoever reads a call of a macro sees what each value is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    path
    for folder in ("theme/templates", "tests/components/examples")
    for path in (ROOT / folder).rglob("*.html")
)
_BY_PLACE = 2  # the edition, and what the macro is of


def unnamed(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and name of each call of a macro with a value that needs a name and has none."""
    template = Environment().parse(source)
    macros = {macro.name for macro in template.find_all(nodes.Macro)}
    for wanted in template.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in wanted.names}
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in macros - {"example"}:
            flags = [
                a for a in call.args if isinstance(a, nodes.Const) and type(a.value) is not str
            ]
            if flags or len(call.args) > _BY_PLACE:
                yield call.lineno, call.node.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_values_beyond_the_subject_are_named(path: Path) -> None:
    assert list(unnamed(path.read_text("utf-8"))) == []


def test_a_flag_without_a_name_is_noticed() -> None:
    source = (
        '{% from "card.html" import card as story %}{{ story(edition, item) }}\n'
        "{% macro line(edition, long=False) %}{% endmacro %}{{ line(edition, True) }}\n"
        '{{ story(edition, item, "row") }}{{ edition.t("key", 1, 2) }}'
    )
    assert list(unnamed(source)) == [(2, "line"), (3, "story")]
