"""Facts that only the whole site can judge: agreements that name one another, documents told twice.

Facts are taken as written (see ``written``), so that one report holds every fault and a fault of one
story makes no false one of another. Of a translation only what it states itself is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plugins.core.problems import Problem, problem
from plugins.core.text import number_key
from plugins.stories.agreements_check import check_agreements
from plugins.stories.dates_check import check_benefits, check_dates
from plugins.stories.translated_check import check_translation
from plugins.stories.unread import Unread
from plugins.stories.written import Written, WrittenStory, as_date, as_text

# The fields of front matter in which stories speak of one another's facts.
SHARED: Final = ("agreements", "mentions", "document")
# The addresses of a register's further pages, where an agreement's page would stand.
_NUMBERED: Final = re.compile(r"(?:trang|page)-[0-9]+")


def check_facts(told: Sequence[WrittenStory], benefits: Written, unread: Unread) -> list[Problem]:
    """Return what is wrong with the facts that stories state together, and with the offers of *benefits*.

    *unread* are the files that may report what others name. Linear in the number of facts.
    """
    agreements = check_agreements(told, benefits, unread)
    return [*check_benefits(benefits), *_documents(told), *agreements]


def check_own_facts(story: WrittenStory) -> Iterator[Problem]:
    """Yield what is wrong with the facts of a *story* whatever other stories state."""
    for text in story.texts:
        yield from check_dates(text)
        yield from _own_names(text)
    yield from check_translation(story)


def _own_names(text: Written) -> Iterator[Problem]:
    """Yield ids that would take another page's address, and a document that replaces itself."""
    for path, row in text.rows("agreements", "*"):
        name = as_text(row.get("id"))
        if _NUMBERED.fullmatch(name) and (where := text.where((*path, "id"))) is not None:
            yield problem("S248", where, text=name)
    for path, row in text.rows("document"):
        number, older = as_text(row.get("number")), as_text(row.get("replaces"))
        if not number_key(number) or number_key(number) != number_key(older):
            continue
        if (where := text.where((*path, "replaces"), (*path, "number"))) is not None:
            yield problem("S250", where, text=number)


def _documents(stories: Iterable[WrittenStory]) -> Iterator[Problem]:
    """Yield documents that two listed stories report: the same number, issuer and year."""
    told: dict[tuple[str, str, int], WrittenStory] = {}
    for story in stories:
        for path, row in story.main.rows("document") if not story.unlisted else ():
            number, issuer = as_text(row.get("number")), as_text(row.get("issuer"))
            issued = as_date(row.get("issued"))
            key = number_key(number), number_key(issuer)
            if issued is None or issued.year is None or not all(key):
                continue
            if (first := told.setdefault((*key, issued.year), story)) is not story:
                where = (*path, "number")
                other = first.main.place(where)
                yield problem("WS251", story.main.place(where), text=number, other=other)
