"""A command in a fork is what it would be in a process that was started for it alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.builders import write

TELL = """import os, sys, plugins
print(sys.argv[1:], os.getcwd(), os.environ.get("VIET"), os.environ["TZ"], __name__, plugins.__file__)
print("hỏng", file=sys.stderr)
raise {}
"""


def both(
    folder: Path, *arguments: str, **env: str
) -> tuple[subprocess.CompletedProcess[str], subprocess.CompletedProcess[str]]:
    """Run the module ``tell`` of *folder* in a fork and by itself."""
    own = {**os.environ, "PYTHONPATH": str(forked.ROOT), "PYTHONIOENCODING": "utf-8", **env}
    alone = subprocess.run(
        [sys.executable, "-m", "tell", *arguments],
        cwd=folder, env=own, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return forked.run("tell", *arguments, cwd=folder, env=own), alone


@pytest.mark.parametrize(
    "end", ["SystemExit", "SystemExit(3)", 'SystemExit("hết")', "SystemExit(0)"]
)
def test_it_says_and_ends_as_by_itself(tmp_path: Path, end: str) -> None:
    write(tmp_path / "tell.py", TELL.format(end))
    quick, alone = both(tmp_path, "một", "hai ba", VIET="nắng")
    assert (quick.returncode, quick.stdout, quick.stderr) == (
        alone.returncode, alone.stdout, alone.stderr,
    )  # fmt: skip
    assert str(forked.ROOT) in quick.stdout
    assert quick.args == alone.args


def test_a_fault_or_a_signal_ends_it_likewise(tmp_path: Path) -> None:
    write(tmp_path / "tell.py", "1 / 0")
    quick, alone = both(tmp_path)
    assert quick.returncode == alone.returncode == 1
    assert "ZeroDivisionError" in quick.stderr
    write(tmp_path / "tell.py", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)")
    quick, alone = both(tmp_path)
    assert quick.returncode == alone.returncode == -15


def test_nothing_of_one_command_is_left_for_the_next(tmp_path: Path) -> None:
    write(
        tmp_path / "tell.py",
        'import os, plugins\nprint(hasattr(plugins, "left"))\nplugins.left = 1',
    )
    assert {both(tmp_path)[0].stdout for _ in range(2)} == {"False\n"}


def test_the_code_that_is_named_is_run(tmp_path: Path) -> None:
    code = tmp_path / "code"
    (code / "plugins").parent.mkdir()
    (code / "plugins").symlink_to(forked.ROOT / "plugins")
    write(tmp_path / "tell.py", TELL.format("SystemExit(0)"))
    quick, alone = both(tmp_path, PYTHONPATH=str(code))
    assert quick.stdout == alone.stdout
    assert str(code) in quick.stdout
