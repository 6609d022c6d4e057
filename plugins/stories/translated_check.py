"""Facts that a translation states otherwise than its main text, or alone.

Registers, calendars and states hold the main text's facts; a page that says another day would
contradict them. Words may differ, that is what a translation is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from plugins.core.field_path import FieldPath
from plugins.core.problems import Problem, problem
from plugins.core.text import number_key
from plugins.registers import REGISTERS
from plugins.stories.former_names import states
from plugins.stories.written import WrittenStory, as_date, as_text

# Fields that mean the same in every language, and those that a translation must not have alone.
_SAME: Final = (
    ("date",),
    ("section",),
    *(path for register in REGISTERS for path in register.checks.same),
)
_BLOCKS: Final = tuple(name for register in REGISTERS for name in register.checks.blocks)


def check_translation(story: WrittenStory) -> Iterator[Problem]:
    """Yield what a translation of *story* states of facts that its main text states otherwise."""
    main = story.main
    for text in story.texts[1:]:
        for block in _BLOCKS:
            where = text.where((block,)) if text.values.get(block) else None
            if where is not None and not main.values.get(block) and not states(main.source, block):
                yield problem("S256", where, field=block)
        for pattern in _SAME:
            for path, stated in text.values_at(*pattern):
                where = text.where(path)
                held = _at(main.values, path)
                if where is None or held is None or _same(stated, held):
                    continue
                field = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
                yield problem("S255", where, field=field, text=stated, main=held)


def _same(stated: Any, held: Any) -> bool:
    """Say whether two values, as written, mean the same: ``03/01/2025`` is ``2025-01-03``."""
    first, second = as_date(stated), as_date(held)
    if first is not None or second is not None:
        return first == second
    return number_key(as_text(stated)) == number_key(as_text(held))


def _at(values: Any, path: FieldPath) -> Any:
    for part in path:
        if isinstance(part, int) and isinstance(values, list):
            values = values[part] if part < len(values) else None
        elif isinstance(values, dict):
            values = values.get(part)
        elif part != 0:  # a lone value counts as a list of one
            return None
    return values
