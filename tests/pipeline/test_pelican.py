"""The real ``pelican`` command: exit status, report, untouched output, settings, identical bytes."""

import difflib
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.pipeline.build import build
from tests.builders import (
    ROOT,
    build_site,
    draw,
    make_site,
    pdf,
    run_pelican,
    tree,
    write,
    write_page,
    write_story,
)
from tests.conftest import BUILD_EPOCH, Built

EPOCH = {"SOURCE_DATE_EPOCH": BUILD_EPOCH}


def small(folder: Path) -> Path:
    content = make_site(folder)
    write_story(
        content,
        "hop-mat",
        "Xem [trang](/gioi-thieu/) và ![Nồi bánh](ảnh.png).\n",
        pictures=["ảnh.png"],
        topics=["tet"],
        attachments=[{"file": "a.pdf", "title": "A"}],
        gallery=[{"file": "ảnh.png", "alt": "Người"}],
        en={"gallery": [{"file": "ảnh.png", "alt": "People"}]},
    )
    write(content / "news/2025/hop-mat/a.pdf", pdf())
    write(content / "news/2025/hop-mat/mat.docx", b"not listed, not published")
    return content


BROKEN = {
    "a front matter": lambda c: write(c / "news/2025/hong/index.vi.md", "---\ntitle: A: B\n---\n"),
    "a dead path": lambda c: write_story(c, "hong", "Xem [x](/khong-co/).\n", pictures=["b.png"],
                                         cover="b.png", gallery=[{"file": "b.png", "alt": "B"}]),
    "a picture that is none": lambda c: write(
        write_story(c, "hong", gallery=[{"file": "b.png", "alt": "B"}]) / "b.png", b"no picture"
    ),
    "a truncated picture": lambda c: truncate(
        write_story(c, "hong", gallery=[{"file": "b.png", "alt": "B"}], pictures=["b.png"]) / "b.png"
    ),
    "a bomb": lambda c: write(c / "news/2025/hong/index.vi.md", "---\ntitle: " + "[" * 99_999),
}  # fmt: skip


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:400])


def test_a_fault_leaves_the_output_byte_for_byte_and_ends_with_status_1(tmp_path: Path) -> None:
    content = small(tmp_path)
    output = tmp_path / "output"
    assert run_pelican(content, output, environment=EPOCH).returncode == 0
    before = tree(output)
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    for name, breaking in BROKEN.items():
        breaking(content)
        done = run_pelican(content, output, environment=EPOCH)
        said = done.stdout + done.stderr
        assert done.returncode == 1, name
        assert "Traceback" not in said, name
        assert re.search(r"content/news/2025/hong/\S+(:\d+)?  [SPL]\d{3}  ", said), name
        assert "1 lỗi" in said, name
        assert said.count("Chưa ghi gì ra đĩa.") == 1, name
        assert tree(output) == before, name
        assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == times, name
        shutil.rmtree(content / "news/2025/hong")


def test_a_fault_writes_no_output_folder(tmp_path: Path) -> None:
    content = small(tmp_path)
    BROKEN["a dead path"](content)
    run_pelican(content, tmp_path / "output")
    assert tree(tmp_path / "output") == {} if (tmp_path / "output").exists() else True


def test_the_report_holds_every_kind_of_fault_at_once(tmp_path: Path) -> None:
    content = small(tmp_path)
    write(content / "news/2025/a/index.vi.md", "---\ntitle: A: B\n---\n")
    write_story(content, "b", "[x](/khong-co/)\n")
    write(write_story(content, "c", gallery=[{"file": "c.png", "alt": "C"}]) / "c.png", b"x")
    write_story(content, "d", "[x](story:khong)\n", topics=["khong"])
    done = run_pelican(content, tmp_path / "output")
    for code, name in (("S108", "a"), ("L204", "b"), ("P", "c"), ("L201", "d"), ("S201", "d")):
        assert re.search(rf"news/2025/{name}/\S+  {code}", done.stdout + done.stderr), code
    with pytest.raises(ContentError) as caught:
        build_site(content, tmp_path / "output2")
    assert len(caught.value.problems) >= 5
    assert not (tmp_path / "output2").exists()


def test_the_report_reaches_an_editor_in_a_plain_c_locale(tmp_path: Path) -> None:
    content = small(tmp_path)
    BROKEN["a front matter"](content)
    done = run_pelican(content, tmp_path / "o", environment={"LC_ALL": "C", "LANG": "C"})
    assert 'Chép dòng này thay cho dòng cũ: title: "A: B"' in done.stdout + done.stderr


