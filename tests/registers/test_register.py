"""A register is one value in one folder, and nothing else in the tree names one."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from plugins.core.addresses import LANGUAGES, RESERVED
from plugins.core.fact_blocks import REGISTER_NAMES, FactFields
from plugins.language.messages import load_messages
from plugins.registers import ADDRESS_PARTS, REGISTERS, story_blocks
from plugins.registers.register import Register
from tests.builders import ROOT

PLUGINS = ROOT / "plugins"
# The model lists the names; checks across stories ask who names which agreement; a function and a
# data file bear a register's name.
MAY_NAME = {
    "core/fact_blocks.py", "search/__init__.py", "desk/schema.py",
    "stories/agreements_check.py", "stories/facts_check.py", "stories/names.py",
}  # fmt: skip


def own_folder(path: Path) -> bool:
    parts = path.relative_to(PLUGINS).parts
    return len(parts) == 3 and parts[0] == "registers" and parts[1] in REGISTER_NAMES


def test_every_register_is_a_folder_and_every_folder_a_register() -> None:
    folders = {path.parent.name for path in (PLUGINS / "registers").glob("*/__init__.py")}
    assert folders == set(REGISTER_NAMES)
    assert tuple(register.name for register in REGISTERS) == REGISTER_NAMES


def test_no_shared_code_names_a_register() -> None:
    named = {
        path.relative_to(PLUGINS).as_posix()
        for path in PLUGINS.rglob("*.py")
        if not own_folder(path)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in REGISTER_NAMES
    }
    assert named == MAY_NAME


def test_every_block_of_facts_belongs_to_a_register() -> None:
    assert [way.field for _, way in story_blocks()] == list(FactFields.model_fields)
    ranks = [way.rank for _, way in story_blocks()]
    assert len(set(ranks)) == len(ranks)


def test_no_two_registers_share_an_address_and_none_has_another_page_s() -> None:
    assert len(ADDRESS_PARTS) == len(
        {(r.paths[lang], lang) for r in REGISTERS for lang in LANGUAGES}
    )
    assert not ADDRESS_PARTS & RESERVED


@pytest.mark.parametrize("register", REGISTERS, ids=REGISTER_NAMES)
def test_a_register_has_all_its_words(register: Register[Any]) -> None:
    name = register.name
    keys = [f"register.{what}.{name}" for what in ("title", "intro", "empty")]
    keys += [f"register.head.{key}" for key, _ in register.columns]
    keys += [f"register.facet.{facet.name}" for facet in register.facets]
    keys += [f"{f.words}.{value}" for f in register.facets for value in f.fixed]
    keys += [f"register.of_organisation.{way.key}" for way in register.organisations]
    keys += [f"register.note.{name}"] if register.noted else []
    keys += [f"register.carried.{name}"] if register.carried else []
    keys += [f"register.figure.{name}"] if register.front else []
    if register.front and register.front.living:
        keys += [f"register.living.{name}", f"register.lately.{name}"]
    keys += [f"register.calendar.{name}"] if register.event else []
    if register.digest:
        keys += [f"digest.contents.{name}", register.digest.title or f"register.title.{name}"]
    if register.blocks:
        kind = register.kind
        keys += [f"facts.{kind}.title", f"search.fact.{kind}"]
    for lang in LANGUAGES:
        known = load_messages(ROOT / "theme", lang)
        assert [key for key in keys if key not in known] == []


@pytest.mark.parametrize("register", REGISTERS, ids=REGISTER_NAMES)
def test_what_make_new_gives_stands_beside_the_register(register: Register[Any]) -> None:
    folder = PLUGINS / "registers" / register.name
    found = {path.name for path in folder.glob("new.*")}
    in_story = {"new.vi.md", "new.en.md"}
    wanted = (in_story if register.blocks else {"new.yaml"}) if register.new else set()
    assert found == wanted


def test_only_agreements_have_pages_of_their_own() -> None:
    """Their page is made in ``editions.registers.agreement_pages``, their kind is known to the ledger."""
    assert [register.name for register in REGISTERS if register.own_pages] == ["agreements"]
