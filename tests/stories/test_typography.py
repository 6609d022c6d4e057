"""Prose is set as the house wants it when it is published; the files and addresses stay."""

from __future__ import annotations

import pytest

from tests.builders import GLOSSARY, SITE, as_yaml, write, write_story
from tests.stories.conftest import Content

SLIPS = 'Ông nói : "Được" , rồi đi...'
SET = "Ông nói: “Được”, rồi đi…"


def switched(content: Content, typography: object) -> None:
    write(content.path / "data/site.yaml", as_yaml(SITE | {"typography": typography}))


def test_fields_pictures_and_body_are_set_and_files_are_not(content: Content) -> None:
    gallery = [{"file": "it's...jpg", "alt": SLIPS, "caption": SLIPS, "credit": SLIPS}]
    fields = {
        "title": SLIPS,
        "summary": SLIPS,
        "gallery": gallery,
        "document": {
            "number": "1/A...", "type": "cong_van", "issued": "2025", "issuer": SLIPS, "subject": SLIPS,
            "deadlines": [{"what": SLIPS, "due": "2025"}],
        },
    }  # fmt: skip
    path = write_story(
        content.path, "tin", f"{SLIPS} `a , b...`\n\n![{SLIPS}](a.png)\n", en=None, **fields
    )
    before = (path / "index.vi.md").read_bytes()
    text = content.text()
    assert (text.fields.title, text.fields.summary) == (SET, SET)
    (item,) = text.fields.gallery
    assert (item.file, item.alt, item.caption, item.credit) == ("it's...jpg", SET, SET, SET)
    document = text.fields.document
    assert document is not None
    assert (document.number, document.issuer, document.subject) == ("1/A...", SET, SET)
    assert document.deadlines[0].what == SET
    assert f"<p>{SET} <code>a , b...</code></p>" in text.body
    assert f'alt="{SET}"' in text.body
    assert text.slug == "ong-noi-duoc-roi-di"
    assert (path / "index.vi.md").read_bytes() == before


def test_data_files_are_set_too(content: Content) -> None:
    rows = [{"short": "A", "full": {"vi": "Được , rồi", "en": "It's"}}, *GLOSSARY]
    write(content.path / "data/glossary.yaml", as_yaml(rows))
    site = content.load()
    assert site.reference.glossary[0].full.vi == "Được, rồi"
    assert site.reference.glossary[0].full.en == "It’s"
    assert site.tidied == {"spaces": 1, "quotes": 1}


@pytest.mark.parametrize(
    ("typography", "title"),
    [
        ("true", SET),
        ("false", SLIPS),
        ({"quotes": "false"}, 'Ông nói: "Được", rồi đi…'),
        ({"spaces": "false", "dots": "false"}, "Ông nói : “Được” , rồi đi..."),
    ],
)
def test_the_site_may_switch_it_off(content: Content, typography: object, title: str) -> None:
    switched(content, typography)
    write_story(content.path, "tin", en=None, title=SLIPS)
    assert content.text().fields.title == title


def test_another_word_than_true_or_false_is_an_error(content: Content) -> None:
    for wrong in ("co le", ["quotes"], {"quote": "true"}):
        switched(content, wrong)
        assert content.problems()


def test_what_is_shown_is_counted_and_drafts_are_not(content: Content) -> None:
    write_story(content.path, "tin", SLIPS, en=None)
    write_story(content.path, "nhap", SLIPS, en=None, status="draft")
    assert content.load().tidied == {"spaces": 2, "quotes": 2, "dots": 1}
    assert content.load(drafts=True).tidied == {"spaces": 4, "quotes": 4, "dots": 2}


def test_abbreviations_and_links_are_found_in_what_was_set(content: Content) -> None:
    write_story(content.path, "tin", 'Ông "LĐLĐ" , [xem "đây"](story:khac) .\n', en=None)
    write_story(content.path, "khac", en=None)
    body = content.text().body
    assert "“<abbr" in body
    assert ">xem “đây”</a>." in body
