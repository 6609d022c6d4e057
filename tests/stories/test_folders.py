"""Files and folders: encodings, names, junk, and what is no ordinary file."""

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.problems import errors
from plugins.stories.load import load
from tests.builders import draw, make_site, write
from tests.stories.conftest import GOOD, STORY, TODAY, Content, Found

VIETNAMESE = "Liên đoàn Lao động thành phố Hà Nội tổ chức hội nghị tổng kết. Đồng chí Nguyễn Đức."
NFD = unicodedata.normalize("NFD", "quyết định.pdf")
NFC = unicodedata.normalize("NFC", "quyết định.pdf")


@pytest.mark.parametrize(
    ("data", "guess", "line"),
    [
        (GOOD.encode("utf-16"), "UTF-16", 1),
        (GOOD.encode("utf-16-le"), "UTF-16", 1),
        (GOOD.encode("utf-16-be"), "UTF-16", 1),
        (GOOD.encode().replace("Mây".encode(), b"M\xe2y", 1), "UTF-8", 2),
        (b"---\ntitle: C\xabng \xae\xb5n Th\xb5nh ph\xe8 H\xb5 N\xe9i, \xae\xb8ng \xb8n\n---\n",
         "TCVN3", 2),
        (b"---\ndate: x\ntitle: H\xf4\xf2i ngh\xf2i t\xf4\xd2ng k\xea\xeet c\xf4ng \xf0oa\xccn\n---\n",
         "1258", 3),
    ],
    ids=["UTF-16", "UTF-16-LE", "UTF-16-BE", "one bad byte", "TCVN3", "CP1258"],
)  # fmt: skip
def test_another_encoding_is_refused_by_name(
    content: Content, data: bytes, guess: str, line: int
) -> None:
    content.put(data)
    assert content.found() == [Found("S160", STORY, line)]
    assert guess in content.problems()[0].vi


@pytest.mark.parametrize(
    ("pasted", "guess"),
    [
        ("Liªn ®oµn Lao ®éng thµnh phè Hµ Néi tæ chøc héi nghÞ tæng kÕt n¨m", "TCVN3"),
        ("Lieân ñoaøn Lao ñoäng thaønh phoá toå chöùc hoäi nghò toång keát ñoaøn vieân", "VNI"),
    ],
)
def test_text_pasted_from_a_legacy_font_is_refused(
    content: Content, pasted: str, guess: str
) -> None:
    content.story(body=f"\nDòng đầu.\n\n{pasted}\n")
    (found,) = content.problems()
    assert (found.code, found.place.line, found.warning) == ("S265", 11, False)
    assert guess in found.vi


@pytest.mark.parametrize(
    "text", [VIETNAMESE, VIETNAMESE.upper(), "Đêm 3·5, 20 °C, ½ ngày, “à” «ừ»"]
)
def test_proper_vietnamese_is_not_taken_for_a_legacy_font(content: Content, text: str) -> None:
    content.story(body=f"\n{text}\n")
    assert content.found() == []


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", GOOD).encode(),
        GOOD.replace("---\n", "---  \n").encode(),
    ],
    ids=["BOM", "CRLF", "CR", "NFD", "spaces after the fence"],
)
def test_harmless_differences_of_files_make_no_difference(content: Content, data: bytes) -> None:
    content.put(GOOD)
    plain = content.text()
    content.put(data)
    text = content.text()
    assert (text.fields, text.body, text.address) == (plain.fields, plain.body, plain.address)


