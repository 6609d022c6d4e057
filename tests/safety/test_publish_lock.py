"""One publish at a time: the second is refused and says who is first."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.publish_lock import only_publish
from plugins.safety.switch import recover, switch
from tests.safety.switching import NEW, OLD, ROOT, codes, site

from .conftest import Build


def test_a_second_publisher_is_refused_and_says_who_is_first(build: Build, public: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from plugins.safety.publish_lock import only_publish\n"
        "with only_publish(Path(sys.argv[1])): print('giữ', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", code, str(public.parent / ".build")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(ContentError) as error:
            switch(build(NEW, ".build/site"), public)
        assert codes(error) == ["X807"]
        assert str(first.pid) in str(error.value)
        assert site(public) == OLD
    finally:
        first.kill()
        first.communicate()
    switch(public.parent / ".build/site", public)
    assert site(public) == NEW


def test_one_lock_serves_build_and_switch(build: Build, public: Path) -> None:
    with only_publish(public.parent / ".build") as held:
        recover(public, held=held)
        switch(build(NEW, ".build/site"), public, held=held)
    assert site(public) == NEW
