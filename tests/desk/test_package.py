"""The engine as an installed package: a wheel, a venv of its own, a folder that holds only a union's files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.core.engine import VERSION
from tests.desk.conftest import ROOT, STORY, TRANSLATION, put


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name != "CI"
    }
    return subprocess.run(
        command, cwd=cwd, env=own | {"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False
    )  # fmt: skip


@pytest.fixture(scope="module")
def union_news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of the installed package. Nothing is downloaded: the packages that it needs
    are this environment's.
    """
    pytest.importorskip("hatchling")
    place = tmp_path_factory.mktemp("package")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    built = run(*pip, "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation",
                "-w", place, ROOT, cwd=place)  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = place.glob("*.whl")
    assert wheel.name == f"union_news-{VERSION}-py3-none-any.whl"
    made = run(sys.executable, "-m", "venv", "--without-pip", place / "venv", cwd=place)
    assert made.returncode == 0, made.stderr
    python = place / "venv/bin/python"
    (packages,) = (place / "venv/lib").glob("python*/site-packages")
    ours = [path for path in sys.path if Path(path).name == "site-packages"]
    put(packages / "of_the_tests.pth", "".join(f"{path}\n" for path in ours))
    done = run(*pip, "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel,
               cwd=place)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return place / "venv/bin/union-news"


def test_a_bare_folder_becomes_a_site(union_news: Path, tmp_path: Path) -> None:
    done = run(union_news, "start", "NAME=Công đoàn Bến Sao", "LANGS=vi", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Tiếp theo: union-news publish" in done.stdout
    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert names == {"content", "pelicanconf.py", "publishconf.py"}
    story = tmp_path / "content/news/2025/hop-mat"
    put(story / "index.vi.md", re.sub(r"(?m)^(topics|organisations): .*\n", "", STORY))
    put(story / "index.en.md", TRANSLATION)
    assert run(union_news, "check", cwd=tmp_path).stdout == "Không có lỗi. / No problems.\n"
    done = run(union_news, "publish", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "thì" not in done.stderr
    assert "union-news deploy" in done.stdout
    page = (tmp_path / "output/tin-tuc/2025/xuong-may-hop-mat-dau-nam/index.html").read_text(
        "utf-8"
    )
    assert "ba mươi người thợ" in page
    (style,) = re.findall(r'href="([^"]+/site\.css)"', page)
    assert (tmp_path / "output" / style.split("//")[-1].partition("/")[2]).is_file()
    assert json.loads((tmp_path / "output/manifest.json").read_text("utf-8"))


def test_commands_are_said_as_they_are_called(union_news: Path, tmp_path: Path) -> None:
    assert run(union_news, "version", cwd=tmp_path).returncode == 1  # no project
    assert run(union_news, "start", "NAME=Công đoàn Bến Sao", cwd=tmp_path).returncode == 0
    assert run(union_news, "version", cwd=tmp_path).stdout == f"union-news {VERSION}\n"
    said = run(union_news, "new", cwd=tmp_path).stderr
    assert 'Ví dụ: union-news new TITLE="' in said
    assert run(union_news, "new", "TITLE=Hội nghị mới", cwd=tmp_path).returncode == 0
    assert list(tmp_path.glob("content/news/*/hoi-nghi-moi"))
    assert "union-news migrate" in run(union_news, "upgrade", cwd=tmp_path).stderr
    assert run(union_news, "migrate", cwd=tmp_path).returncode == 0
    said = run(union_news, "ledger", "FROM=x y", cwd=tmp_path).stderr
    assert "FROM=“x y”" in said


def test_the_version_stands_in_one_place() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'dynamic = ["version"' in text
    assert re.search(r"^version *=", text, re.MULTILINE) is None
    assert f"[{VERSION}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "hatchling" in (ROOT / "requirements-dev.in").read_text("utf-8")