@pytest.mark.parametrize(("on_disk", "written"), [(NFD, NFC), (NFC, NFD)])
def test_the_normal_form_of_a_file_name_does_not_matter(
    content: Content, on_disk: str, written: str
) -> None:
    content.story(f"attachments: [{{file: {written}, title: QĐ}}]", body=f"\n[QĐ](<{written}>)\n")
    content.put(b"%PDF", f"news/2025/tin/{on_disk}")
    text = content.text()
    assert text.linked_files == (NFC,)
    assert 'href="/files/tin/quyet-dinh.pdf"' in text.body


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".env", "~$quyet-dinh.docx", "Thumbs.db", "index.vi.md.bak", "index.vi.md~",
     ".index.vi.md.swp", "desktop.ini", "THUMBS.DB"],
)  # fmt: skip
def test_junk_is_passed_over(content: Content, name: str) -> None:
    content.put(GOOD)
    content.put("rác", f"news/2025/tin/{name}")
    content.put("rác", f"news/2025/{name}")
    content.put("rác", f"news/{name}")
    site = content.load()
    assert site.problems == ()
    assert site.stories[0].assets == {}


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("news/2025/tin/index.fr.md", "S220", "news/2025/tin/index.fr.md"),
        ("news/2025/tin/Index.vi.md", "S322", "news/2025/tin/Index.vi.md"),
        ("news/2025/tin/ghi-chu.MD", "S220", "news/2025/tin/ghi-chu.MD"),
        ("news/2025/tin/trang.html", "S220", "news/2025/tin/trang.html"),
        ("news/2025/tin/anh/a.jpg", "S226", "news/2025/tin/anh"),
        ("news/2025/lac.md", "S226", "news/2025/lac.md"),
        ("news/lac/index.vi.md", "S226", "news/lac"),
        ("news/20250/tin/index.vi.md", "S226", "news/20250"),
        ("news/2025/chi-anh/a.jpg", "S222", "news/2025/chi-anh"),
        ("news/2025/Tin Mới/index.vi.md", "S223", "news/2025/Tin Mới"),
        ("news/2025/tin_moi/index.vi.md", "S223", "news/2025/tin_moi"),
        (f"news/2025/{'a' * 120}/index.vi.md", "S223", f"news/2025/{'a' * 120}"),
        ("news/2024/tin/index.vi.md", "S230", "news/2025/tin"),
    ],
)
def test_what_is_out_of_place_is_named(content: Content, name: str, code: str, place: str) -> None:
    content.put(GOOD)
    content.put(GOOD, name)
    assert Found(code, place, 0) in content.found()


def test_links_and_special_files_are_refused(content: Content, tmp_path: Path) -> None:
    content.put(GOOD)
    secret = write(tmp_path / "mat.txt", "bí mật")
    story = content.path / "news/2025/tin"
    (story / "ra-ngoai.txt").symlink_to(secret)
    (story / "vong").symlink_to(content.path)
    (story / "gay.jpg").symlink_to(tmp_path / "khong-co")
    (content.path / "news/2025/tin-lien-ket").symlink_to(story)
    (content.path / "news/2024").symlink_to(content.path / "news/2025")
    (story / "vong.bak").symlink_to(content.path)
    os.mkfifo(story / "ong.pdf")
    refused = {found.path for found in content.found() if found.code == "S224"}
    assert refused == {
        "news/2024", "news/2025/tin-lien-ket", "news/2025/tin/gay.jpg", "news/2025/tin/ong.pdf",
        "news/2025/tin/ra-ngoai.txt", "news/2025/tin/vong", "news/2025/tin/vong.bak",
    }  # fmt: skip
    assert set(content.codes()) == {"S224"}


@pytest.mark.parametrize("name", ["news", "pages"])
def test_a_folder_of_the_content_that_is_a_link_is_refused(
    content: Content, tmp_path: Path, name: str
) -> None:
    shutil.rmtree(content.path / name)
    (tmp_path / "ngoai").mkdir()
    (content.path / name).symlink_to(tmp_path / "ngoai")
    assert Found("S224", name, 0) in content.found()


@pytest.mark.parametrize("inside", [True, False], ids=["inside", "outside"])
def test_data_behind_a_link_are_refused_alone_and_not_read(
    content: Content, tmp_path: Path, inside: bool
) -> None:
    content.put(GOOD)
    real = content.path / "du-lieu" if inside else tmp_path / "ngoai"
    (content.path / "data").rename(real)
    (real / "topics.yaml").write_text("- bí mật", "utf-8")
    (content.path / "data").symlink_to(real)
    assert content.found() == [Found("S224", "data", 0)]


