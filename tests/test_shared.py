"""What several processes share is built once, and again where building failed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import FEWEST, MOST, pytest_xdist_auto_num_workers
from tests.shared import once


def test_what_all_ask_for_at_once_is_built_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    built: list[Path] = []

    def build(folder: Path) -> int:
        built.append(folder)
        (folder / "page").write_text("as built", "utf-8")
        return 7

    tmp_path_factory.getbasetemp()  # which threads cannot make together
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(once, tmp_path_factory, "asked-for-by-four", build) for _ in range(4)]
    assert len(built) == 1
    [(folder, result)] = {answer.result() for answer in asked}
    assert result == 7
    assert (folder / "page").read_text("utf-8") == "as built"


def test_what_could_not_be_built_is_tried_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> str:
        (folder / "half").touch()
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        once(tmp_path_factory, "failed-at-first", fail)
    folder, result = once(tmp_path_factory, "failed-at-first", lambda folder: "well")
    assert result == "well"
    assert list(folder.iterdir()) == []


def test_the_tests_are_shared_by_one_process_a_core_within_bounds() -> None:
    assert FEWEST <= pytest_xdist_auto_num_workers() <= MOST
