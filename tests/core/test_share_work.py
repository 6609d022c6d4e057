"""Pages made on all cores are the pages made on one."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from plugins.core import share_work
from plugins.core.problems import ContentError, Place, problem
from plugins.safety.publish_lock import only_publish
from tests.builders import tree
from tests.sample import write_sample


def sign(folder: Path, name: int) -> None:
    (folder / str(name)).write_text(str(os.getpid()))


# In a process of its own: beside threads, such as a browser's of other tests, nothing is forked.
SHARED = """
import os, sys
from functools import partial
from pathlib import Path
from plugins.core import share_work

def sign(name):
    Path(sys.argv[1], str(name)).write_text(str(os.getpid()))

share_work.run([partial(sign, name) for name in range(20)], workers=2)
print(os.getpid())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks only where they are safe")
def test_every_task_runs_once_and_none_of_them_here(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", SHARED, str(tmp_path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    signed = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert signed.keys() == {str(name) for name in range(20)}
    assert done.stdout.strip() not in signed.values()


def test_one_worker_works_here(tmp_path: Path) -> None:
    share_work.run([partial(sign, tmp_path, name) for name in range(3)], workers=1)
    assert {path.read_text() for path in tmp_path.iterdir()} == {str(os.getpid())}


def test_problems_found_by_a_task_reach_the_report(tmp_path: Path) -> None:
    found = problem("S100", Place("content/x.md", 1))

    def fail() -> None:
        raise ContentError([found])

    with pytest.raises(ContentError) as caught:
        share_work.run([fail, fail], workers=2)
    assert caught.value.problems == (found,)


BUILT = """
import sys
from pathlib import Path
from tests.builders import build_site

build_site(Path(sys.argv[1]), Path(sys.argv[2]), RENDER_WORKERS=int(sys.argv[3]))
"""


def test_the_bytes_do_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    content = write_sample(tmp_path)
    for output, workers in (("one", "1"), ("two", "2")):
        command = [sys.executable, "-c", BUILT, str(content), str(tmp_path / output), workers]
        subprocess.run(command, cwd=Path(__file__).parents[2], check=True)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


ORPHANED = """
import os, sys, time
from functools import partial
from pathlib import Path
from plugins.core import share_work
from plugins.safety.publish_lock import only_publish

def work(name):
    os.write(1, b"at work\\n")  # whole lines from either process
    time.sleep(60)

with only_publish(Path(sys.argv[1])):
    share_work.run([partial(work, name) for name in range(2)], workers=2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks only where they are safe")
def test_the_workers_of_a_killed_publish_end_and_give_up_its_lock(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", ORPHANED, str(tmp_path)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert [running.stdout.readline() for _ in range(2)] == [b"at work\n"] * 2
        running.kill()
        running.wait()
        with only_publish(tmp_path):
            pass
