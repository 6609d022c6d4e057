"""How to reach somebody: what is wrong is named in its file and line, wherever it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.stories.reference import load_reference
from tests.builders import ORGANISATIONS, SITE, make_site

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "header": ({"email": "a@b.example\r\nBcc: c@evil.example"}, "S340"),
    "two": ({"email": "a@b.example, c@d.example"}, "S340"),
    "words": ({"email": "đang cập nhật"}, "S340"),
    "tag": ({"phone": "x<y>"}, "S341"),
    "no area": ({"phone": "3942 1181"}, "S341"),
}


@pytest.mark.parametrize(("contact", "code"), WRONG.values(), ids=WRONG)
def test_a_contact_that_reaches_nobody_is_refused_in_its_line(
    contact: dict[str, Any], code: str, tmp_path: Path
) -> None:
    body = {**ORGANISATIONS[0], "contact": contact}
    content = make_site(
        tmp_path, site={**SITE, "contact": contact}, organisations=[body, *ORGANISATIONS[1:]]
    )
    found = [one for one in load_reference(content)[1] if one.code == code]
    files = {one.place.path for one in found}
    assert files == {"content/data/organisations.yaml", "content/data/site.yaml"}
    for one in found:
        line = (tmp_path / one.place.path).read_text("utf-8").splitlines()[one.place.line - 1]
        assert next(iter(contact)) in line
