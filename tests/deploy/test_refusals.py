"""What ``make deploy`` does not send, and where it does not send to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.deploy.target import Bucket, Folders, find_target
from plugins.syndication.robots import robots
from tests.deploy.conftest import Say, put_output, site
from tests.desk.conftest import tree


def test_without_a_publish_there_is_nothing_to_send(tmp_path: Path, deploy: Say) -> None:
    status, said = deploy(str(tmp_path))
    assert status == 1
    assert "Chạy make publish trước" in said
    assert "Run make publish first" in said


def test_what_differs_from_the_publish_is_not_sent(
    project: Path, tmp_path: Path, deploy: Say
) -> None:
    far = tmp_path / "xa"
    far.mkdir()
    for change, code in (
        (lambda output: (output / "index.html").write_text("khác"), "V101"),
        (lambda output: (output / "atom.xml").unlink(), "V102"),
        (lambda output: (output / "manifest/site.json").write_text("{}"), "V108"),
        (lambda output: (output / ".env").write_text("khóa"), "T106"),
        (lambda output: (output / "link.html").symlink_to("index.html"), "V103"),
    ):
        output = put_output(project, site(1, 1))
        change(output)
        status, said = deploy(str(far))
        assert (status, code in said) == (1, True), said
        assert tree(far) == {}


def test_a_preview_of_a_proposal_is_not_sent(project: Path, tmp_path: Path, deploy: Say) -> None:
    (tmp_path / "xa").mkdir()
    put_output(project, {**site(1, 1), "robots.txt": robots("", closed=True)})
    status, said = deploy(str(tmp_path / "xa"))
    assert (status, "T108" in said) == (1, True), said
    assert tree(tmp_path / "xa") == {}
    put_output(project, {**site(1, 1), "robots.txt": robots("https://tin.example.org/sitemap.xml")})
    assert "T108" not in deploy(str(tmp_path / "xa"))[1]


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("", "T101"),
        ("ftp://may-chu/x", "T101"),
        ("trang", "T101"),
        ("rsync://may-chu", "T101"),
        ("s3://", "T101"),
        ("s3://kho/../x", "T101"),
        ("./khong-co", "T102"),
        ("output", "T101"),
        ("./output/sub", "T103"),
    ],
)
def test_a_place_that_is_none_is_refused(project: Path, deploy: Say, to: str, code: str) -> None:
    put_output(project, {**site(1, 1), "sub/index.html": "x"})
    status, said = deploy(to)
    assert (status, code in said) == (1, True), said


def test_without_the_package_of_a_store_the_verb_that_installs_it_is_named(
    project: Path, deploy: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_output(project, site(1, 1))
    monkeypatch.setitem(sys.modules, "boto3", None)
    status, said = deploy("s3://kho")
    assert (status, "T105" in said) == (1, True), said


def test_places_are_read_as_they_are_meant(tmp_path: Path) -> None:
    def find(to: str) -> Folders | Bucket:
        return find_target(to, tmp_path, tmp_path / "output")

    (tmp_path / "đĩa").mkdir()
    assert find("./đĩa") == Folders(f"{(tmp_path / 'đĩa').resolve()}/", False)
    assert find("tin@may-chu.example:/srv/tin") == Folders("tin@may-chu.example:/srv/tin/", True)
    assert find("rsync://tin@may-chu:874/trang/vi/") == Folders(
        "rsync://tin@may-chu:874/trang/vi/", True
    )
    with pytest.raises(ContentError, match="T101"):
        find("-oProxyCommand=x:y")
    assert find("s3://kho") == Bucket("kho", "")
    assert find("s3://kho/tin/vi/") == Bucket("kho", "tin/vi/")
