"""Files that a hand placed in the public folder are kept and named, or refused; none is overwritten."""

import json
import os
import shutil
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.switch import refuse_strange, switch
from tests.safety.switching import HAND, NEW, OLD, codes, site

from .conftest import Build


def test_files_placed_by_hand_are_carried_over_again_and_again(
    build: Build, public: Path, exchange
) -> None:
    build(HAND)
    (public / "lien-ket").symlink_to("CNAME")
    for content in (NEW, OLD, NEW):
        kept = switch(build(content, ".build/site"), public, exchange=exchange).kept
        assert kept == tuple(sorted([*HAND, "lien-ket"]))
        assert site(public) == {**content, **HAND}
        assert (public / "lien-ket").readlink() == Path("CNAME")


def test_what_the_last_build_published_and_this_one_does_not_is_gone(
    build: Build, public: Path
) -> None:
    switch(build(NEW, ".build/site"), public)
    assert not (public / "tin-tuc/cu").exists()


def test_a_file_that_a_build_repeats_stays_the_hand_s_own(build: Build, public: Path) -> None:
    build(HAND)
    switch(build({**NEW, "CNAME": HAND["CNAME"]}, ".build/site"), public)
    switch(build(NEW, ".build/site"), public)
    assert (public / "CNAME").read_text() == HAND["CNAME"]


def test_droppings_of_the_system_are_nobody_s(build: Build, public: Path) -> None:
    build({".DS_Store": "x", "tin-tuc/Thumbs.db": "x"})
    assert switch(build(NEW, ".build/site"), public).kept == ()
    assert site(public) == NEW


@pytest.mark.parametrize(
    ("hand", "built"),
    [
        ({"robots.txt": "của tôi"}, {"robots.txt": "của trang"}),
        ({"robots.txt": "của tôi"}, {"robots.txt/index.html": "x"}),
        ({"gap/toi.txt": "của tôi"}, {"gap": "x"}),
    ],
)
def test_a_file_placed_by_hand_is_never_overwritten(
    build: Build, public: Path, hand: dict[str, str], built: dict[str, str]
) -> None:
    build(hand)
    with pytest.raises(ContentError) as error:
        switch(build({**NEW, **built}, ".build/site"), public)
    assert codes(error) == ["X804"]
    assert site(public) == {**OLD, **hand}


def test_without_the_list_of_the_last_publish_nothing_is_guessed(
    build: Build, public: Path
) -> None:
    build(HAND)
    (public.parent / ".build/output.published.json").write_text("{hỏng")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public)
    assert set(codes(error)) == {"X805"}
    assert {found.place.path for found in error.value.problems} == {
        f"output/{name}" for name in {*HAND, *OLD}
    }
    assert site(public) == {**OLD, **HAND}


def test_without_the_list_the_same_site_can_be_published(build: Build, public: Path) -> None:
    (public.parent / ".build/output.published.json").unlink()
    assert switch(build({**OLD, "them.txt": "x"}, ".build/site"), public).kept == ()
    assert site(public) == {**OLD, "them.txt": "x"}


def test_a_folder_prepared_by_hand_is_filled(build: Build, tmp_path: Path) -> None:
    build({"CNAME": "congdoan.example"})
    assert switch(build(NEW, ".build/site"), tmp_path / "output").kept == ("CNAME",)
    assert site(tmp_path / "output") == {**NEW, "CNAME": "congdoan.example"}


def test_a_page_that_a_hand_made_before_the_first_publish_is_never_overwritten(
    build: Build, tmp_path: Path
) -> None:
    mine = {"index.html": "Sắp ra mắt", "anh.png": "x"}
    build(mine)
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), tmp_path / "output")
    assert set(codes(error)) == {"X805"}
    assert site(tmp_path / "output") == mine


def test_a_published_file_that_a_hand_changed_is_never_overwritten(
    build: Build, public: Path
) -> None:
    (public / "index.html").write_text("của tôi")
    (public / "tin-tuc/cu/index.html").write_text("cũng của tôi")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public)
    assert [(found.code, found.place.path) for found in error.value.problems] == [
        ("X804", "output/index.html")
    ]
    assert (public / "index.html").read_text() == "của tôi"
    (public / "index.html").write_text("cũ")
    kept = switch(build(NEW, ".build/site"), public).kept
    assert kept == ("tin-tuc/cu/index.html",), "changed, and no page of the new site: kept"


def test_a_folder_brought_back_from_a_copy_is_still_ours(build: Build, public: Path) -> None:
    shutil.copytree(public, public.parent / "ban-sao", copy_function=shutil.copyfile)
    shutil.rmtree(public)
    (public.parent / "ban-sao").rename(public)
    os.utime(public / "index.html", (1, 1))
    assert switch(build(NEW, ".build/site"), public).kept == ()
    assert site(public) == NEW


def test_a_ledger_that_was_repaired_by_hand_is_no_obstacle(build: Build, public: Path) -> None:
    switch(build({**OLD, "urls.txt": "1"}, ".build/site"), public)
    (public / "urls.txt").write_text("2")
    assert switch(build({**NEW, "urls.txt": "3"}, ".build/site"), public).kept == ()


def test_a_list_without_marks_still_counts(build: Build, public: Path) -> None:
    """An older version wrote names alone."""
    listed = public.parent / ".build/output.published.json"
    listed.write_text(json.dumps({"files": sorted(OLD)}))
    assert switch(build(NEW, ".build/site"), public).kept == ()
    assert site(public) == NEW


def test_a_folder_of_strange_files_is_refused_unless_a_publish_filled_it(
    build: Build, public: Path, tmp_path: Path
) -> None:
    refuse_strange(public)
    refuse_strange(tmp_path / "chua-co")
    build({".DS_Store": "x"}, "trong")
    refuse_strange(tmp_path / "trong")
    for files in ({"a.txt": "x"}, {"a/b/index.html": "x"}):
        with pytest.raises(ContentError) as error:
            refuse_strange(build(files, f"khac-{len(files)}"))
        assert codes(error) == ["X822"]
    assert not (tmp_path / "chua-co").exists()
