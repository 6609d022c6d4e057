"""No verb clears or fills a folder of sources, whatever a link makes of its own folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import Desk, put, tree

LINKS = [
    ("publish", "output", "content", "X820"),
    ("publish", "output", ".", "X820"),
    ("publish", "output", "theme/static", "X820"),
    ("publish", "output", "/", "X821"),
    ("publish", ".build", "content/news", "X820"),
    ("preview", ".preview", "content", "X820"),
]


@pytest.mark.parametrize(("verb", "name", "target", "code"), LINKS)
def test_a_folder_that_is_a_link_to_sources_is_refused(
    desk: Desk, project: Path, verb: str, name: str, target: str, code: str
) -> None:
    put(project / "content/site/của-tôi.txt", "mine")  # where .build/site would be cleared
    put(project / "content/a/của-tôi.txt", "mine")  # and .preview/a
    (project / name).symlink_to(target)
    before = tree(project / "content"), tree(project / "theme")
    done = desk(verb, HOME=str(project.parent / "nha"))
    assert done.returncode == 1
    assert f"{name}/  {code}" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert (tree(project / "content"), tree(project / "theme")) == before


@pytest.mark.parametrize("to", ["content/", "./", "theme/static/", "../nha/", "/"])
def test_nothing_is_sent_into_sources_or_a_home_folder(desk: Desk, project: Path, to: str) -> None:
    (project.parent / "nha").mkdir()
    before = tree(project)
    done = desk("deploy", to, HOME=str(project.parent / "nha"))
    assert done.returncode == 1
    assert "TO  X82" in done.stderr, done.stderr
    assert tree(project) == before


def test_a_public_folder_that_is_a_link_is_published_into_and_stays_a_link(
    desk: Desk, project: Path
) -> None:
    (project / "output").symlink_to("../sites/xanh")
    assert desk("publish").returncode == 0
    assert desk("verify").returncode == 0
    put(project.parent / "sites/xanh/CNAME", "congdoan.example")
    again = desk("publish")
    assert again.returncode == 0, again.stderr
    assert "CNAME" in again.stdout
    assert (project / "output").readlink() == Path("../sites/xanh")
    assert (project.parent / "sites/xanh/index.html").is_file()
