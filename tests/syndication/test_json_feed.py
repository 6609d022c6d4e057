"""JSON feeds against the rules of version 1.1, and beside the Atom feed of the same entries."""

import dataclasses
import datetime as dt
import json
from typing import Any

import feedparser
import jsonschema
import pytest

from plugins.syndication.feeds import atom
from plugins.syndication.json_feed import VERSION, json_feed
from tests.syndication.test_feeds import CHANNEL, ENTRY, HOSTILE, PICTURE, SITE, entry_named

URL = {"type": "string", "format": "uri", "pattern": "^https?://"}
WORDS = {"type": "string", "minLength": 1}
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"}
MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {"name": WORDS, "url": URL, "avatar": URL},
        "additionalProperties": False,
    },
}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        "id": WORDS,
        "url": URL,
        "title": WORDS,
        "content_html": {"type": "string"},
        "summary": WORDS,
        "image": URL,
        "date_published": MOMENT,
        "date_modified": MOMENT,
        "authors": AUTHORS,
        "tags": {"type": "array", "items": WORDS},
        "language": LANGUAGE,
        "attachments": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["url", "mime_type"],
                "properties": {
                    "url": URL,
                    "mime_type": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
                    "title": WORDS,
                    "size_in_bytes": {"type": "integer", "minimum": 1},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,  # the specification's names, and no slip in one of them
}
# What jsonfeed.org/version/1.1 asks for, as far as this site uses it.
RULES = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": VERSION},
        "title": WORDS,
        "home_page_url": URL,
        "feed_url": URL,
        "description": WORDS,
        "icon": URL,
        "authors": AUTHORS,
        "language": LANGUAGE,
        "items": {"type": "array", "items": ITEM},
    },
    "additionalProperties": False,
}


def valid(content: bytes) -> dict[str, Any]:
    """Return the feed, if it keeps the rules."""
    feed: dict[str, Any] = json.loads(content)
    jsonschema.Draft202012Validator(RULES).validate(feed)
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    return feed


def test_a_feed_keeps_the_rules_and_says_what_atom_says() -> None:
    feed = valid(json_feed(CHANNEL, [ENTRY]))
    assert (feed["title"], feed["home_page_url"]) == (CHANNEL.title, CHANNEL.home)
    assert feed["feed_url"] == CHANNEL.self_url
    [item] = feed["items"]
    other = feedparser.parse(atom(CHANNEL, [ENTRY])).entries[0]
    assert (item["id"], item["url"], item["title"]) == (other.id, other.link, other.title)
    assert (item["date_published"], item["date_modified"]) == (other.published, other.updated)
    assert item["summary"] == other.summary == ENTRY.summary
    assert [one["name"] for one in item["authors"]] == [one.name for one in other.authors]
    assert item["tags"] == [tag.label for tag in other.tags]
    assert f'href="{SITE}/van-ban/"' in item["content_html"]
    assert item["image"] == PICTURE.url
    [attachment] = item["attachments"]
    assert (attachment["url"], attachment["size_in_bytes"]) == (PICTURE.url, PICTURE.length)
    assert attachment["mime_type"] == "image/jpeg"


@pytest.mark.parametrize("words", [*HOSTILE, "Hỏng\x00\x1b\ud800 rồi"])
def test_hostile_words_are_read_to_the_letter(words: str) -> None:
    [item] = valid(json_feed(CHANNEL, [entry_named(words)]))["items"]
    assert item["title"] == item["summary"]
    assert item["title"] in {words, "Hỏng rồi"}


def test_what_is_not_known_is_left_out_and_an_empty_feed_is_one() -> None:
    bare = dataclasses.replace(ENTRY, authors=(), categories=(), picture=None)
    [item] = valid(json_feed(CHANNEL, [bare]))["items"]
    assert not {"authors", "tags", "image", "attachments"} & item.keys()
    assert valid(json_feed(dataclasses.replace(CHANNEL, icon=None), []))["items"] == []


def test_a_story_without_a_text_says_its_summary() -> None:
    bare = dataclasses.replace(ENTRY, html="\n", picture=None, summary="Họp <mặt>")
    [item] = valid(json_feed(CHANNEL, [bare]))["items"]
    assert item["content_html"] == "<p>Họp &lt;mặt&gt;</p>"


def test_the_same_input_gives_the_same_bytes_and_what_is_wrong_is_refused() -> None:
    assert json_feed(CHANNEL, [ENTRY]) == json_feed(CHANNEL, [ENTRY])
    with pytest.raises(ValueError, match="time zone"):
        json_feed(CHANNEL, [dataclasses.replace(ENTRY, published=dt.datetime(2025, 1, 3))])
    with pytest.raises(ValueError, match="one id"):
        json_feed(CHANNEL, [ENTRY, ENTRY])


def test_the_rules_are_awake() -> None:
    feed = json.loads(json_feed(CHANNEL, [ENTRY]))
    for change in ({"version": "1"}, {"title": ""}, {"items": [{"id": "x"}]}, {"homepage": SITE}):
        with pytest.raises(jsonschema.ValidationError):
            valid(json.dumps(feed | change).encode())
