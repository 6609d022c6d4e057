"""The record of an edition's index is read back as it was written; whatever else is there is empty."""

from __future__ import annotations

import json

import pytest

from plugins.core.memory import KeptFile
from plugins.core.told import Told
from plugins.search.shard_steps import (
    DocumentRecord,
    IndexRecord,
    ShardRecord,
    files_of,
    read,
    written,
)

FILE, OTHER = KeptFile("0" * 64, 5, 7, 9), KeptFile("1" * 64, 5, 7, 9)
SHOWN = DocumentRecord(
    "plan", [0], "words", "digest", list(FILE), {"section": ["welfare"], "year": []}
)
SILENT = DocumentRecord("silent", [], "", "", [], {})
RECORD = IndexRecord(
    "common",
    Told([("text", "a#body")], ["1"], {"structure": "3"}),
    {"shard": ShardRecord("key", [SHOWN, SILENT]), "empty": ShardRecord("other", [])},
    {"packed": OTHER},
    {"index.json": OTHER},
)


def test_a_record_is_read_as_it_was_written() -> None:
    assert read(json.loads(json.dumps(written(RECORD)))) == RECORD
    assert files_of(RECORD) == {"packed": OTHER, "digest": FILE}
    assert [one.plan for one in RECORD.documents] == ["plan", "silent"]


@pytest.mark.parametrize("part", ["common", "told", "shards", "packed", "bundle"])
def test_what_is_no_record_is_an_empty_one(part: str) -> None:
    stored = json.loads(json.dumps(written(RECORD)))
    del stored[part]
    assert read(stored) == IndexRecord()
    assert read({**stored, part: 1} if part != "common" else None) == IndexRecord()
