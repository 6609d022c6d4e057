"""A project that is published again and again with all its stores, and once with none, to compare."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.build.examine import ledger_of
from plugins.safety import ledger, provisional
from tests import forked
from tests.builders import ROOT, SITE_URL, tree
from tests.conftest import BUILD_EPOCH

SOURCES: Final = ("content", "theme", "pelicanconf.py", "publishconf.py")
STORES: Final = ".cache"
DAY: Final = 86_400
_SHOWN: Final = 40  # lines of a difference


@dataclass(slots=True)
class World:
    """A project in *root*, the moment it is published at and the address that it is published for.

    Where *public*, what is published reaches readers at once, and its addresses count from then on.
    """

    root: Path
    epoch: int = int(BUILD_EPOCH)
    site_url: str = SITE_URL
    public: bool = False

    @property
    def content(self) -> Path:
        """What editors write."""
        return self.root / "content"

    @property
    def stores(self) -> Path:
        """What is kept between builds."""
        return self.root / STORES

    def take_back(self, sound: World) -> None:
        """Make the sources, the moment and the address those of *sound*."""
        for name in SOURCES[:2]:
            shutil.rmtree(self.root / name)
        copy_sources(sound.root, self.root)
        self.epoch, self.site_url, self.public = sound.epoch, sound.site_url, sound.public

    def publish(self, module: str = "plugins.desk", **more: str) -> Published:
        """Publish as ``make publish`` does, with what is in the stores, and return what came of it."""
        done = forked.run(module, "publish", cwd=self.root, env=self._environment() | more)
        return Published(done.returncode, done.stderr, made(self.root))

    def published_clean(self, stock: Path | None = None) -> Published:
        """Publish a copy of the sources that has no store, or the stores in *stock*, and no output.

        Which addresses count as published is no store: the copy knows of the same.
        """
        with tempfile.TemporaryDirectory(dir=self.root.parent) as folder:
            copy = World(Path(folder, self.root.name), self.epoch, self.site_url, self.public)
            copy_sources(self.root, copy.root)
            if stock is not None:
                shutil.copytree(stock, copy.stores)
            carried = self.root / "output" / ledger.NAME
            own, _ = ledger.read(ledger_of(copy.content), ledger.NAME)
            known = ledger.join(own, provisional.counted(carried)[0])
            if known.facts:
                ledger.write(ledger_of(copy.content), ledger.render(known.facts))
            return copy.publish()

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name != "CI"}
        told = {
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "SITEURL": self.site_url,
        }
        return own | told | ({"CI": "true"} if self.public else {})


@dataclass(frozen=True, slots=True)
class Published:
    """How a publish ended: its status, what it complained of, and every file that was there then."""

    status: int
    said: str
    files: Mapping[str, bytes]


def copy_project(root: Path, to: Path) -> World:
    """Return a copy of the project *root* with its stores and its output, whose files stay links."""
    copy_sources(root, to)
    for name in (STORES, ".build"):
        shutil.copytree(root / name, to / name)
    shutil.copytree(root / "output", to / "output", copy_function=os.link)
    return World(to)


def copy_sources(root: Path, to: Path) -> None:
    """Copy what people wrote from the project *root* to *to*, where none is; theme files stay links."""
    to.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        if (root / name).is_file():
            shutil.copy(root / name, to / name)
        else:
            shutil.copytree(
                root / name, to / name, copy_function=os.link if name == "theme" else shutil.copy2
            )


def difference(ours: Published, clean: Published) -> str:
    """Return how *ours* differs from a *clean* publish: the first file, and some of its lines.

    Return nothing where there is no difference. Where a publish is refused, what it says is compared;
    what stands in ``output/`` then is older.
    """
    if (ours.status, ours.said) != (clean.status, clean.said):
        said = _lines("said / status", ours.said.encode(), clean.said.encode())
        return f"status {ours.status}, clean {clean.status}\n{said}"
    if ours.status:
        return ""
    differing = [
        name
        for name in sorted({*ours.files, *clean.files})
        if ours.files.get(name) != clean.files.get(name)
    ]
    if not differing:
        return ""
    first = min(
        differing, key=lambda name: ("manifest" in name, name)
    )  # which holds all the digests
    return f"{len(differing)} files differ, first {first}\n" + _lines(
        first, ours.files.get(first), clean.files.get(first)
    )


def _lines(name: str, ours: bytes | None, clean: bytes | None) -> str:
    if ours is None or clean is None:
        return f"{name}: {'not there' if ours is None else 'there'} after the edit, the other way in a clean build"
    try:
        texts = [one.decode().replace("><", ">\n<").splitlines() for one in (clean, ours)]
    except UnicodeDecodeError:
        at = next((n for n, (a, b) in enumerate(zip(ours, clean, strict=False)) if a != b), -1)
        return f"{name}: {len(ours)} bytes, clean {len(clean)}; they differ from byte {at}"
    shown = difflib.unified_diff(*texts, "clean", "after the edit", lineterm="", n=1)
    return "\n".join(line[:300] for line, _ in zip(shown, range(_SHOWN), strict=False))


def made(root: Path) -> dict[str, bytes]:
    """Return every file that a publish of *root* made: the site, servers' rules, the ledger."""
    found = {f"output/{name}": data for name, data in tree(root / "output").items()}
    found |= {f"servers/{name}": data for name, data in tree(root / ".build/servers").items()}
    kept = ledger_of(root / "content")
    return found | ({"urls.txt": kept.read_bytes()} if kept.exists() else {})
