"""What one run of Pelican holds is handed on within that run, and is no setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pelican
import pytest

from plugins.build.make import MadeSite
from plugins.build.prepare import Prepared
from plugins.core.problems import ContentError
from plugins.pipeline import build as builds
from plugins.pipeline import run
from tests.builders import build_site, make_site, write_story


@pytest.fixture
def pelicans(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the instances of Pelican that are made from now on."""
    made: list[Any] = []

    def remembered(settings: dict[str, Any]) -> Any:
        made.append(pelican.Pelican(settings))
        return made[-1]

    monkeypatch.setattr(builds, "Pelican", remembered)
    return made


def test_each_run_has_what_it_was_made_for(tmp_path: Path, pelicans: list[Any]) -> None:
    for name in ("mot", "hai"):
        content = make_site(tmp_path / name)
        write_story(content, name)
        build_site(content, content.parent / "output")
    first, second = (run.run_of(one) for one in pelicans[-2:])  # the first may fill the stock
    assert [story.id for story in first.prepared.site.stories] == ["mot"]
    assert [story.id for story in second.prepared.site.stories] == ["hai"]
    for one in pelicans:
        held = [*one.settings.values()]
        assert not [value for value in held if isinstance(value, (run.Run, Prepared, MadeSite))]


def test_a_run_that_is_refused_has_made_no_generator(
    tmp_path: Path, pelicans: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_site(tmp_path)
    write_story(content, "hong", "[x](/khong-co/)\n")
    output = tmp_path / "output"
    monkeypatch.setattr(
        pelican.generators.Generator, "__init__", lambda *args, **kwargs: pytest.fail("was made")
    )
    with pytest.raises(ContentError, match="L204"):
        build_site(content, output, PICTURE_STORE=str(tmp_path / "store"))
    assert len(pelicans) == 1
    assert not output.exists()
