"""Every word of the theme stands in both languages, and every word asked for exists."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from plugins.language.messages import Message, load_messages

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
LANGUAGES = ("vi", "en")

_ASKED = re.compile(r"""\bt\(\s*["']([\w.]+[\w])["']""")


def _forms(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message.values())


def _placeholders(message: Message) -> set[str]:
    fields = (field for form in _forms(message) for _, field, _, _ in Formatter().parse(form))
    return {field for field in fields if field}


def test_both_languages_have_the_same_keys() -> None:
    vietnamese, english = (load_messages(THEME, lang) for lang in LANGUAGES)

    assert set(vietnamese) == set(english)


def test_both_languages_fill_in_the_same_values() -> None:
    vietnamese, english = (load_messages(THEME, lang) for lang in LANGUAGES)

    differing = {
        key for key in vietnamese if _placeholders(vietnamese[key]) != _placeholders(english[key])
    }

    assert not differing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_empty_or_uses_typewriter_quotes(lang: str) -> None:
    messages = load_messages(THEME, lang)

    wrong = {
        key
        for key, message in messages.items()
        for form in _forms(message)
        if not form.strip() or '"' in form or "..." in form
    }

    assert not wrong


def test_every_message_that_templates_and_plugins_name_exists() -> None:
    known = set(load_messages(THEME, "vi"))
    sources = [*(THEME / "templates").rglob("*.html"), *(ROOT / "plugins").rglob("*.py")]

    missing = {
        f"{path.relative_to(ROOT)}: {key}"
        for path in sources
        for key in _ASKED.findall(path.read_text("utf-8"))
        if key not in known
    }

    assert not missing
