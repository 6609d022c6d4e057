"""A hidden story is published, and no public file of the site says that it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from plugins.safety.manifest import digest_of
from plugins.safety.manifest_read import read_manifest
from plugins.safety.verify import FolderCopy, named
from tests.builders import draw, pdf, write
from tests.desk.conftest import Desk, put, tree

HIDDEN = """\
---
title: Chuyện kín
slug: chuyen-kin
date: 2025-02-04
section: activities
status: hidden
summary: Chỉ ai có địa chỉ mới đọc.
authors: [Nguyễn Thị Mây]
redirect_from: [/bai-cu-kin/, /kin-cu.php]
album_download: true
gallery: [{file: a.png, alt: A}, {file: b.png, alt: B}]
attachments: [{file: don.pdf, title: Đơn}]
---

Chữ [đơn](don.pdf).
"""
NAMES = ("chuyen-kin", "ma-kin", "bai-cu-kin", "kin-cu")


def hidden_story(project: Path) -> None:
    folder = project / "content/news/2025/ma-kin"
    put(folder / "index.vi.md", HIDDEN)
    for name in ("a.png", "b.png"):
        draw(folder / name)
    write(folder / "don.pdf", pdf())


def told(output: Path) -> list[str]:
    """Return the files that name the hidden story and are none of its own."""
    return [
        name for name, content in tree(output).items()
        if not any(part in name for part in NAMES)
        and any(part.encode() in content for part in NAMES)
    ]  # fmt: skip


def test_no_public_file_names_a_hidden_story(desk: Desk, project: Path) -> None:
    hidden_story(project)
    done = desk("publish")
    assert done.returncode == 0, done.stderr
    output = project / "output"
    for own in ("tin-tuc/2025/chuyen-kin/index.html", "bai-cu-kin/index.html",
                "kin-cu.php/index.html", "files/ma-kin/don.pdf",
                "tin-tuc/2025/chuyen-kin/anh/index.html"):  # fmt: skip
        assert (output / own).is_file(), own
    assert told(output) == []
    servers = (project / ".build/servers/nginx.conf").read_text("utf-8")
    assert "bai-cu-kin" in servers, "rules of one's own server are no public file"
    # … nor what leads there from an address that was given up.
    put(project / "content/data/gone.yaml",
        "- {path: /bai-khac/, to: /tin-tuc/2025/chuyen-kin/, date: 2025-03-01}\n")  # fmt: skip
    assert desk("publish").returncode == 0
    assert (output / "bai-khac/index.html").is_file()
    assert [name for name in told(output) if name != "bai-khac/index.html"] == []


def test_what_is_not_named_is_still_proved(desk: Desk, project: Path) -> None:
    hidden_story(project)
    assert desk("publish").returncode == 0
    output = project / "output"
    manifest = read_manifest(FolderCopy(output).fetch)
    unnamed = [entry for entry in manifest.entries.values() if entry.unnamed]
    assert len(unnamed) >= 5
    assert not any(entry.facts for entry in unnamed)
    assert digest_of(manifest.entries.values()) == manifest.digest
    whole = named(manifest, output)
    assert "tin-tuc/2025/chuyen-kin/" in whole.entries
    assert "files/ma-kin/don.pdf" in whole.entries
    head = json.loads((output / "manifest.json").read_text("utf-8"))
    assert head["stories"] == 1
    assert desk("verify").returncode == 0
    copy = project.parent / "ban-sao"
    shutil.copytree(output, copy)
    assert desk("verify", str(copy)).returncode == 0
    (copy / "files/ma-kin/don.pdf").write_bytes(b"%PDF-1.5\n")
    done = desk("verify", str(copy))
    assert (done.returncode, "/files/ma-kin/don.pdf  V101" in done.stdout) == (1, True)
    (copy / "files/ma-kin/don.pdf").unlink()
    assert "V102" in desk("verify", str(copy)).stdout
    far = project.parent / "xa"
    far.mkdir()
    assert desk("deploy", f"{far}/").returncode == 0
    assert (far / "current/files/ma-kin/don.pdf").is_file()
