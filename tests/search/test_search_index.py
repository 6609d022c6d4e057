"""The run of the real Pagefind over shards, and the bundle made of them."""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import shutil
import subprocess
from dataclasses import replace

import cbor2
import pagefind_bin
import pytest

from plugins import search
from plugins.core.outlet import Outlet
from plugins.core.search_document import Passage, SearchDocument
from plugins.registers.collect import collect
from plugins.search import bundle, pagefind, postings, shard_files, shards
from plugins.store.file_store import FileStore
from tests.builders import tree
from tests.registers.full import localizer_of
from tests.search.published import no_sources

HARD = SearchDocument(
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


def build(documents, place, lang="vi", store=None):
    store = store or place / "store"
    return search.build(
        map(search.planned, documents), "b", lang, store, place / "w", no_sources(store, place)
    )


def kept_shards(store):
    return [path for path in store.iterdir() if path.is_file() and not path.suffix]


def entries(body, page=0):
    """Yield each page of a word's postings, its positions, and how many of them are in the title."""
    numbers = []
    value = shift = 0
    for byte in body:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    numbers = iter(numbers)
    for head in numbers:
        page += head >> 3
        count = (head >> 1 & 3) + 1
        if count == 4:
            count += next(numbers)
        in_title = next(numbers) if head & 1 else 0
        yield page, list(itertools.accumulate(next(numbers) for _ in range(count))), in_title


def read_pages(folder):
    pages = (json.loads(gzip.decompress(path.read_bytes())) for path in folder.glob("*.page"))
    return {page["url"]: page for page in pages}


@pytest.fixture
def runs(monkeypatch):
    """Return a list that grows by the documents of each run of Pagefind."""
    made = []
    read = pagefind.read

    def counting(documents, work):
        made.append([document.address for document in documents])
        return read(documents, work)

    monkeypatch.setattr(pagefind, "read", counting)
    return made


@pytest.fixture
def months(monkeypatch):
    """Return six stories, two a month; each month is a shard."""
    monkeypatch.setattr(shards, "LEAST", 2)
    return [
        SearchDocument(
            f"t/{month}-{n}/", f"Tin {month} {n}", "Tóm tắt", sort=f"2025-0{month}-1{n}T00:00"
        )
        for month in (1, 2, 3)
        for n in (1, 2)
    ]


def test_a_page_holds_the_text_as_written(tmp_path):
    assert build([HARD], tmp_path).pages == 1
    (page,) = read_pages(tmp_path / "b").values()
    assert page["url"] == "/tin-tuc/2025/tet/"
    assert page["content"] == (
        "Đoàn viên “vui Tết”? Ữ, ộ: 5.917 người – COVID-19… Mục lớn: (Nguyễn Văn Đông). "
        "a <b> & &amp; c. 😀 中文 xy soft a b. - - — kết thúc."
    )
    assert page["content"].split(" ") != list(HARD.content)  # full stops alone
    assert [word.rstrip(".") for word in page["content"].split(" ")] == [
        word.rstrip(".") for word in HARD.content
    ]
    assert page["meta"] == HARD.meta
    assert "băng" not in json.dumps(page, ensure_ascii=False)


def test_pagefind_tells_where_each_word_stands(tmp_path):
    second = SearchDocument(
        "hai/", "Tet 2025", "Đoàn tay-tay", hidden=("cv 286 LĐLĐ –", "đông đoàn")
    )
    found = [
        {word: next(entries(body))[1:] for word, body in one.items()}
        for one in pagefind.read([HARD, second], tmp_path / "w")
    ]
    assert [one["doan"] for one in found] == [([0], 1), ([2, 11], 0)]
    assert [one["tet"] for one in found] == [([3], 1), ([0], 1)]
    assert found[0]["5917"] == ([6], 0)
    assert found[0]["covid19"] == found[0]["covid"] == ([9], 0)
    end = len(HARD.content) + 1  # the hidden words follow behind a gap
    assert found[0]["bang"] == ([end + 2], 0)
    assert "bang" not in found[1]
    assert found[1]["286"] == ([6], 0)
    assert found[1]["tay"] == ([3], 0)  # twice in one word is one place
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_bundle_holds_only_what_the_page_loads(tmp_path, lang):
    count = build([HARD], tmp_path, lang)
    files = tree(tmp_path / "b")
    assert (count.files, count.size) == (len(files), sum(map(len, files.values())))
    index = json.loads(files["index.json"])
    names = [f"{index[kind]}.{suffix}" for kind, suffix in (
        ("chunks", "words"), ("tables", "table"), ("filters", "filters"))]  # fmt: skip
    page = gzip.decompress(files[names[1]]).hex()
    assert sorted(files) == sorted(["index.json", f"{page}.page", *names, "words.txt"])
    assert index.get("inflected", False) == (lang == "en")


def test_the_same_documents_give_the_same_bytes(tmp_path, federation):
    made = list(search.documents(localizer_of(collect(federation)), lambda text: None))
    assert build(made, tmp_path / "mot").pages == len(made)
    build(reversed(made), tmp_path / "hai hai")
    build(made, tmp_path / "ba", store=tmp_path / "mot" / "store")
    first = tree(tmp_path / "mot" / "b")
    assert first == tree(tmp_path / "hai hai" / "b") == tree(tmp_path / "ba" / "b")


def test_an_edit_indexes_its_own_document_alone(tmp_path, months, runs):
    build(months, tmp_path / "1", store=tmp_path / "store")
    assert [len(run) for run in runs] == [2, 2, 2]
    runs.clear()
    edited = [*months[:3], replace(months[3], summary="Khác hẳn"), *months[4:]]
    build(edited, tmp_path / "2", store=tmp_path / "store")
    assert runs == [["t/2-2/"]]
    runs.clear()
    added = [*edited, SearchDocument("t/moi/", "Tin mới", "Vừa xong", sort="2025-03-05T00:00")]
    build(added, tmp_path / "3", store=tmp_path / "store")
    assert runs == [["t/moi/"]]
    runs.clear()
    removed = [*added[:2], *added[3:]]
    build(removed, tmp_path / "4", store=tmp_path / "store")
    assert runs == []
    for number, documents in ((3, added), (4, removed)):
        build(documents, tmp_path / f"{number} clean")
        assert tree(tmp_path / f"{number}" / "b") == tree(tmp_path / f"{number} clean" / "b")


def test_pagefind_reads_a_document_alike_with_others_and_alone(tmp_path, federation):
    made = list(search.documents(localizer_of(collect(federation)), lambda text: None))
    every = [HARD, *made, replace(HARD, address="lai/"), replace(HARD, title="", hidden=())]
    together = pagefind.read(every, tmp_path / "w")
    assert together == [pagefind.read([one], tmp_path / "w")[0] for one in every]
    assert len(together[0]) > 20


def test_what_documents_came_to_is_kept_beside_the_newest_shards_alone(tmp_path, months):
    store = tmp_path / "store"
    build(months, tmp_path / "1", store=store)
    build([*months[:5], replace(months[5], title="Khác")], tmp_path / "2", store=store)
    assert len(kept_shards(store)) == 4
    assert len(list(store.glob("*.words"))) == 3


def test_an_edit_taken_back_and_a_long_rest_cost_no_shard(tmp_path, months, runs):
    store = tmp_path / "store"
    edits = [[*months[:5], replace(months[5], title=f"Khác {n}")] for n in range(3)]
    for number, documents in enumerate((months, edits[0], months, edits[1])):
        build(documents, tmp_path / f"{number}", store=store)
    assert [len(run) for run in runs[3:]] == [1, 1, 1]
    for path in store.iterdir():
        os.utime(path, (0, 0))
    runs.clear()
    build(edits[2], tmp_path / "rest", store=store)
    build([replace(months[0], title="Khác"), *edits[2][1:]], tmp_path / "after", store=store)
    assert [len(run) for run in runs] == [1, 1]


def test_a_shard_is_read_as_it_was_written(tmp_path):
    said = {
        str(n): shard_files.DocumentWords({"a": b"\0\1", f"b{n}": b"\0" * n}, {"a": n, "c": 2})
        for n in range(1, 4)
    }
    made = shards.joined(list(said.values()))
    for unpack, packed, whole in (
        (shard_files.shard, shard_files.shard_written(made), made),
        (shard_files.documents, shard_files.documents_written(said), said),
    ):
        shard_files.write(tmp_path / "x", packed)
        assert shard_files.read(tmp_path / "x", unpack) == whole


def test_an_edit_renames_no_other_page(tmp_path, months):
    build(months, tmp_path / "1")
    build(
        [SearchDocument("t/0/", "Tin cũ hơn cả", "", sort="2024-01-01T00:00"), *months],
        tmp_path / "2",
    )
    before, after = (
        {name for name in tree(tmp_path / n / "b") if name.endswith(".page")} for n in "12"
    )
    assert before < after
    assert len(after) == 7


def test_a_mark_mended_in_a_text_is_shown(tmp_path):
    build([SearchDocument("a/", "Mà số", "x")], tmp_path / "1", store=tmp_path / "store")
    build([SearchDocument("a/", "Mã số", "x")], tmp_path / "2", store=tmp_path / "store")
    assert read_pages(tmp_path / "2" / "b")["/a/"]["meta"]["title"] == "Mã số"


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
@pytest.mark.parametrize("documents_too", [False, True])
def test_a_damaged_store_is_made_again_and_said_so(
    tmp_path, months, runs, caplog, damage, documents_too
):
    store = tmp_path / "store"
    build(months, tmp_path / "1", store=store)
    shutil.rmtree(store / "files")  # or the bundle is taken whole
    hurt = sorted(kept_shards(store))[0]
    for path in (hurt, hurt.with_name(f"{hurt.name}.words"))[: 1 + documents_too]:
        path.write_bytes(path.read_bytes()[:-1] + b"?" if damage is None else damage)
    runs.clear()
    build(months, tmp_path / "2", store=store)
    assert len(runs) == documents_too
    assert "damaged" in caplog.text
    assert tree(tmp_path / "1" / "b") == tree(tmp_path / "2" / "b")


def test_what_no_run_uses_any_more_leaves_the_store(tmp_path, months, monkeypatch):
    store = tmp_path / "store"
    build(months, tmp_path / "1", store=store)
    assert len(kept_shards(store)) == 3
    monkeypatch.setattr(shards, "KEPT_FOR", -1)
    build(months[:2], tmp_path / "2", store=store)
    assert kept_shards(store) == []


def test_an_edition_without_a_page_has_no_index(tmp_path):
    assert build([], tmp_path, "en") == search.IndexCount(0, 0, 0)
    assert not (tmp_path / "b").exists()


def test_a_setting_of_the_machine_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PAGEFIND_SITE", "/nonesuch")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "h1")
    found = pagefind.read([HARD], tmp_path / "w")
    assert list(entries(found[0]["doan"])) == [(0, [0], 1)]


def repacked(path, value):
    path.write_bytes(gzip.compress(pagefind.MARKER + value))


def other_version(raw):
    (path,) = raw.glob("*.pf_meta")
    told = cbor2.loads(gzip.decompress(path.read_bytes())[len(pagefind.MARKER) :])
    repacked(path, cbor2.dumps(["9.9.9", *told[1:]]))


def other_shape(raw):
    (path,) = raw.glob("*.pf_meta")
    repacked(path, cbor2.dumps({"pages": []}))


def no_gzip(raw):
    next(raw.glob("index/*")).write_bytes(b"not gzip")


def other_marker(raw):
    next(raw.glob("index/*")).write_bytes(gzip.compress(b"pagefind_xyz[]"))


def other_words(raw):
    (path,) = raw.glob("fragment/*")
    repacked(path, json.dumps({"url": "/0.html", "content": "Doan vien khac."}).encode())


def no_words(raw):
    next(raw.glob("index/*")).unlink()


@pytest.mark.parametrize(
    "change", [other_version, other_shape, no_gzip, other_marker, other_words, no_words]
)
def test_another_form_of_index_is_refused_by_the_version(tmp_path, monkeypatch, change):
    run = pagefind._run

    def changed(site, raw):
        run(site, raw)
        change(raw)

    monkeypatch.setattr(pagefind, "_run", changed)
    with pytest.raises(search.SearchIndexError, match=r"1\.5\.2") as refused:
        build([HARD], tmp_path)
    assert "không có dạng đã biết" in str(refused.value)
    assert "not in the known form" in str(refused.value)


def test_a_failing_pagefind_is_told_in_both_languages(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(search.SearchIndexError, match="X701"):
        build([HARD], tmp_path)


def test_the_version_is_the_one_that_was_measured():
    """An upgrade must be looked at: positions and weights lean on this version's form."""
    said = subprocess.run(
        [pagefind_bin.get_executable(), "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["pagefind", "1.5.2"]
    assert pagefind.release() == "1.5.2"


def test_parts_of_postings_are_joined_to_what_the_whole_would_be():
    dice = random.Random(286)
    title = 60
    every = [
        (page, sorted(dice.sample(range(dice.choice((50, 700))), dice.choice((1, 2, 4, 5, 40)))))
        for page in sorted(dice.sample(range(5000), 300))
    ]
    made = [
        (
            page,
            postings.entry([at - before for before, at in itertools.pairwise((0, *places))], title),
        )
        for page, places in every
    ]
    parts = []
    for cut in (made[:1], made[1:120], made[120:]):
        first = cut[0][0]
        local = postings.gathered([(page - first, entry) for page, entry in cut])
        parts.append(postings.moved(local, first))
    whole = postings.joined(parts)
    assert whole == postings.gathered(made)
    assert list(entries(whole.body, whole.first)) == [
        (page, places, sum(at < title for at in places)) for page, places in every
    ]


def test_two_files_never_share_a_name(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "_DIGITS", 1)
    folder = bundle.BundleWriter("b", Outlet(tmp_path), FileStore(tmp_path / "files"), {})
    names = {folder.put(bytes([number]), "page") for number in range(12)}
    assert len(names) == 12
    assert folder.put(bytes([3]), "page") in names


@pytest.mark.parametrize("signs", ["???", "\u200b", "\u200f", "= – …"])
def test_a_page_without_a_letter_is_not_indexed_and_stops_nothing(tmp_path, signs):
    pages = [HARD, SearchDocument(address="to-chuc/la/", title=signs, summary=signs)]
    assert build(pages, tmp_path).pages == 1
    assert set(read_pages(tmp_path / "b")) == {f"/{HARD.address}"}
