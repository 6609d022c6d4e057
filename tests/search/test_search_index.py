"""The run of the real Pagefind, and the marks put back into its fragments."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess

import pagefind_bin
import pytest

from plugins import search
from plugins.search import canonical, fragments
from plugins.search.document import Document, Passage

HARD = Document(
    address="tin-tuc/2025/tet/",
    title="Đoàn viên “vui Tết”?",
    summary="Ữ, ộ: 5.917 người – COVID-19…",
    passages=(
        Passage("Mục lớn:", "h2"),
        Passage("(Nguyễn Văn Đông)"),
        Passage("a <b> & &amp; c"),
        Passage("😀"),
        Passage("中文 x\u200by so\u00adft a\u00a0b"),
        Passage("- - —"),
        Passage("kết thúc"),
    ),
    hidden=("ảnh: đóng băng",),
    filters={"section": ("welfare",), "org": ("a-b", "c")},
    sort="2025-01-03T11:21",
    date="2025-01-03",
    section="welfare",
)


def read_fragments(bundle):
    found = {}
    for path in (bundle / "fragment").iterdir():
        raw = gzip.decompress(path.read_bytes())
        assert raw.startswith(b"pagefind_dcd")
        fragment = json.loads(raw[12:])
        found[fragment["url"]] = fragment
    return found


def test_a_fragment_holds_the_text_as_written(tmp_path):
    count = search.build([HARD], tmp_path / "b", "vi", tmp_path / "w")
    assert count.pages == 1
    (fragment,) = read_fragments(tmp_path / "b").values()
    assert fragment["url"] == "/tin-tuc/2025/tet/"
    assert fragment["content"] == (
        "Đoàn viên “vui Tết”? Ữ, ộ: 5.917 người – COVID-19… Mục lớn: (Nguyễn Văn Đông). "
        "a <b> & &amp; c. 😀 中文 xy soft a b. - - — kết thúc."
    )
    assert fragment["meta"] == HARD.meta
    assert "băng" not in json.dumps(fragment, ensure_ascii=False)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_bundle_holds_only_what_the_page_loads(tmp_path, lang):
    count = search.build([HARD], tmp_path / "b", lang, tmp_path / "w")
    files = sorted(
        p.relative_to(tmp_path / "b") for p in (tmp_path / "b").rglob("*") if p.is_file()
    )
    assert count.files == len(files)
    assert count.size == sum((tmp_path / "b" / name).stat().st_size for name in files)
    loose = {name.name.split("_")[0] for name in files if len(name.parts) == 1}
    wasm = "wasm.en.pagefind" if lang == "en" else "wasm.unknown.pagefind"
    assert loose == {"pagefind-entry.json", "pagefind.js", f"pagefind.{lang}", wasm, "words.txt"}


def test_the_same_documents_give_the_same_bytes(tmp_path, federation):
    digests = []
    for name in ("mot", "hai hai"):
        made = search.documents(federation, "vi", lambda text: None, str)
        made = made if name == "mot" else reversed(list(made))
        search.build(made, tmp_path / name / "b", "vi", tmp_path / name / "w")
        files = sorted(path for path in (tmp_path / name / "b").rglob("*") if path.is_file())
        whole = [(str(p.relative_to(tmp_path / name)), p.read_bytes()) for p in files]
        digests.append(hashlib.sha256(repr(whole).encode()).hexdigest())
    assert digests[0] == digests[1]


def test_an_edition_without_a_page_has_no_index(tmp_path):
    assert search.build([], tmp_path / "b", "en", tmp_path / "w") == search.IndexCount(0, 0, 0)
    assert not (tmp_path / "b").exists()


def test_a_second_run_leaves_nothing_of_the_first(tmp_path):
    search.build([HARD], tmp_path / "b1", "vi", tmp_path / "w")
    other = Document("khac/", "Khác", "Tóm tắt")
    assert search.build([other], tmp_path / "b2", "vi", tmp_path / "w").pages == 1
    assert set(read_fragments(tmp_path / "b2")) == {"/khac/"}


def test_a_setting_of_the_machine_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PAGEFIND_SITE", "/nonesuch")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "h1")
    search.build([HARD], tmp_path / "b", "vi", tmp_path / "w")
    (fragment,) = read_fragments(tmp_path / "b").values()
    assert fragment["content"].startswith("Đoàn viên")


def packed(fragment, marker=b"pagefind_dcd"):
    return gzip.compress(marker + json.dumps(fragment).encode())


@pytest.mark.parametrize(
    "changed",
    [
        b"not gzip",
        gzip.compress(b"pagefind_xyz{}"),
        packed([]),
        packed({"url": "/a/", "content": "a", "meta": {}, "anchors": []}),
        packed({"url": "/a/", "content": ["a"], "meta": {}, "anchors": [], "word_count": 1}),
    ],
)
def test_a_fragment_of_another_form_is_refused_by_the_version(changed):
    with pytest.raises(search.SearchIndexError) as refused:
        fragments.decode(changed, "9.9.9")
    assert "9.9.9" in str(refused.value)
    assert "không có dạng đã biết" in str(refused.value)
    assert "not in the known form" in str(refused.value)


@pytest.mark.parametrize(
    "content", ["Doan vien", "Doan vien. Tom", "Doan viem. Tom tat.", "Doan vien! Tom tat."]
)
def test_a_fragment_whose_words_part_from_the_text_is_refused(content):
    fragment = {"url": "/a/", "content": content, "meta": {}, "anchors": [], "word_count": 4}
    with pytest.raises(search.SearchIndexError, match=r"1\.5"):
        fragments.restored(fragment, Document("a/", "Đoàn viên", "Tóm tắt"), "1.5.2")


def test_a_failing_pagefind_is_told_in_both_languages(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(search.SearchIndexError, match="X701"):
        search.build([HARD], tmp_path / "b", "vi", tmp_path / "w")


def test_the_version_is_the_one_that_was_measured():
    """An upgrade must be looked at: excerpts, chunk size and fragments lean on this version."""
    said = subprocess.run(
        [pagefind_bin.get_executable(), "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["pagefind", "1.5.2"]


@pytest.mark.parametrize(
    "value", [0, 23, 24, 255, 256, 65535, 65536, 1 << 32, "đ", "x" * 300, [1, ["a", []]]]
)
def test_values_survive_the_list_format(value):
    assert canonical.decode(canonical.encode(value)) == (value, len(canonical.encode(value)))


def test_a_list_of_another_form_is_refused(tmp_path):
    (tmp_path / "pagefind.vi_0.pf_meta").write_bytes(fragments.pack(b"\xa0"))
    with pytest.raises(search.SearchIndexError, match=r"9\.9\.9"):
        canonical.settle(tmp_path, "vi", "9.9.9")


@pytest.mark.parametrize("signs", ["???", "\u200b", "\u200f", "= – …"])
def test_a_page_without_a_letter_is_not_indexed_and_stops_nothing(tmp_path, signs):
    pages = [HARD, Document(address="to-chuc/la/", title=signs, summary=signs)]
    assert search.build(pages, tmp_path / "b", "vi", tmp_path / "w").pages == 1
    assert set(read_fragments(tmp_path / "b")) == {f"/{HARD.address}"}
