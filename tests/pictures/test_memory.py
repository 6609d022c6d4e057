"""Large pictures and bombs: a machine of 2 GB publishes or refuses them, and never runs out."""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.pictures.test_reading import png_chunk, png_claiming, png_with

ROOT = Path(__file__).resolve().parents[2]
GIGABYTE = 1_000_000_000
# Renders the picture named on the command line, or says why not; then how much memory it took.
CHILD = """
import sys
from pathlib import Path
from plugins.pictures.encode import Job, render_original
from plugins.pictures.hashes import content_hash
from plugins.pictures.reading import BadPictureError, measure
from plugins.pictures.settings import RECIPE
path, aside = Path(sys.argv[1]), Path(sys.argv[2])
try:
    found = measure(path)
except BadPictureError as bad:
    print(bad.code)
else:
    made = render_original(
        Job("key", path, content_hash(path), found.kind, found.width, found.height, RECIPE, aside))
    print(getattr(made, "code", "rendered"))
# Of this program alone: ru_maxrss would count what the process held before it became this program.
[peak] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")]
print(peak)
"""
NULLS = zlib.compress(bytes(400_000_000), 1)


def tried(path: Path, aside: Path) -> tuple[str, int]:
    """Return what became of the picture, and the bytes of memory that it took at most.

    The process gets 2 GB of addresses and no more.
    """
    done = subprocess.run(
        [sys.executable, "-c", CHILD, path, aside],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * GIGABYTE, 2 * GIGABYTE)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    outcome, peak = done.stdout.split()
    return outcome, int(peak) * 1024


def panorama(width: int, height: int) -> bytes:
    """Return a real PNG of this size in RGBA, all of it clear."""
    packer = zlib.compressobj(1)
    row = bytes(1 + 4 * width)
    pixels = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        png_chunk(name, content)
        for name, content in ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the limit holds on Linux only")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (png_claiming(100_000, 100_000), "P207"),
        (png_claiming(20_000, 10_001), "P207"),
        (png_with(b"zTXt", b"Comment\0\0" + NULLS), "P208"),
        (png_with(b"iTXt", b"Comment\0\1\0\0\0" + NULLS), "P208"),
        (png_with(b"iCCP", b"icc\0\0" + NULLS), "P208"),
    ],
    ids=["10,000 megapixels", "just too many", "zTXt", "iTXt", "iCCP"],
)
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bom.png"
    path.write_bytes(content)
    outcome, peak = tried(path, tmp_path)
    assert outcome == code
    assert peak < 0.3 * GIGABYTE


@pytest.mark.skipif(sys.platform != "linux", reason="the limit holds on Linux only")
def test_a_panorama_of_200_megapixels_is_published_on_a_machine_of_2_gb(tmp_path: Path) -> None:
    path = tmp_path / "toan-canh.png"
    path.write_bytes(panorama(20_000, 9_990))
    outcome, peak = tried(path, tmp_path)
    assert outcome == "rendered"
    assert peak < 1.5 * GIGABYTE
