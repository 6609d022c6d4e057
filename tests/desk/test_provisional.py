"""What a person's own machine published was read by nobody: it counts once it was sent, or fetched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.safety.ledger import read, render
from tests.desk.conftest import STORY, Desk, put, run_pelican, tree
from tests.desk.test_ledger import LEDGER, OLD, served
from tests.rsync_setup import find

NEW = "tin-tuc/2025/xuong-may-hop-mat-cuoi-nam/"
LIST = ".build/provisional.txt"
SAYS = "địa chỉ mới"
HIDDEN = "tin-tuc/2025/chuyen-kin/"


def retitle(project: Path, words: str) -> None:
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("đầu năm", words))


def hidden_story(project: Path) -> None:
    """Add a story that no public list may name."""
    text = STORY.replace("title: Xưởng Mây họp mặt đầu năm", "title: Chuyện kín\nstatus: hidden")
    put(project / "content/news/2025/ma-kin/index.vi.md", text)


def addresses(path: Path) -> set[str]:
    found, damage = read(path, path.name)
    assert not damage
    return set(found.facts)


def refused(desk: Desk, *codes: str) -> str:
    """Assert that a publish is refused for *codes*, and return what it said."""
    done = desk("publish")
    assert done.returncode == 1, done.stdout
    for code in codes:
        assert code in done.stderr
    return done.stderr


def accepted(desk: Desk, **more: str) -> str:
    done = desk("publish", **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def send(desk: Desk, tmp_path: Path) -> str:
    if find("rsync") is None:
        pytest.skip("rsync is not installed")
    (tmp_path / "site").mkdir(exist_ok=True)
    done = desk("deploy", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_title_changes_freely_between_two_local_publishes(desk: Desk, project: Path) -> None:
    said = accepted(desk)
    assert said.count(SAYS) == 1
    assert "new addresses" in said
    assert not (project / LEDGER).exists()
    assert OLD in addresses(project / "output/urls.txt"), "the site carries it all the same"
    retitle(project, "cuối năm")
    assert desk("check").returncode == 0
    accepted(desk)
    assert not (project / "output" / OLD).exists()
    assert OLD not in addresses(project / "output/urls.txt")
    before = tree(project / "output")
    assert SAYS in accepted(desk), "nothing was sent yet"
    assert tree(project / "output") == before


@pytest.mark.parametrize("ci", ["true", "1"])
def test_what_ci_publishes_counts_at_once(desk: Desk, project: Path, ci: str) -> None:
    assert SAYS not in accepted(desk, CI=ci)
    assert OLD in addresses(project / LEDGER)
    retitle(project, "cuối năm")
    assert OLD in refused(desk, "U111")


@pytest.mark.parametrize("ci", ["", "false"])
def test_an_empty_or_false_ci_is_none(desk: Desk, project: Path, ci: str) -> None:
    assert SAYS in accepted(desk, CI=ci)
    assert not (project / LEDGER).exists()


def test_what_was_sent_counts_whatever_is_lost_then(
    desk: Desk, project: Path, tmp_path: Path
) -> None:
    hidden_story(project)
    accepted(desk)
    retitle(project, "cuối năm")
    accepted(desk)
    assert LEDGER in send(desk, tmp_path)
    kept = addresses(project / LEDGER)
    assert {NEW, HIDDEN} <= kept
    assert OLD not in kept, "this one was never sent"
    assert SAYS not in accepted(desk)
    assert LEDGER not in send(desk, tmp_path), "nothing new"
    retitle(project, "giữa năm")
    refused(desk, "U111")
    (project / LEDGER).unlink()
    refused(desk, "U111")


def test_only_what_is_new_waits(desk: Desk, project: Path) -> None:
    accepted(desk, CI="true")
    committed = (project / LEDGER).read_bytes()
    other = put(
        project / "content/news/2025/khac/index.vi.md", STORY.replace("đầu năm", "cuối năm")
    )
    assert SAYS in accepted(desk)
    assert (project / LEDGER).read_bytes() == committed
    other.write_text(STORY.replace("đầu năm", "giữa năm"), "utf-8")
    accepted(desk)
    (project / LEDGER).unlink()
    other.write_text(STORY.replace("đầu năm", "một năm"), "utf-8")
    accepted(desk)
    assert (project / LEDGER).read_bytes() == committed, "output/ knew what had counted"
    shutil.rmtree(other.parent)
    accepted(desk)
    retitle(project, "cuối năm")
    refused(desk, "U111")


def test_what_a_local_publish_gives_up_is_told_to_ci(desk: Desk, project: Path) -> None:
    accepted(desk, CI="true")
    shutil.rmtree(project / "content/news/2025/hop-mat")
    put(project / "content/news/2025/khac/index.vi.md", STORY.replace("đầu năm", "cuối năm"))
    put(
        project / "content/data/gone.yaml",
        f"- {{path: /{OLD}, date: 2025-03-01}}\n- {{path: /en/news/*, date: 2025-03-01}}\n"
        "- {path: /chua-tung-co/, date: 2025-03-01, reason: {vi: Cũ., en: Old.}}\n",
    )
    accepted(desk)
    facts = (project / LEDGER).read_text("utf-8")
    assert f"/{OLD} ended::\n" in facts
    assert "chua-tung-co" not in facts
    assert NEW not in facts


def test_a_copy_made_by_hand_counts_once_its_ledger_is_fetched(
    desk: Desk, project: Path, tmp_path: Path
) -> None:
    hidden_story(project)
    accepted(desk)
    shutil.copytree(project / "output", tmp_path / "live")
    with served(tmp_path / "live") as host:
        assert desk("ledger", "--from", host).returncode == 0
    assert HIDDEN in addresses(project / LEDGER), "the site may not name it"
    shutil.rmtree(project / "content/news/2025/hop-mat")
    assert OLD in refused(desk, "U110")
    (project / LEDGER).unlink()
    refused(desk, "U110")


def test_an_older_site_vouches_for_nothing_newer(desk: Desk, project: Path, tmp_path: Path) -> None:
    accepted(desk)
    shutil.copytree(project / "output", tmp_path / "live")
    put(project / "content/news/2025/khac/index.vi.md", STORY.replace("đầu năm", "cuối năm"))
    hidden_story(project)
    accepted(desk)
    with served(tmp_path / "live") as host:
        assert desk("ledger", "--from", host).returncode == 0
    kept = addresses(project / LEDGER)
    assert OLD in kept
    assert not {NEW, HIDDEN} & kept
    shutil.rmtree(project / "content/news/2025/khac")
    shutil.rmtree(project / "content/news/2025/ma-kin")
    accepted(desk)


def test_a_plain_pelican_run_is_a_local_publish_too(desk: Desk, project: Path) -> None:
    def run(**more: str) -> None:
        run_pelican(project, **more).check_returncode()

    run()
    retitle(project, "cuối năm")
    run()
    retitle(project, "đầu năm")
    accepted(desk)
    run(CI="true")
    retitle(project, "cuối năm")
    refused(desk, "U111")


def test_a_lost_or_damaged_list_of_what_waits_protects_too_much_not_too_little(
    desk: Desk, project: Path
) -> None:
    accepted(desk)
    (project / LIST).write_text(f"/{OLD} story", "utf-8")
    retitle(project, "cuối năm")
    refused(desk, "U111")


def test_a_ledger_that_cannot_be_written_after_sending_is_said(
    desk: Desk, project: Path, tmp_path: Path
) -> None:
    accepted(desk)
    (project / "content/data/.urls.txt.part").mkdir()
    (tmp_path / "site").mkdir()
    if find("rsync") is None:
        pytest.skip("rsync is not installed")
    done = desk("deploy", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert "WU142" in done.stderr
    (project / "content/data/.urls.txt.part").rmdir()
    send(desk, tmp_path)
    assert OLD in addresses(project / LEDGER)


def test_nothing_is_sent_beside_a_damaged_ledger(desk: Desk, project: Path, tmp_path: Path) -> None:
    accepted(desk)
    put(project / LEDGER, render({}).decode() + "<<<<<<<\n")
    (tmp_path / "site").mkdir()
    done = desk("deploy", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "U101" in done.stderr
    assert not any((tmp_path / "site").iterdir())
