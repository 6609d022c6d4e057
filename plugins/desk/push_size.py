"""How much the next push adds to a Git repository, which keeps every byte for good.

Asked of Git while something else is at work; whatever Git cannot tell at once (no repository, nothing
that was ever pushed or fetched, a clone that is not whole, a slow disk) is not asked further.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

from plugins.core.problems import CONTENT, Place, Problem, problem
from plugins.core.public import public_at_once
from plugins.desk import figures
from plugins.pictures.sniff import kind_by_name
from plugins.pictures.working_copy import KINDS, LEAST

LIMIT: Final = 50_000_000  # bytes
_PATIENCE: Final = 0.5  # seconds
_SHOWN: Final = 150  # characters of names
_STORIES: Final = 8
_PLAIN: Final = {**dict.fromkeys(("LC_ALL", "LANGUAGE"), "C"), "GIT_NO_LAZY_FETCH": "1"}
_GIT: Final = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false")


class _NoAnswerError(Exception):
    """Git cannot tell, or not soon enough."""


@contextlib.contextmanager
def looking(content: Path) -> Iterator[Push]:
    """Give what will tell what a push of *content* adds; Git looks meanwhile. In CI nobody pushes."""
    push = Push(content)
    try:
        yield push
    finally:
        push.end()


class Push:
    """What a push would add: commits that no remote has, and what is not committed under *content*."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._running: list[tuple[subprocess.Popen[bytes], IO[bytes]]] = []
        if public_at_once():
            return
        try:
            shallow, root, *_ = self._ask("rev-parse", "--is-shallow-repository", "--show-toplevel")
            partial = self._ask("config", "--get-regexp", r"^remote\..*\.promisor$", missing=True)
            known = self._ask("for-each-ref", "--count=1", "refs/remotes")
            if shallow == b"false" and not partial and known:
                self._root = Path(os.fsdecode(root))
                self._begin()
        except (_NoAnswerError, OSError):
            self.end()

    def problems(self) -> tuple[Problem, ...]:
        """Return the warning, where there is something to warn of."""
        try:
            return self._problems() if self._running else ()
        except (_NoAnswerError, OSError):
            return ()

    def end(self) -> None:
        """Let no Git run on."""
        for process, output in self._running:
            process.kill()
            process.wait()
            output.close()
        self._running = []

    def _begin(self) -> None:
        listed = self._start(None, "rev-list", "--objects", "HEAD", "--not", "--remotes")
        self._start(
            listed.stdout, "cat-file", "--batch-check=%(objecttype) %(objectsize:disk) %(rest)"
        )
        if listed.stdout:
            listed.stdout.close()
        self._start(
            None, "status", "--porcelain=v1", "-z", "--untracked-files=all",
            "--ignore-submodules=all", "--find-renames=100%", "--", ".",
        )  # fmt: skip

    def _start(self, source: IO[bytes] | None, *words: str) -> subprocess.Popen[bytes]:
        piped = words[0] == "rev-list"
        output = tempfile.TemporaryFile()  # noqa: SIM115 (closed by ``end``)
        process = subprocess.Popen(
            [*_GIT, *words],
            cwd=self._content,
            env={**os.environ, **_PLAIN},
            stdin=source or subprocess.DEVNULL,
            stdout=subprocess.PIPE if piped else output,
            stderr=subprocess.DEVNULL,
        )
        self._running.append((process, output))
        return process

    def _ask(self, *words: str, given: bytes | None = None, missing: bool = False) -> list[bytes]:
        """Return what Git answers, by lines (with ``-z``, by zeros). Raises ``_NoAnswerError``.

        Where it may be *missing*, no answer is an empty one.
        """
        try:
            done = subprocess.run(
                [*_GIT, *words],
                cwd=self._content if given is None else self._root,
                env={**os.environ, **_PLAIN},
                input=given or b"",
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
            )
        except subprocess.SubprocessError as error:
            raise _NoAnswerError from error
        if done.returncode and not missing:
            raise _NoAnswerError
        return [part for part in done.stdout.split(b"\0" if "-z" in words else b"\n") if part]

    def _answers(self) -> list[bytes]:
        answers = []
        for process, output in self._running:
            try:
                if process.wait(_PATIENCE):
                    raise _NoAnswerError
            except subprocess.TimeoutExpired as error:
                raise _NoAnswerError from error
            output.seek(0)
            answers.append(output.read())
        return answers

    def _problems(self) -> tuple[Problem, ...]:
        _, objects, status = self._answers()
        committed = _committed(objects)
        new, moved = _uncommitted(status, self._root)
        if committed.total() + new.total() <= LIMIT:
            return ()
        for path in self._fetched_apart(new) | (self._known(new) if moved else set()):
            del new[path]
        added = Added(committed, new)
        if added.sizes.total() <= LIMIT:
            return ()
        base = self._base() if committed.total() > LIMIT // 10 else ""
        own = os.path.relpath(self._content.resolve(), self._root)
        return (warning(added, PurePosixPath(Path(own).as_posix()), base),)

    def _fetched_apart(self, new: Mapping[str, int]) -> set[str]:
        """Return those of *new* that Git LFS keeps: they are no part of the repository."""
        names = b"\0".join(map(os.fsencode, new))
        told = self._ask("check-attr", "-z", "--stdin", "filter", given=names)
        return {
            os.fsdecode(told[at]) for at in range(0, len(told) - 2, 3) if told[at + 2] == b"lfs"
        }

    def _known(self, new: Mapping[str, int]) -> set[str]:
        """Return those of *new* whose bytes Git has already: files that were moved."""
        plain = [path for path in new if "\n" not in path]
        names = b"\n".join(map(os.fsencode, plain))
        numbers = self._ask("hash-object", "--no-filters", "--stdin-paths", given=names)
        found = self._ask("cat-file", "--batch-check=%(objecttype)", given=b"\n".join(numbers))
        return {path for path, kind in zip(plain, found, strict=True) if kind == b"blob"}

    def _base(self) -> str:
        """Return the last commit that a remote has too, "" where that is not certain."""
        for remote in ("@{upstream}", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"):
            if found := self._ask("merge-base", "HEAD", remote, missing=True):
                return found[0].decode()[:12]
        return ""


@dataclass(frozen=True, slots=True)
class Added:
    """Bytes by path from the repository's root: in commits, and not committed yet."""

    committed: Counter[str]
    new: Counter[str]

    @property
    def sizes(self) -> Counter[str]:
        """The bytes of both."""
        return self.committed + self.new


def warning(added: Added, content: PurePosixPath, base: str) -> Problem:
    """Return the warning about what is *added*, with a remedy that holds.

    *content* is the content folder from the repository's root, *base* the commit to go back to.
    """
    sizes = added.sizes
    stories: dict[str, None] = {}
    others = False
    for path, size in sizes.most_common():
        if size < LEAST:
            continue
        story = _story(path, content) if kind_by_name(path) in KINDS else ""
        others |= not story
        if story:
            stories[story] = None
    vi, en = [], []
    if base:
        vi.append(f"Đưa các tệp ra khỏi những commit chưa push: git reset --soft {base}")
        en.append(f"Take the files out of the commits not yet pushed: git reset --soft {base}")
    if stories:
        named = ",".join([*stories][:_STORIES])
        vi.append(
            f"Cất ảnh gốc ra ngoài kho git: make originals TO=/thư-mục/lưu-ảnh-gốc STORY={named}"
        )
        en.append(
            f"Keep the originals outside: make originals TO=/folder/of/originals STORY={named}"
        )
    if others or not stories:
        vi.append(
            "Tệp lớn khác (video, tài liệu): nén nhỏ lại, đăng video lên YouTube, hoặc dùng Git LFS"
        )
        en.append(
            "Other large files (videos, documents): compress them, put videos on YouTube, or use Git LFS"
        )
    if base:
        vi.append("Rồi commit lại: git add -A, git commit")
        en.append("Then commit again: git add -A, git commit")
    return problem(
        "WX850",
        Place(str(CONTENT)),
        size=figures.vi(sizes.total() / 1e6),
        size_en=figures.en(sizes.total() / 1e6),
        files=_largest(sizes),
        hint=_steps(vi),
        hint_en=_steps(en),
    )


def _steps(said: list[str]) -> str:
    return " ".join(f"({number}) {step}." for number, step in enumerate(said, start=1))


def _largest(sizes: Counter[str]) -> str:
    shown = ""
    for path, size in sizes.most_common(3):
        one = f"{path} ({size / 1e6:.0f} MB)"
        if shown and (size < LEAST or len(shown) + len(one) > _SHOWN):
            break
        shown += f", {one}" if shown else one
    return shown


def _story(path: str, content: PurePosixPath) -> str:
    """Return the story that the file at *path* belongs to as ``STORY=`` names it, "" for none."""
    at = PurePosixPath(path)
    if not at.is_relative_to(content):
        return ""
    match at.relative_to(content).parts:
        case ("news", year, name, _):
            return f"{year}/{name}"
        case ("pages", name, _):
            return f"pages/{name}"
    return ""


def _committed(objects: bytes) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for line in objects.split(b"\n"):
        kind, _, rest = line.partition(b" ")
        size, _, path = rest.partition(b" ")
        if kind == b"blob" and size.isdigit():
            sizes[os.fsdecode(path)] += int(size)
    return sizes


def _uncommitted(status: bytes, root: Path) -> tuple[Counter[str], bool]:
    """Return the bytes of the files that a commit would add, and whether others were taken away."""
    sizes: Counter[str] = Counter()
    moved = False
    entries = iter(status.split(b"\0"))
    for entry in entries:
        code, path = entry[:2], os.fsdecode(entry[3:])
        moved |= b"D" in code
        if code[:1] in (b"R", b"C"):
            next(entries, None)  # its former name
            if code[1:] == b" ":
                continue
        with contextlib.suppress(OSError):
            file = root / path
            if code and not file.is_symlink() and file.is_file():
                sizes[path] = file.stat().st_size
    return sizes, moved
