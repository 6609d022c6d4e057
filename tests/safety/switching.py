"""Two builds of a made-up site, one after the other in the public folder."""

import os
import sys
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.output_files import list_files

ROOT = Path(__file__).parents[2]


OLD = {"index.html": "cũ", "tin-tuc/cu/index.html": "cũ", "tin-tuc/index.html": "cũ"}


NEW = {"index.html": "mới", "tin-tuc/moi/index.html": "mới", "tin-tuc/index.html": "mới"}


def not_offered(one: Path, other: Path) -> bool:
    return False


def site(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text("utf-8") for name in list_files(folder).files}


def codes(error: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [found.code for found in error.value.problems]


def leftovers(public: Path) -> set[str]:
    inside = {path.name for path in (public.parent / ".build").iterdir()}
    beside = {path.name for path in public.parent.iterdir()}
    return (inside | beside) - {".build", "output", "publish.lock", "output.published.json"}


HAND = {
    "CNAME": "congdoan.example",
    ".well-known/security.txt": "Contact: x",
    "tin-tuc/xac-minh.html": "google",
}


def kill_at(step: int) -> None:
    """End this process without a goodbye before its change number *step* to the disk."""
    left = [step]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
        if writes or event in {
            "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod",
        }:  # fmt: skip
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    sys.addaudithook(watch)
