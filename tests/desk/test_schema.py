"""What is written from the models does not drift: schemas, tables of fields, list of problems."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from plugins.core.dates import PartialDate
from plugins.core.facts import GalleryItem, StoryFields
from plugins.core.fields import Block
from plugins.core.problems import catalogue
from plugins.desk import json_schema, schema
from plugins.desk.json_schema import document, models_of, takes
from plugins.stories import captions
from plugins.stories.frontmatter import parse_yaml
from plugins.stories.inherit import inherit, spread_shared_captions
from tests.builders import FROZEN
from tests.desk.conftest import ROOT, Desk, put

GUIDES = [ROOT / name for name in schema.GUIDES.values()]
BASE = {
    "title": "Xưởng Mây họp",
    "date": "03/02/2025",
    "section": "activities",
    "summary": "Ba mươi người thợ.",
    "authors": "Nguyễn Thị Mây",
}
MODELS = {model.__name__: model for kind, _ in schema.FILES.values() for model in models_of(kind)}


class AsEditorsRead(yaml.SafeLoader):
    """YAML as the programs that use the schemas read it: numbers and booleans, but no dates."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [found for found in resolvers if not found[0].endswith((":timestamp", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> Draft202012Validator:
    model, rows = schema.FILES[name]
    made = document(model, schema.field_words(), rows=rows)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def examples(guide: Path) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of every YAML example: its first line names its file."""
    for block in re.findall(r"^```yaml\n(.*?)^```", guide.read_text("utf-8"), re.DOTALL | re.M):
        first, _, text = block.partition("\n")
        yield first.removeprefix("# "), text


def test_the_committed_files_are_what_the_command_writes_now() -> None:
    written = schema.files(ROOT)
    assert set(schema.GUIDES.values()) < set(written)
    for name, text in written.items():
        assert (ROOT / name).read_text("utf-8") == text, f"{name}: python -m plugins.desk schema"
    known = {f"docs/schema/{path.name}" for path in (ROOT / "docs/schema").iterdir()}
    assert known == {name for name in written if name.startswith("docs/schema/")}


def test_the_command_mends_what_has_drifted_and_says_so(desk: Desk, project: Path) -> None:
    for name in ("docs/editor-guide.md", "docs/huong-dan-bien-tap.md"):
        (project / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, project / name)
    put(project / "docs/problems.md", "old")
    done = desk("schema")
    assert done.returncode == 0
    assert "docs/problems.md" in done.stdout
    assert "editor-guide" not in done.stdout
    assert (project / "docs/problems.md").read_text("utf-8") != "old"
    assert "Nothing has changed." in desk("schema").stdout


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_field_has_words_and_stands_in_both_guides(name: str) -> None:
    words = schema.field_words()[name]
    fields = list(MODELS[name].model_fields)
    assert [field for field in words if field != "*"] == fields
    assert all(words[field]["vi"] and words[field]["en"] for field in words)
    for guide, lang in zip(GUIDES, schema.GUIDES, strict=True):
        heading = f"### {words['*'][lang]}\n"
        _, found, rest = guide.read_text("utf-8").partition(heading)
        assert found, heading
        table = rest.partition("\n#")[0]
        assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == fields


def test_no_words_are_left_of_fields_that_are_gone() -> None:
    assert set(schema.field_words()) == set(MODELS)


def test_every_code_has_a_row_and_every_code_in_the_guides_exists() -> None:
    listed = re.findall(r"^\| (W?[A-Z]\d{3}) \|", (ROOT / schema.PROBLEMS).read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(catalogue())
    for page in (*GUIDES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        named = set(re.findall(r"\bW?[SPLODX]\d{3}\b", page.read_text("utf-8")))
        assert named <= set(catalogue()), page.name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_examples_of_the_guides_are_accepted(guide: Path) -> None:
    main: dict[str, Any] = {}
    problems: list[str] = []
    checked = 0
    for kind, text in examples(guide):
        parsed = parse_yaml(text)
        assert not parsed.faults, text
        if kind.startswith("content/data/"):
            model, rows = schema.FILES[Path(kind).stem]
            for row in parsed.values if rows else [parsed.values]:
                model.model_validate(row)
        elif kind == "captions.yaml":
            said = captions.read(text, "vi")
            assert not said.faults, text
            made = json_schema.captions(GalleryItem, schema.field_words())
            Draft202012Validator.check_schema(made)
            checker = Draft202012Validator(made)
            assert not list(checker.iter_errors(yaml.load(text, AsEditorsRead)))
            assert list(checker.iter_errors([{"file": "a.jpg", "alt": {"fr": "mot"}}]))
            StoryFields.model_validate({**BASE, "gallery": said.rows["vi"]})
            assert said.rows["en"]
        elif kind == "index.en.md":
            whole = {(): (guide, 1)}
            merged, _ = inherit(
                parsed.values, main, whole, whole, "vi", lambda code, *_: problems.append(code)
            )
            StoryFields.model_validate({**BASE, **merged})
            assert not problems, text
        else:
            assert kind == "index.vi.md", text
            errors = list(
                validator("story").iter_errors({**BASE, **yaml.load(text, AsEditorsRead)})
            )
            assert not errors, errors[0].message
            main = {**BASE, **parsed.values}
            assert not spread_shared_captions(main, dict(parsed.lines))
            StoryFields.model_validate(main)
        checked += 1
    assert checked > 15


@pytest.mark.parametrize("name", sorted(set(schema.FILES) - {"story", "page"}))
def test_the_reference_data_of_the_frozen_site_fits_its_schema(name: str) -> None:
    path = FROZEN / "data" / f"{name}.yaml"
    text = path.read_text("utf-8")
    first = f"# yaml-language-server: $schema=../../docs/schema/{name}.schema.json\n"
    assert text.startswith(first)
    assert (ROOT / "docs/schema" / f"{name}.schema.json").is_file()
    errors = list(validator(name).iter_errors(yaml.load(text, AsEditorsRead) or []))
    assert not errors, errors[0].message


def test_the_stories_and_pages_of_the_frozen_site_fit_their_schemas() -> None:
    for kind, pattern in (("story", "news/*/*/index.vi.md"), ("page", "pages/*/index.*.md")):
        found = sorted(FROZEN.glob(pattern))
        assert found
        for path in found:
            front = path.read_text("utf-8").split("---\n")[1]
            errors = list(validator(kind).iter_errors(yaml.load(front, AsEditorsRead)))
            assert not errors, f"{path}: {errors[0].message}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": "3/2/25"},
        {"sumary": "x"},
        {"title": ""},
        {"summary": "x" * 401},
        {"status": "publish"},
        {"slug": "Địa chỉ"},
        {"cover": "../a.jpg"},
        {"related": ["Phúc lợi"]},
        {"gallery": [{"file": "a.jpg"}]},
        {"meeting": {"start": "mai"}},
        {"statistics": [{"label": "x", "value": "many", "as_of": "2025"}]},
        {"awards": [{"award": "medal", "awarded_by": "x", "year": 2025, "recipients": "unnamed"}]},
        {"awards": [{"award": "other", "awarded_by": "x", "year": 2025, "recipients": []}]},
        {"authors": []},
        {"source": "x" * 2001},
        {"source": {"name": "x", "url": "ftp://x"}},
        {"redirect_from": "tin/cu"},
    ],
    ids=str,
)
def test_what_the_models_refuse_the_schema_refuses(wrong: dict[str, Any]) -> None:
    values = {**BASE, **wrong}
    assert not validator("story").is_valid(values)
    with pytest.raises(ValidationError):
        StoryFields.model_validate(values)


@pytest.mark.parametrize(
    "right",
    [
        {"date": "12:39 | 19/05/2018"},
        {"topics": "tet"},
        {"authors": [{"name": "A", "job": "photos"}, "B"]},
        {"source": "Báo Sông Mây"},
        {"statistics": {"label": "x", "value": "5.917", "as_of": "10/2016"}},
        {
            "awards": {
                "award": "other",
                "awarded_by": "x",
                "year": "unknown",
                "recipients": "unnamed",
            }
        },
        {"meeting": {"start": "2021", "attendance": "1.200"}},
        {"gallery": {"file": "a.jpg", "alt": "", "decorative": True}},
        {"redirect_from": "/tin/cu/"},
    ],
    ids=str,
)
def test_what_the_models_take_the_schema_takes(right: dict[str, Any]) -> None:
    values = {**BASE, **right}
    StoryFields.model_validate(values)
    assert not list(validator("story").iter_errors(values))


def test_a_field_left_empty_is_no_fault_in_an_editors_program() -> None:
    assert validator("story").is_valid({**BASE, "kicker": None, "gallery": None})
    assert not validator("story").is_valid({**BASE, "title": None})


def test_a_type_of_a_new_kind_is_not_passed_over_in_silence() -> None:
    class Odd(Block):
        when: PartialDate

    with pytest.raises(TypeError, match="PartialDate"):
        takes(PartialDate)
    with pytest.raises(KeyError, match="Odd"):
        document(Odd, {})


def test_new_stories_are_full_of_fields_that_exist() -> None:
    """The templates of ``make new`` offer fields in comments: none of them may be gone."""
    names = {field for model in MODELS.values() for field in model.model_fields}
    for template in sorted((ROOT / "plugins/stories/templates").glob("*.md")):
        text = template.read_text("utf-8")
        offered = re.findall(r"^# {1,3}(?:- )?([a-z_]+):(?: |$)", text, re.MULTILINE)
        assert set(offered) - {"hidden", "withdrawn", "draft", "unnamed", "job"} <= names, template
