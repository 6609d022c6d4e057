"""The manifest answers for every file, and a copy that differs in anything is found out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.dates import parse_moment
from plugins.safety import compressed, manifest
from plugins.safety.manifest import PageStory, Seal
from plugins.safety.manifest_read import Manifest, ManifestError, read_manifest
from plugins.safety.verify import FolderCopy, compare
from tests.safety.conftest import Build, clean_site

SITE = "https://congdoan.example/repo"
STORIES = {
    "tin-tuc/2025/hop-mat/": PageStory(
        "hop-mat", "vi", parse_moment("2025-02-03 07:05"), parse_moment("2025-02-04")
    )
}
EXTRA = {"tin-tuc/2025/hop-mat/index.html": "<h1>Họp mặt</h1>" * 200, "media/0a/b.webp": "ảnh"}


def made(folder: Path) -> Seal:
    return manifest.publish(folder, SITE, dt.date(2025, 3, 15), STORIES)


@pytest.fixture
def output(build: Build) -> Path:
    folder = build(clean_site() | EXTRA)
    made(folder)
    return folder


def read(folder: Path) -> Manifest:
    return read_manifest(FolderCopy(folder).fetch)


def differences(output: Path, own: Path | None = None, known: Manifest | None = None) -> set[str]:
    found = compare(known or read(output), FolderCopy(output, own)).problems
    return {f"{one.code} {one.place}" for one in found}


def test_every_file_stands_in_it_with_its_hash_size_story_and_dates(output: Path) -> None:
    known = read(output)
    files = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
    assert {e.path for e in known.entries.values()} | set(known.own) == files
    assert not {e.path for e in known.entries.values()} & set(known.own)
    for entry in known.entries.values():
        content = (output / entry.path).read_bytes()
        assert (entry.sha256, entry.size) == (hashlib.sha256(content).hexdigest(), len(content))
    story = known.entries["tin-tuc/2025/hop-mat/"].facts
    assert story == {
        "story": "hop-mat", "lang": "vi",
        "published": "2025-02-03T07:05+07:00", "updated": "2025-02-04",
    }  # fmt: skip
    assert {"manifest/2025.json", "manifest/media-0.json", "manifest/site.json"} <= set(known.own)
    head = json.loads((output / "manifest.json").read_bytes())
    assert (head["version"], head["site"], head["day"]) == (1, f"{SITE}/", "2025-03-15")
    assert head["files"] == len(known.entries)
    assert head["bytes"] == sum(e.size for e in known.entries.values())


def test_the_digest_is_what_sha256sum_makes_of_the_folder(output: Path) -> None:
    command = (
        "find . -type f ! -path ./manifest.json ! -path './manifest/*' -printf '%P\\0' | sort -z |"
        " xargs -0 sha256sum | sha256sum"
    )
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=output, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.decode().split()[0] == read(output).digest


def test_the_same_site_gives_the_same_bytes_and_other_years_keep_theirs(output: Path) -> None:
    def parts() -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in (output / "manifest").iterdir()}

    before, head = parts(), (output / "manifest.json").read_bytes()
    assert made(output).digest == read(output).digest
    assert (parts(), (output / "manifest.json").read_bytes()) == (before, head)
    (output / "tin-tuc/2025/hop-mat/index.html").write_text("khác")
    made(output)
    assert {name for name, content in parts().items() if content != before[name]} == {"2025.json"}


def test_a_clean_copy_is_whole(output: Path) -> None:
    assert differences(output) == set()


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (lambda o: (o / "index.html").write_bytes(b"x"), "V101 /"),
        (lambda o: (o / "atom.xml").unlink(), "V102 /atom.xml"),
        (lambda o: (o / "la.html").write_bytes(b"x"), "V103 /la.html"),
        (lambda o: (o / "media/0a/b.webp").write_bytes(b""), "V101 /media/0a/b.webp"),
        (lambda o: (o / "ra").symlink_to("/etc/passwd"), "V103 /ra"),
        (
            lambda o: (o / "manifest/2025.json").write_text("{}"),
            "V101 /manifest/2025.json",
        ),
        (
            lambda o: ((o / "atom.xml").unlink(), (o / "atom.xml").symlink_to("index.html")),
            "V102 /atom.xml",
        ),
    ],
)
def test_whatever_is_changed_lost_or_added_is_named(
    output: Path, harm: Callable[[Path], object], found: str
) -> None:
    known = read(output)
    harm(output)
    assert found in differences(output, known=known)
    assert len(differences(output, known=known)) <= 2  # a link that replaced a file is odd as well


def test_a_few_of_many_differences_are_shown_and_the_rest_counted(output: Path) -> None:
    known = read(output)
    for number in range(60):
        (output / f"la-{number:02}.html").write_text("x")
    found = compare(known, FolderCopy(output)).problems
    assert len(found) == 51
    assert [p.en for p in found if p.code == "V199"] == ["Further files with the error V103: 10."]


def test_what_was_placed_by_hand_here_was_not_added_by_a_stranger(
    output: Path, tmp_path: Path
) -> None:
    import shutil

    copy = tmp_path / "copy"
    (output / "CNAME").write_text("tin.example")
    shutil.copytree(output, copy)
    known = read(output)
    assert differences(copy, output, known) == set()
    (copy / "CNAME").write_text("xau.example")
    assert differences(copy, output, known) == {"V103 /CNAME"}


def test_compressed_copies_hold_the_files_beside_them(output: Path) -> None:
    before = {p for p in output.rglob("*") if p.is_file()}
    count = compressed.publish(output)
    copies = {p for p in output.rglob("*") if p.is_file()} - before
    assert len(copies) == count > 4
    assert {p.suffix for p in copies} == {".br", ".gz"}
    for path in copies:
        assert path.stat().st_size < path.with_suffix("").stat().st_size
    assert (output / "tin-tuc/2025/hop-mat/index.html.br") in copies
    bytes_once = {p: p.read_bytes() for p in copies}
    compressed.publish(output)
    assert {p: p.read_bytes() for p in copies} == bytes_once
    assert differences(output) == set()
    assert made(output).files == len(before) - len(read(output).own)


@pytest.mark.parametrize("ending", [".br", ".gz"])
def test_a_compressed_copy_of_something_else_is_named(output: Path, ending: str) -> None:
    compressed.publish(output)
    page = output / "tin-tuc/2025/hop-mat" / f"index.html{ending}"
    whole = page.read_bytes()
    for content in (whole[:-9], b"", b"\x00" * 9, (output / f"404.html{ending}").read_bytes()):
        page.write_bytes(content)
        assert differences(output) == {f"V106 /tin-tuc/2025/hop-mat/index.html{ending}"}


def test_a_bomb_beside_a_page_is_not_unpacked(output: Path) -> None:
    import gzip

    compressed.publish(output)
    page = output / "tin-tuc/2025/hop-mat/index.html.gz"
    page.write_bytes(gzip.compress(b"\x00" * 200_000_000))
    with page.open("rb") as file:
        assert sum(map(len, compressed.inflated(file, "gz", 1000))) < 200_000
    assert differences(output) == {"V106 /tin-tuc/2025/hop-mat/index.html.gz"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "damaged"),
        ("[" * 100_000, "damaged"),
        ("{}", "damaged"),
        ('{"format": "union-news-manifest", "version": 2}', "newer"),
        ('{"format": "union-news-manifest", "version": 1, "parts": 5}', "damaged"),
        ('{"format": "union-news-manifest", "version": 1, "parts": [{"url": "../x"}]}', "damaged"),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_refused(output: Path, text: str, reason: str) -> None:
    (output / "manifest.json").write_text(text)
    with pytest.raises(ManifestError) as error:
        read(output)
    assert error.value.reason == reason


def test_a_part_that_was_changed_or_leads_out_of_the_site_is_refused(output: Path) -> None:
    part = output / "manifest/2025.json"
    part.write_text(part.read_text("utf-8").replace("2025-02-04", "2025-02-05"))
    with pytest.raises(ManifestError, match=r"2025\.json: damaged"):
        read(output)
    row = json.dumps({"sha256": "0" * 64, "size": 1})
    evil = f'{{\n"../../etc/passwd": {row}\n}}\n'.encode()
    part.write_bytes(evil)
    head = json.loads((output / "manifest.json").read_bytes())
    for listed in head["parts"]:
        if listed["url"] == "manifest/2025.json":
            listed |= {"sha256": hashlib.sha256(evil).hexdigest(), "size": len(evil)}
    (output / "manifest.json").write_text(json.dumps(head))
    with pytest.raises(ManifestError, match=r"2025\.json: damaged"):
        read(output)
    part.unlink()
    with pytest.raises(ManifestError, match="missing"):
        read(output)
