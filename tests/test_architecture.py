"""The import rule and the shape of the tree, read from the sources."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ROOT, write

PLUGINS = sorted(p.name for p in (ROOT / "plugins").iterdir() if (p / "__init__.py").exists())
SOURCES = sorted((ROOT / "plugins").rglob("*.py"))
# A package imports from the floors below its own, and from itself: never sideways, never upwards.
FLOORS = (
    {"core"},
    {"language"},
    {"registers"},
    {"routes"},
    {
        "stories", "attachments", "media", "pictures", "assets", "editions", "search", "syndication",
        "safety", "deploy", "store", "look",
    },
    {"build"},
    {"pipeline"},
    {"desk"},
)  # fmt: skip
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
FREE = {"pipeline", "desk"}  # what a command or Pelican needs, any library may give
# The libraries of each other package besides the standard one.
LIBRARIES = {
    "core": {"pydantic", "pydantic_core", "markupsafe"},
    "stories": {"pydantic", "pydantic_core", "yaml", "markdown_it", "mdit_py_plugins", "nh3"},
    "attachments": set(),
    "media": set(),
    "assets": {"rjsmin"},
    "build": {"markupsafe", "rich"},
    "pictures": {"PIL", "pillow_heif", "markupsafe", "bs4", "lxml"},
    "language": {"babel", "markupsafe"},
    "look": {"PIL", "jinja2", "lxml", "pydantic", "tinycss2"},
    "editions": {"markupsafe", "zxingcpp"},
    "search": {"cbor2", "pagefind_bin", "markupsafe"},
    "syndication": {"markupsafe", "lxml"},
    "safety": {"lxml", "tinycss2", "html5lib", "brotli"},
    "registers": {"markupsafe", "babel", "icalendar"},
    "routes": set(),
    "store": set(),
    "deploy": {"boto3", "botocore", "urllib3"},
}
MOST_LINES = 300
# The repository's own content/, however it is reached: it is a union's, and its tests are `make check`.
OWN_CONTENT = re.compile(
    r"""(?:\bROOT|parents\[\d\]|\bfind_project\([^)]*\))\W*/\s*f?["']content\b"""
)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every module that *path* imports, wherever in the file, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield node.lineno, node.module or ""
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def package(path: Path, root: Path = ROOT) -> str:
    """Return the package of plugins/ that *path* lies in."""
    parts = path.relative_to(root / "plugins").parts
    return parts[0] if len(parts) > 1 else ""


def breaches(path: Path, root: Path = ROOT) -> list[str]:
    """Return what *path* imports against the rule."""
    own = package(path, root)
    found = []
    for line, module in imports(path):
        first, _, rest = module.partition(".")
        other = rest.partition(".")[0]
        if first == "plugins":
            allowed = other in {"", own} or FLOOR[other] < FLOOR[own]
        elif first == "pelican":
            allowed = own == "pipeline"
        elif first in sys.stdlib_module_names:
            allowed = True
        else:
            allowed = own in FREE or first in LIBRARIES.get(own, set())
        if not allowed:
            found.append(f"{path.relative_to(root)}:{line} imports {module}")
    return found


def test_there_are_packages_to_look_at() -> None:
    assert {"core", "stories", "editions", "build", "pipeline", "pictures", "search"} <= set(
        PLUGINS
    )
    assert len(SOURCES) > 50


@pytest.mark.parametrize("name", PLUGINS)
def test_a_package_imports_only_what_it_may(name: str) -> None:
    found = [line for path in SOURCES if package(path) == name for line in breaches(path)]
    assert found == []


def test_the_pipeline_knows_pelican_and_the_steps_alone() -> None:
    """What a subject's package knows is asked for by a step of the build."""
    known = {"pipeline", "build", "core", "safety"}  # safety: where a run may write, and the switch
    found = [
        f"{path.name}:{line} imports {module}"
        for path in SOURCES
        if package(path) == "pipeline"
        for line, module in imports(path)
        if module.startswith("plugins.") and module.split(".")[1] not in known
    ]
    assert found == []