def test_it_works_from_another_working_directory_by_relative_paths(tmp_path: Path) -> None:
    content = small(tmp_path)
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    absolute = run_pelican(content, tmp_path / "one", cwd=elsewhere, environment=EPOCH)
    relative = run_pelican(
        Path("../content"), Path("../two"), cwd=elsewhere, environment=EPOCH,
        PICTURE_STORE=str(tmp_path / "store"), SEARCH_STORE=str(tmp_path / "search"), PAGE_STORE=str(tmp_path / "pages"), WORK_FOLDER=str(tmp_path / "work"),
    )  # fmt: skip
    assert (absolute.returncode, relative.returncode) == (0, 0), relative.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert "tin-tuc/2025/tin-hop-mat/index.html" in tree(tmp_path / "one")


def test_a_content_folder_behind_a_symbolic_link_loses_no_story(tmp_path: Path) -> None:
    content = small(tmp_path / "that")
    (tmp_path / "lien-ket").symlink_to(tmp_path / "that")
    build_site(content, tmp_path / "one")
    build_site(tmp_path / "lien-ket" / "content", tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_drafts_appear_only_where_they_are_asked_for(tmp_path: Path) -> None:
    content = small(tmp_path)
    write_story(content, "nhap", status="draft", title="Bản nháp mật")
    write_story(content, "mai", date="2999-01-01", title="Tin ngày mai mật")
    summary = build_site(content, tmp_path / "one")
    assert (summary.drafts, summary.future) == (2, 2)
    public = b"".join(tree(tmp_path / "one").values())
    assert "mật".encode() not in public
    assert b"story-nhap" not in public
    build_site(content, tmp_path / "two", SHOW_DRAFTS=True)
    shown = tree(tmp_path / "two")
    assert "tin-tuc/2025/ban-nhap-mat/index.html" in shown
    assert "tin-tuc/2999/tin-ngay-mai-mat/index.html" in shown
    assert b"noindex" in shown["tin-tuc/2025/ban-nhap-mat/index.html"]


def test_the_build_day_comes_from_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small(tmp_path)
    write_story(content, "mai", date="2025-03-16")
    # 17:30 UTC on 15 March is 00:30 on 16 March in Vietnam.
    for epoch, stories in (("1742000000", 1), ("1742059800", 2)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert build_site(content, tmp_path / epoch).stories == {"vi": stories, "en": stories}


def test_two_builds_give_identical_bytes_whatever_the_machine(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "một nơi khác, xa hơn"
    content = small(one)
    write_story(content, "khac", date="2025-02-04", topics=["tet"], organisations=["an-binh"])
    shutil.copytree(content, two / "content")
    for path in sorted((two / "content").rglob("*"), reverse=True):
        os.utime(path, (1, 1))
    first = run_pelican(
        content, one / "output",
        environment={**EPOCH, "PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    second = run_pelican(
        two / "content", two / "output",
        environment={**EPOCH, "PYTHONHASHSEED": "4711", "TZ": "America/Anchorage", "LC_ALL": "C",
                     "HOME": str(two), "LANG": "tr_TR"},
    )  # fmt: skip
    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    a, b = tree(one / "output"), tree(two / "output")
    assert a.keys() == b.keys()
    differing = [name for name in a if a[name] != b[name]]
    shown = "\n".join(
        difflib.unified_diff(*(t[n].decode("utf-8", "replace").splitlines() for t in (a, b)))
        for n in differing[:1]
    )
    assert differing == [], shown
    assert not any(str(tmp_path).encode() in data for data in a.values())


def test_a_warm_store_and_a_cold_one_give_the_same_bytes(tmp_path: Path) -> None:
    content = small(tmp_path)
    cold = build_site(content, tmp_path / "cold")
    warm = build_site(content, tmp_path / "warm")
    assert (cold.rendered, warm.rendered, warm.reused) == (1, 0, 1)
    assert tree(tmp_path / "cold") == tree(tmp_path / "warm")


def test_a_site_below_a_path_has_its_base_in_every_link(tmp_path: Path) -> None:
    content = small(tmp_path)
    write_page(content, "about", redirect_from=["/cu/"])
    build_site(content, tmp_path / "o", SITEURL="https://x.example/kho")
    for name, data in tree(tmp_path / "o").items():
        if not name.endswith(".html"):
            continue
        text = data.decode()
        for found in re.findall(r'(?:href|src|action)="(/[^"]*)"', text):
            assert found.startswith("/kho/"), (name, found)
        for group in re.findall(r'srcset="([^"]*)"', text):
            assert all(part.strip().startswith("/kho/") for part in group.split(",")), name
    feed = (tmp_path / "o/atom.xml").read_text("utf-8")
    assert "https://x.example/kho/tin-tuc/" in feed
    assert 'href="/gioi-thieu/"' not in feed


def test_attachments_stand_at_their_address_and_originals_nowhere(tmp_path: Path) -> None:
    content = small(tmp_path)
    build_site(content, tmp_path / "o")
    output = tree(tmp_path / "o")
    assert output["files/hop-mat/a.pdf"] == pdf()
    assert [name for name in output if name.startswith("files/")] == ["files/hop-mat/a.pdf"]
    original = (content / "news/2025/hop-mat/ảnh.png").read_bytes()
    assert original not in output.values()
    assert not [name for name in output if name.endswith((".md", ".yaml", ".docx"))]
    assert any(name.startswith("media/") for name in output)


def test_a_withdrawn_story_offers_no_file_and_no_picture(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(
        content,
        "rut",
        status="withdrawn",
        attachments=[{"file": "a.pdf", "title": "A"}],
        gallery=[{"file": "a.png", "alt": "A"}],
        pictures=["a.png"],
    )
    write(folder / "a.pdf", pdf())
    build_site(content, tmp_path / "o")
    output = tree(tmp_path / "o")
    shown = [name for name in output if name.startswith(("files/", "media/"))]
    assert all(name.rpartition("/")[2].startswith("share-") for name in shown)
    page = output["tin-tuc/2025/tin-rut/index.html"].decode()
    assert "Sáng mồng sáu" not in page
    assert "Ba mươi người thợ" not in page


def test_a_picture_of_a_story_with_the_same_file_name_is_its_own(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for name, colour in (("a", "#ff0000"), ("b", "#00ff00")):
        folder = write_story(content, name, f"![{name}](x.png)\n", en=None)
        draw(folder / "x.png", colour=colour)
    build_site(content, tmp_path / "o")
    srcs = [
        re.findall(r'<img src="(/media/[^"]+)"', (tmp_path / f"o/tin-tuc/2025/tin-{n}/index.html").read_text("utf-8"))[0]
        for n in "ab"
    ]  # fmt: skip
    assert srcs[0] != srcs[1]


def test_paths_that_lead_nowhere_are_refused_with_their_lines(tmp_path: Path) -> None:
    content = small(tmp_path)
    write_story(
        content,
        "xa",
        "Một [x](/khong-co/).\n\n"
        "Hai [x](/tin-tuc/2025/tin-hop-mat/) [x](/tin-tuc/2025/tin-hop-mat/index.html#m-a)\n"
        "[x](/) [x](/en/) [x](/luu-tru/2025/02/) [x](/atom.xml) [x](/sitemap.xml)\n"
        "[x](/tim-kiem/?q=tet) [x](/files/hop-mat/a.pdf) [x](//khac.example/)\n\n"
        "Ba [x](/files/hop-mat/mat.docx) và [x](/tin-tuc/2025/tin-hop-matt/).\n",
        topics=["tet"],
    )
    with pytest.raises(ContentError) as caught:
        build_site(content, tmp_path / "o")
    assert [(p.code, p.place.line) for p in caught.value.problems] == [
        ("L204", 12), ("L204", 18), ("L204", 18),
    ]  # fmt: skip
    assert not (tmp_path / "o").exists()


def test_the_summary_counts_what_was_built(sample: Built) -> None:
    assert sample.summary.stories == {"vi": 50, "en": 50}
    assert (sample.summary.drafts, sample.summary.future) == (2, 2)
    assert sample.summary.rendered == 4
    pages = list(sample.output.rglob("*.html"))
    assert sample.summary.pages == len(pages)
    codes = {found.code for found in sample.summary.warnings}
    assert codes == {"WS353", "WS240", "WS272", "WS334"}


def test_a_build_can_be_repeated_in_one_process(tmp_path: Path) -> None:
    content = small(tmp_path)
    build_site(content, tmp_path / "o")
    write_story(content, "moi", date="2025-02-05")
    assert build_site(content, tmp_path / "o").stories["vi"] == 2
    BROKEN["a front matter"](content)
    with pytest.raises(ContentError):
        build(content, tmp_path / "o", ROOT / "pelicanconf.py")
    shutil.rmtree(content / "news/2025/hong")
    assert build_site(content, tmp_path / "o").stories["vi"] == 2


def test_two_builds_side_by_side_do_not_meet(tmp_path: Path) -> None:
    content = small(tmp_path)
    with ThreadPoolExecutor(2) as threads:
        runs = [
            threads.submit(run_pelican, content, tmp_path / name, environment=EPOCH)
            for name in ("one", "two")
        ]
    assert [run.result().returncode for run in runs] == [0, 0], runs[0].result().stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert list((tmp_path / "work").iterdir()) == []
