"""All files of the registers together: where they stand, and that they are the same everywhere."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from plugins.core.registers import Registers
from plugins.editions.site_plan import plan_site
from plugins.registers import REGISTERS
from plugins.registers import files as register_files
from tests.builders import ROOT, build_site
from tests.conftest import BUILD_EPOCH
from tests.registers.full import HOSTILE, editions_of, write_full

Collect = Callable[..., Registers]

DIGEST = """
import datetime, hashlib, sys
from pathlib import Path
from plugins.registers import REGISTERS
from plugins.registers import files as register_files
from plugins.registers.collect import collect
from plugins.stories.load import load
from tests.registers.full import editions_of
registers = collect(load(Path(sys.argv[1]), datetime.date(2025, 3, 15)))
total = hashlib.sha256()
for name, content in register_files.register_files(registers, editions_of(registers)):
    total.update(name.encode() + content)
print(total.hexdigest())
"""


def test_every_file_that_is_announced_is_written(content: Path, registers: Collect) -> None:
    write_full(content)
    made = registers()
    editions = editions_of(made)
    names = dict(register_files.register_files(made, editions)).keys()
    routes = plan_site(made.site, editions).routes
    assert {name for name, route in routes.files.items() if route.kind == "register_file"} == names
    forms = sum(len(register.forms) for register in REGISTERS)
    alone = {name for name in names if "/ics/" in name}
    assert len(names - alone) == 2 * forms + len(REGISTERS)
    assert "han-bao-cao/ics/cong-van-1.ics" in alone
    assert {
        "thoa-thuan/thoa-thuan.csv",
        "en/agreements/agreements.json",
        "lich/lich.ics",
        "en/deadlines/deadlines.ics",
        "du-lieu/meetings.schema.json",
    } <= names


def test_a_file_names_the_schema_that_is_published(content: Path, registers: Collect) -> None:
    write_full(content)
    made = registers()
    files = dict(register_files.register_files(made, editions_of(made)))
    for name in (name for name in files if name.endswith(".json") and "schema" not in name):
        url = json.loads(files[name])["$schema"]
        schema = files[url.removeprefix("https://tin.congdoan.example/")]
        assert json.loads(schema)["$id"] == url


def test_files_are_the_same_bytes_on_every_machine(content: Path) -> None:
    write_full(content)
    digests = set()
    for zone, seed, locale in (
        ("America/New_York", "1", "C"),
        ("Asia/Ho_Chi_Minh", "2", "C.UTF-8"),
    ):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-c", DIGEST, str(content)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        digests.add(done.stdout)
    assert len(digests) == 1


def test_what_english_says_is_the_same_facts(content: Path, registers: Collect) -> None:
    write_full(content)
    made = registers()
    files = dict(register_files.register_files(made, editions_of(made)))
    vi = json.loads(files["han-bao-cao/han-bao-cao.json"])["rows"]
    en = json.loads(files["en/deadlines/deadlines.json"])["rows"]
    same = ("id", "due", "before", "last_day", "state", "days_left")
    assert [[row[key] for key in same] for row in vi] == [[row[key] for key in same] for row in en]


def test_hostile_names_are_exact_in_the_pages_too(
    content: Path, registers: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_full(content)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
    output = content.parent / "output"
    build_site(content, output)
    page = lxml.html.document_fromstring((output / "khen-thuong/index.html").read_text("utf-8"))
    shown = {
        " ".join(node.text.split())
        for node in page.xpath("//table//*[@class='roll__name']//text()/..")
        if node.text
    }
    assert shown >= {*HOSTILE}
    made = registers()
    files = register_files.register_files(made, editions_of(made))
    assert all((output / name).is_file() for name, _ in files)
    places = {node.get("id") for node in page.xpath("//*[@id]")}
    rows = json.loads((output / "khen-thuong/khen-thuong.json").read_text("utf-8"))["rows"]
    assert {row["url"].partition("#")[2] for row in rows} <= places
