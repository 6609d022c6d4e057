"""Where the engine's own files stand, in a checkout and installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core import engine
from plugins.core.engine import theme_of
from plugins.core.problems import ContentError
from plugins.pipeline.config_errors import settings_from
from tests.builders import ROOT


def test_a_theme_beside_the_content_goes_before_the_engines(tmp_path: Path) -> None:
    assert theme_of(tmp_path) == ROOT / "theme"
    (tmp_path / "theme").mkdir()
    assert theme_of(tmp_path) == tmp_path / "theme"


def test_an_engine_without_its_theme_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CHECKOUT", tmp_path)
    settings = tmp_path / "pelicanconf.py"
    settings.write_text((ROOT / "pelicanconf.py").read_text("utf-8"), "utf-8")
    with pytest.raises(ContentError, match=r"theme.*X813"):
        settings_from(settings, {})
