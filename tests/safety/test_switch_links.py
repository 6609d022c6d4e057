"""A public folder that is a link: blue and green, one exchanged for the other."""

import shutil
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.switch import switch
from tests.safety.switching import NEW, OLD, codes, site

from .conftest import Build


@pytest.fixture
def blue(build: Build, tmp_path: Path) -> Path:
    """The old site, published through the link ``output`` into ``sites/blue``."""
    (tmp_path / "sites/blue").mkdir(parents=True)
    (tmp_path / "output").symlink_to("sites/blue")
    assert switch(build(OLD, ".build/site"), tmp_path / "output").kept == ()
    return tmp_path / "sites/blue"


def test_a_link_stays_and_what_it_leads_to_is_exchanged(
    build: Build, blue: Path, tmp_path: Path, exchange
) -> None:
    public = tmp_path / "output"
    (blue / "CNAME").write_text("congdoan.example")
    for content in (NEW, OLD, NEW):
        assert switch(build(content, ".build/site"), public, exchange=exchange).kept == ("CNAME",)
        assert public.readlink() == Path("sites/blue")
        assert site(public) == {**content, "CNAME": "congdoan.example"}
    assert [path.name for path in (tmp_path / "sites").iterdir()] == ["blue"]


def test_a_folder_that_became_a_link_later_is_still_ours(
    build: Build, public: Path, tmp_path: Path
) -> None:
    public.rename(tmp_path / "xanh")
    public.symlink_to("xanh")
    assert switch(build(NEW, ".build/site"), public).kept == ()
    assert public.is_symlink()
    assert site(tmp_path / "xanh") == NEW


def test_a_link_turned_between_two_copies_finds_its_own_in_both(
    build: Build, blue: Path, tmp_path: Path
) -> None:
    public, green = tmp_path / "output", tmp_path / "sites/green"
    shutil.copytree(blue, green)
    for round_, turned in enumerate((green, blue, green, blue)):
        public.unlink()
        public.symlink_to(turned)
        content = {**NEW, "index.html": f"lần {round_}"}
        assert switch(build(content, ".build/site"), public).kept == ()
        assert site(turned) == content


def test_a_link_to_a_new_folder_fills_it_and_one_to_strange_pages_is_refused(
    build: Build, blue: Path, tmp_path: Path
) -> None:
    public = tmp_path / "output"
    public.unlink()
    public.symlink_to("sites/moi")
    assert switch(build(NEW, ".build/site"), public).kept == ()
    assert site(tmp_path / "sites/moi") == NEW
    build({"index.html": "của người khác"}, "sites/khac")
    public.unlink()
    public.symlink_to("sites/khac")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public)
    assert set(codes(error)) <= {"X804", "X805"}
    assert site(tmp_path / "sites/khac") == {"index.html": "của người khác"}


def test_a_link_in_a_circle_or_to_a_file_is_no_folder(build: Build, tmp_path: Path) -> None:
    (tmp_path / "mot").symlink_to("hai")
    (tmp_path / "hai").symlink_to("mot")
    (tmp_path / "ba").symlink_to("tep")
    (tmp_path / "tep").write_text("x")
    for name in ("mot", "ba"):
        with pytest.raises(ContentError) as error:
            switch(build(NEW, ".build/site"), tmp_path / name)
        assert codes(error) == ["X801"]
