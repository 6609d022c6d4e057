"""Message keys that code puts together: every value of every choice has its words."""

import ast
import re
from typing import Any, get_args

import pytest

from plugins.core import fact_blocks, facts, reference
from plugins.core.addresses import FEED_FORMS
from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.language.messages import load_messages
from plugins.registers import BY_NAME
from tests.builders import ROOT

MENU = ("archive", "galleries", "organisation", "registers", "glossary", "data")
MESSAGES = {lang: load_messages(ROOT / "theme", lang) for lang in ("vi", "en")}


def choices(model: Any, field: str) -> list[str]:
    """Return the values that a field may take."""
    found: list[str] = []
    stack = [model.model_fields[field].annotation]
    while stack:
        for part in get_args(stack.pop()):
            if isinstance(part, str):
                found.append(part)
            else:
                stack.append(part)
    assert found
    return found


COLUMNS = sorted(
    {c for name in REGISTER_NAMES for field in BY_NAME[name].fields for c in field.columns}
)
KEYS = [
    *(f"facts.kind.{v}" for v in choices(fact_blocks.Meeting, "kind")),
    *(f"facts.award_kind.{v}" for v in choices(fact_blocks.Award, "award")),
    *(f"facts.document_type.{v}" for v in choices(fact_blocks.Document, "type")),
    *(f"facts.effect.{v}" for v in choices(fact_blocks.Document, "effect")),
    *(f"facts.recipient_type.{v}" for v in choices(fact_blocks.Recipient, "type")),
    *(f"byline.{v}" for v in choices(facts.Author, "job")),
    *(f"level.{v}" for v in choices(reference.Organisation, "level")),
    *(f"facts.level.{v}" for v in choices(reference.Organisation, "level")),
    *(f"search.fact.{kind}" for kind in ("meeting", "agreement", "award", "document")),
    *(f"nav.{kind}" for kind in MENU),
    *(f"feeds.form.{form}" for form in FEED_FORMS),
    *(field.meaning(name) for name in REGISTER_NAMES for field in BY_NAME[name].fields),
    *(f"register.column.{column}" for column in COLUMNS),
    *(
        f"{field.words}.{v}"
        for name in REGISTER_NAMES
        for field in BY_NAME[name].fields
        for v in field.values
    ),
    *(f"story.{kind}{end}" for kind in ("draft", "hidden", "withdrawn") for end in ("", "_text")),
]


@pytest.mark.parametrize("key", KEYS)
def test_every_choice_has_its_words(key: str) -> None:
    assert all(key in messages for messages in MESSAGES.values())


def test_every_row_of_the_facts_panel_has_its_label() -> None:
    panels = [
        ROOT / "plugins/editions/facts_panel.py",
        *(ROOT / "plugins/registers").glob("*/panel.py"),
    ]
    sources = (path.read_text("utf-8") for path in panels)
    rows = {key for source in sources for key in re.findall(r'row\(\s*values, "([\w.]+)"', source)}
    assert len(rows) > 30
    missing = {key for key in rows for known in MESSAGES.values() if f"facts.{key}" not in known}
    assert missing == set()


def test_every_literal_key_in_python_and_templates_exists() -> None:
    asked: set[str] = set()
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name == "t":
                    asked.add(str(node.args[0].value))
    for path in sorted((ROOT / "theme/templates").rglob("*.html")):
        text = path.read_text("utf-8")
        asked |= set(re.findall(r"""\bt\(\s*["']([\w.]+)["']\s*[,)]""", text))
    assert len(asked) > 80
    for messages in MESSAGES.values():
        assert {key for key in asked if key not in messages} == set()