def test_the_rule_notices_a_breach(tmp_path: Path) -> None:
    for name, text in {
        "core/a.py": "import yaml",
        "core/aa.py": "from plugins.language import formats",
        "language/a.py": "from plugins.registers import collect",
        "stories/a.py": "from plugins.editions import view",
        "pipeline/a.py": "from plugins.desk import cli",
        "build/a.py": "from plugins.pipeline import generator",
        "build/aa.py": "import pelican",
        "editions/a.py": "def f():\n    import pelican.readers",
        "search/a.py": "from plugins import stories",
        "safety/a.py": "import plugins.pictures.plan as plan",
    }.items():
        path = write(tmp_path / "plugins" / name, text)
        assert breaches(path, tmp_path), name
    for name, text in {
        "core/b.py": "import json, pydantic",
        "stories/b.py": "from plugins.core import text\nfrom plugins.stories import read",
        "search/b.py": "from plugins.language import edition\nfrom plugins.registers import collect",
        "desk/b.py": "from plugins.pipeline import build",
        "pipeline/b.py": "import pelican\nfrom plugins.editions import view",
    }.items():
        assert breaches(write(tmp_path / "plugins" / name, text), tmp_path) == [], name


def assert_ends_well(code: str) -> None:
    """Run *code* in a process of its own, where nothing is loaded yet."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_core_can_be_imported_without_pelican_or_a_parser() -> None:
    code = (
        "import sys, pkgutil, importlib, plugins.core as core\n"
        "for found in pkgutil.iter_modules(core.__path__):\n"
        "    importlib.import_module(f'plugins.core.{found.name}')\n"
        "bad = {'pelican', 'yaml', 'markdown', 'PIL', 'nh3', 'babel'} & set(sys.modules)\n"
        "sys.exit(', '.join(bad) or 0)"
    )
    assert_ends_well(code)


def test_a_check_loads_nothing_that_only_a_build_needs() -> None:
    code = (
        "import sys, plugins.desk.check\n"
        "slow = {'pelican', 'jinja2', 'bs4', 'icalendar', 'boto3', 'rich', 'plugins.desk.publish'}\n"
        "sys.exit(', '.join(slow & set(sys.modules)) or 0)"
    )
    assert_ends_well(code)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "plugins")))
def test_a_module_has_one_subject(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert path.name not in {
        "utils.py",
        "util.py",
        "helpers.py",
        "helper.py",
        "common.py",
        "misc.py",
    }
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "a module says what it is for"


def tracked() -> list[Path]:
    """Return the files that git knows or would add."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    hosts = "|".join((r"pypi\.org", r"pythonhosted\.org", r"registry\.npmjs\.org", r"npmjs\.com"))
    places = r"(?<![\w.~-])/(?:work|root|home/[a-z]\w*|Users/[a-z]\w*)/|/tmp/[a-z]{1,3}/"
    wrong = re.compile(f"{hosts}|{places}")
    found = []
    for path in tracked():
        if path == Path(__file__) or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if match := wrong.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {match.group()}")
    assert found == []


def test_one_class_name_has_one_meaning() -> None:
    """A private class may bear the name of another: nobody else speaks of it."""
    named: dict[str, list[str]] = {}
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                named.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in named.items() if len(paths) > 1} == {}


def test_no_test_reads_what_a_union_writes() -> None:
    """What a union writes, removes or paints in content/ breaks no test of the engine."""
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for folder in ("tests", "tools", "bench")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for match in OWN_CONTENT.finditer(path.read_text("utf-8"))
    ]
    assert found == []
    name = "content"
    assert OWN_CONTENT.search(f'load(ROOT / "{name}", day)')
    assert OWN_CONTENT.search(f"Path(__file__).parents[2] / f'{name}/data'")
