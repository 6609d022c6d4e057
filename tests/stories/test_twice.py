"""What a list says twice would be shown twice: it is refused, with the line of the second."""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

import pytest

from plugins.core import facts, reference
from plugins.core.fields import Block, Once
from plugins.desk.json_schema import hints, models_of
from tests.builders import as_yaml
from tests.stories.conftest import STORY, Content, Found

# Where an equal item is another one, or another check names it: two workers of one name, P110, S216, WD110.
MAY_REPEAT = {
    ("Award", "recipients"),
    ("StoryFields", "gallery"),
    ("StoryFields", "agreements"),
    ("FrontPage", "picks"),
    ("StoryFields", "videos"),  # L260 names what is listed twice
    ("StoryFields", "media"),
    ("PageFields", "videos"),
    ("PageFields", "media"),
}


@pytest.mark.parametrize(
    ("rows", "field", "text"),
    [
        (["topics:", "  - tet", "  - tet"], "topics.2", "tet"),
        (["organisations:", "  - cloud-river", "  - an-binh", "  - cloud-river"],
         "organisations.3", "cloud-river"),
        (["redirect_from:", "  - /cu/", "  - /cu/"], "redirect_from.2", "/cu/"),
        (["attachments:", "  - {file: a.pdf, title: X}", "  - {file: a.pdf, title: Y}"],
         "attachments.2", "a.pdf"),
        (["related:", "  - khac", "  - khac"], "related.2", "khac"),
        (["statistics:", "  - {label: L, value: 1, as_of: 2024}",
          "  - {label: L, value: 1, as_of: 2024}"], "statistics.2", "L"),
        (["mentions:", "  - th", "  - th"], "mentions.2", "th"),
        (["corrections:", "  - {date: 2025-02-04, note: N}", "  - {date: 2025-02-04, note: N}"],
         "corrections.2", "N"),
    ],
)  # fmt: skip
def test_the_second_of_two_is_refused_with_its_line(
    content: Content, rows: list[str], field: str, text: str
) -> None:
    content.story("slug: khac", name="news/2025/khac/index.vi.md")
    content.put(b"%PDF-1.4", "news/2025/tin/a.pdf")
    content.story(*rows)
    found = [problem for problem in content.problems() if problem.code == "S325"]
    assert [(p.place.path, p.place.line) for p in found] == [(f"content/{STORY}", 6 + len(rows))]
    assert f"“{field}”: “{text}”" in found[0].vi
    content.story(*rows[:-1])
    assert "S325" not in content.codes()


def test_an_author_twice_is_refused_and_one_with_two_jobs_is_not(content: Content) -> None:
    content.story("authors: [Mây, Mây]", drop="authors")
    assert content.found() == [Found("S325", STORY, 6)]
    content.story("authors: [Mây, {name: Mây, job: photos}]", drop="authors")
    assert content.found() == []


def test_a_file_written_with_other_spaces_is_the_same_file(content: Content) -> None:
    content.put(b"%PDF-1.4", "news/2025/tin/a  b.pdf")
    content.story("attachments:", "  - {file: a  b.pdf, title: X}", "  - {file: a b.pdf, title: X}")
    assert content.found() == [Found("S325", STORY, 9)]


def test_a_data_file_is_checked_likewise(content: Content) -> None:
    content.story()
    path = content.path / "data/site.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + as_yaml({"desks": ["Ban Tin", "Ban Tin"]}), "utf-8")
    assert [f.code for f in content.found()] == ["S325"]


def lists_of(model: type[Block]) -> Iterator[tuple[str, str, Any]]:
    for inner in models_of(model):
        for name, annotation in hints(inner).items():
            plain = annotation
            if get_origin(plain) in (Union, types.UnionType):
                plain = get_args(plain)[0]
            if get_origin(get_args(plain)[0] if get_args(plain) else plain) is tuple:
                yield inner.__name__, name, annotation


def test_every_list_says_whether_it_may_repeat() -> None:
    roots = [facts.StoryFields, facts.PageFields, *(
        value for value in vars(reference).values()
        if isinstance(value, type) and issubclass(value, Block) and value is not Block
    )]  # fmt: skip
    seen = {found for root in roots for found in lists_of(root)}
    assert len(seen) > 15
    unsaid = {
        (model, name)
        for model, name, annotation in seen
        if Once not in getattr(annotation, "__metadata__", ())
    }
    assert unsaid == MAY_REPEAT
