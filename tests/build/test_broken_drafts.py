"""Real builds of a site whose drafts have every fault there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from tests.builders import build_site, draw, make_site, write, write_story
from tests.conftest import BUILD_EPOCH
from tests.stories.test_drafts import FAULTS


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
    content = make_site(tmp_path)
    write_story(
        content,
        "thuong",
        slug="thuong",
        redirect_from=["/tin-tuc/2025/cu/"],
        agreements=[{"id": "chung", "parties": ["A", "B"], "signed": "2020"}],
    )
    for number, written in enumerate(FAULTS.values(), start=1):
        folder = content / f"news/2025/nhap-{number}"
        write(folder / "index.vi.md", written)
        draw(folder / "a.png")
        (folder / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    return content


def test_a_publish_leaves_them_out(content: Path, tmp_path: Path) -> None:
    done = build_site(content, tmp_path / "output")
    assert done.stories["vi"] == 1
    assert {found.draft for found in done.warnings} == {True}
    assert (tmp_path / "output/tin-tuc/2025/thuong/index.html").is_file()
    assert len(list((tmp_path / "output/tin-tuc/2025").iterdir())) == 2  # and its old address


def test_a_preview_shows_them_all(content: Path, tmp_path: Path) -> None:
    done = build_site(content, tmp_path / "output", SHOW_DRAFTS=True)
    readable = [name for name, written in FAULTS.items() if isinstance(written, str)]
    assert done.stories["vi"] == 1 + len(readable)
    assert len(done.texts) == len(set(done.texts.values()))
    for address in done.texts.values():
        assert (tmp_path / "output" / address / "index.html").is_file()


def test_a_picture_that_cannot_be_decoded_stays_out_of_the_preview(
    content: Path, tmp_path: Path
) -> None:
    folder = write_story(content, "anh", status="draft", gallery=[{"file": "b.png", "alt": "B"}])
    whole = draw(folder / "b.png").read_bytes()
    (folder / "b.png").write_bytes(whole[: len(whole) // 2])
    done = build_site(content, tmp_path / "output", SHOW_DRAFTS=True)
    assert [found.draft for found in done.warnings if found.code.startswith("P2")] == [True]
    write_story(content, "anh", gallery=[{"file": "b.png", "alt": "B"}])
    with pytest.raises(ContentError):
        build_site(content, tmp_path / "output2", SHOW_DRAFTS=True)
