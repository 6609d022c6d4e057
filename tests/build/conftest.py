"""A newsroom that has published ten stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.newsroom import Newsroom
from tests.builders import make_site, write_story


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    content = make_site(tmp_path)
    for name in "abcdefghij":
        write_story(content, name, title=f"Tin {name}", topics=["tet"] if name in "ab" else [])
    room = Newsroom(content)
    room.publish()
    return room