def test_problems_name_the_content_folder_as_editors_do(content: Content) -> None:
    content.put(GOOD.replace("title:", "titel:"))
    content.put("---\nstatus: draft\n---\n", "news/2025/nhap/index.vi.md")
    elsewhere = content.path.rename(content.path.parent / "noi-dung")
    content.path.symlink_to(elsewhere)
    assert load(elsewhere, TODAY).problems == content.problems()
    assert {found.place.path for found in errors(load(elsewhere, TODAY).problems)} == {
        f"content/{STORY}"
    }


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: Path(path).symlink_to("/etc/passwd")])
def test_a_data_file_that_is_no_file_is_refused(content: Content, make: object) -> None:
    path = content.path / "data/glossary.yaml"
    path.unlink()
    make(path)  # type: ignore[operator]
    assert content.found() == [Found("S224", "data/glossary.yaml", 0)]


def test_a_text_that_is_a_named_pipe_is_refused_and_not_waited_for(content: Content) -> None:
    story = content.path / "news/2025/tin"
    story.mkdir(parents=True)
    os.mkfifo(story / "index.vi.md")
    assert content.codes() == ["S222", "S224"]


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Return a folder; the rest of the test runs as a user without root's privileges."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    was = os.geteuid()
    yield folder
    if was == 0:
        os.seteuid(0)
    for path in folder.rglob("*"):
        path.chmod(0o700)
    shutil.rmtree(folder)


def test_an_unreadable_file_and_folder_are_named(as_nobody: Path) -> None:
    content = Content(make_site(as_nobody))
    text = content.put(GOOD)
    picture = draw(content.path / "news/2025/khac/a.png").parent
    text.chmod(0)
    picture.chmod(0)
    if os.geteuid() == 0:
        os.seteuid(65534)
    assert {(f.code, f.path) for f in content.found()} == {
        ("S225", STORY),
        ("S225", "news/2025/khac"),
        ("S222", "news/2025/khac"),
    }


def test_a_text_of_five_megabytes_is_refused(content: Content) -> None:
    content.story(body="\n" + "Công đoàn. " * 400_000)
    assert content.found() == [Found("S117", STORY, 0)]


def test_the_order_of_the_folder_makes_no_difference(content: Content) -> None:
    for name in ("c", "a", "b"):
        content.story(f"slug: {name}", name=f"news/2025/{name}/index.vi.md")
    first = content.load()
    shutil.move(content.path / "news/2025/a", content.path / "news/2025/tam")
    shutil.move(content.path / "news/2025/tam", content.path / "news/2025/a")
    assert content.load() == first
    assert [story.id for story in first.stories] == ["c", "b", "a"]


def test_an_empty_content_is_a_site_without_stories(content: Content) -> None:
    shutil.rmtree(content.path / "news")
    shutil.rmtree(content.path / "pages")
    data = (content.path / "data/site.yaml").read_text("utf-8").replace("- page: about\n", "")
    write(content.path / "data/site.yaml", data)
    site = content.load()
    assert site.problems == ()
    assert site.stories == site.pages == ()


def test_a_name_that_acts_on_a_terminal_or_is_no_text_can_be_reported(content: Content) -> None:
    content.put(GOOD)
    for name in (b"\xff\xfe", b"\x1b[31m", b"a\nb", "\u202e".encode()):
        Path(os.fsdecode(os.fsencode(content.path / "news/2025") + b"/" + name)).mkdir()
    problems = content.problems()
    assert [p.code for p in problems] == ["S223"] * 4
    for found in problems:
        assert str(found).replace("\n", "").isprintable()
        assert str(found).encode()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("news/lac/index.vi.md", "content/news/2025/lac/"),
        ("news/lac/anh.jpg", "content/news/NĂM/lac/"),
        ("news/2025/index.vi.md", "content/news/2025/ten-tin/"),
        ("news/2025/tin/anh/a.jpg", "Chuyển các tệp ra"),
    ],
)
def test_what_is_misplaced_is_told_where_it_belongs(content: Content, name: str, said: str) -> None:
    content.story()
    content.put(GOOD if name.endswith(".md") else "x", name)
    [found] = [one for one in content.problems() if one.code == "S226"]
    assert said in found.fix_vi
