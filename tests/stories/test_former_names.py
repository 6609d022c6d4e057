"""What fields and data files were called before is still read, and named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from plugins.core.site import Site
from plugins.registers.collect import collect
from plugins.stories.load import load
from tests.builders import as_yaml, make_site, write, write_story

DOCUMENT: dict[str, Any] = {
    "number": "12/LĐLĐ", "type": "cong_van", "issued": "2025-01-03", "issuer": "cloud-river",
    "subject": "Chăm lo Tết",
}  # fmt: skip
BENEFIT = {"id": "quan-pho", "partner": "Quán phở Gió", "category": "Ăn uống", "offer": "Giảm 5%"}


def loaded(content: Path) -> tuple[Site, list[tuple[str, str, int]]]:
    site = load(content, dt.date(2025, 3, 15))
    return site, [(found.code, found.place.path, found.place.line) for found in site.problems]


def test_a_field_s_former_name_is_read_with_a_warning_in_its_line(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(content, "van-ban", dispatch=DOCUMENT)
    site, found = loaded(content)
    [row] = collect(site).rows["documents"]
    assert row.fact.block.number == "12/LĐLĐ"
    lines = (folder / "index.vi.md").read_text("utf-8").split("\n")
    name = "content/news/2025/van-ban/index.vi.md"
    assert found == [("WS382", name, lines.index("dispatch:") + 1)]
    assert "Sửa “dispatch:” thành “document:”" in site.problems[0].fix_vi


def test_faults_below_a_former_name_stand_in_their_own_line(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(content, "van-ban", dispatch=DOCUMENT | {"issued": "31/02/2025"})
    _, found = loaded(content)
    lines = (folder / "index.vi.md").read_text("utf-8").split("\n")
    [line] = [at for at, text in enumerate(lines, 1) if "issued" in text]
    assert line in [at for code, _, at in found if code != "WS382"]


def test_a_translation_and_its_main_text_may_use_one_name_each(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    english = {"title": "A letter", "document": {"subject": "Tet care"}}
    write_story(content, "van-ban", dispatch=DOCUMENT, en=english)
    site, found = loaded(content)
    [row] = collect(site).rows["documents"]
    assert row.fact.words("en").subject == "Tet care"
    assert row.fact.words("en").number == "12/LĐLĐ"
    assert [code for code, _, _ in found] == ["WS382"]


def test_both_names_at_once_are_an_error(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "van-ban", dispatch=DOCUMENT, document=DOCUMENT)
    _, found = loaded(content)
    assert [code for code, _, _ in found if not code.startswith("W")] != []


def test_a_data_file_under_its_former_name_is_read_with_a_warning(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write(content / "data/partners.yaml", as_yaml([BENEFIT | {"offer": ""}, BENEFIT | {"id": "b"}]))
    site, found = loaded(content)
    assert [row.id for row in site.reference.benefits] == ["b"]
    assert {path for _, path, _ in found} == {"content/data/partners.yaml"}
    assert "WD114" in [code for code, _, _ in found]


def test_of_two_files_of_one_thing_the_former_is_refused(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write(content / "data/partners.yaml", as_yaml([BENEFIT]))
    write(content / "data/benefits.yaml", as_yaml([BENEFIT | {"id": "moi"}]))
    site, found = loaded(content)
    assert [row.id for row in site.reference.benefits] == ["moi"]
    assert found == [("D115", "content/data/partners.yaml", 1)]


def test_a_former_name_may_be_in_capitals_like_any_other(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(content, "van-ban", dispatch=DOCUMENT)
    text = (folder / "index.vi.md").read_text("utf-8").replace("dispatch:", "Dispatch:")
    write(folder / "index.vi.md", text)
    site, found = loaded(content)
    assert len(collect(site).rows["documents"]) == 1
    assert [code for code, _, _ in found if not code.startswith("W")] == []


def test_a_block_that_the_main_text_leaves_empty_under_its_former_name_is_no_missing_block(
    tmp_path: Path,
) -> None:
    content = make_site(tmp_path)
    english = {"title": "A letter", "document": {"subject": "Tet care"}}
    folder = write_story(content, "van-ban", en=english, body="document: một chữ trong bài.")
    _, found = loaded(content)
    assert "S256" in [code for code, _, _ in found], "a word of the text is no field"
    text = (folder / "index.vi.md").read_text("utf-8").replace("\ndate:", "\ndispatch:\ndate:", 1)
    write(folder / "index.vi.md", text)
    _, found = loaded(content)
    assert "S256" not in [code for code, _, _ in found]
