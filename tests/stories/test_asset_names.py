"""A file is found wherever its name can be written, whatever spaces nobody sees."""

import unicodedata

import pytest

from tests.builders import draw
from tests.stories.conftest import Content

MAC = "Screenshot 2026-01-03 at 9.41.00\u202fAM.png"
NAMES = [
    MAC,
    "hai  dấu cách.png",
    "không\u00a0ngắt.png",
    " đầu.png",
    "ảnh (1).png",
    "50% xong.png",
    "nhỏ\u2009hẹp.png",
    unicodedata.normalize("NFD", "mồng sáu.png"),
]


def typed(name: str) -> str:
    """Return *name* as somebody types it who sees ordinary spaces."""
    return " ".join(name.split())


@pytest.mark.parametrize("as_on_disk", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_found_by_every_way_of_naming_it(
    content: Content, name: str, as_on_disk: bool
) -> None:
    from plugins.pictures.survey import survey

    written = name if as_on_disk else typed(name)
    content.story(
        f'cover: "{written}"',
        f'gallery: [{{file: "{written}", alt: Nồi bánh}}]',
        body=f"\n![Nồi bánh](<{written.replace('%', '%25')}>)\n",
    )
    content.put(
        f'---\ntitle: T\nsummary: S.\ngallery: [{{file: "{name}", alt: A pot}}]\n---\n\nText.\n',
        "news/2025/tin/index.en.md",
    )
    draw(content.path / "news/2025/tin" / name)
    site = content.load()
    assert site.problems == ()
    found = survey(site)
    assert found.problems == ()
    real = unicodedata.normalize("NFC", name)
    assert [file for _, file in found.originals] == [real]
    assert [item.file for item in content.text("en").fields.gallery] == [real]
    assert content.text("en").fields.gallery[0].alt == "A pot"


@pytest.mark.parametrize("name", ["báo  cáo.pdf", " báo\u202fcáo.pdf", "báo\u00a0cáo.pdf "])
def test_an_attachment_is_found_in_fields_and_in_the_text(content: Content, name: str) -> None:
    content.story(
        'attachments: [{file: "báo cáo.pdf", title: Báo cáo}]',
        body=f"\n[Tải về](<{name}>) và [lại](<báo%20cáo.pdf>)\n",
    )
    content.put(b"x", f"news/2025/tin/{name}")
    text = content.text()
    assert {*text.linked_files, *(item.file for item in text.fields.attachments)} == {name}
    assert text.body.count('href="/files/tin/bao-cao.pdf"') == 2


def test_captions_yaml_finds_a_picture_with_odd_spaces(content: Content) -> None:
    content.story()
    draw(content.path / "news/2025/tin" / MAC)
    content.put(f"- file: {typed(MAC)}\n  alt: {{vi: Màn hình}}\n", "news/2025/tin/captions.yaml")
    assert [item.file for item in content.text().fields.gallery] == [MAC]


def test_a_name_that_two_files_share_to_the_eye_says_what_differs(content: Content) -> None:
    content.story('attachments: [{file: "bao cao.pdf", title: T}]')
    for name in ("bao  cao.pdf", "bao\u00a0cao.pdf"):
        content.put(b"%PDF-1.4", f"news/2025/tin/{name}")
    found = [problem for problem in content.problems() if problem.code == "L205"]
    assert len(found) == 1
    assert "dấu cách" in found[0].vi
    assert "Có phải" not in found[0].vi


@pytest.mark.parametrize(
    "path",
    [
        "C:\\Users\\Mai\\le-ky.jpg",
        "D:/Ảnh/le-ky.jpg",
        "file:///C:/le-ky.jpg",
        "/home/Mai/le-ky.jpg",
    ],
)
@pytest.mark.parametrize("field", ["cover: {}", "gallery: [{{file: '{}', alt: Lễ ký}}]"])
def test_a_path_of_the_writers_computer_is_named_in_a_field(
    content: Content, path: str, field: str
) -> None:
    content.story(field.format(path))
    (found,) = content.problems()
    assert (found.code, found.place.line) == ("S326", 7)
    assert found.fix_vi.endswith(": le-ky.jpg")
