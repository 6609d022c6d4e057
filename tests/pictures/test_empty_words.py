"""A description says something, and a picture's address is not a path of the writer's computer."""

import pytest

from plugins.pictures.empty_words import says_nothing
from tests.pictures.conftest import Newsroom, jpeg


@pytest.mark.parametrize(
    ("alt", "file"),
    [
        ("hop-mat.jpg", "hop-mat.jpg"),
        ("hop-mat", "hop-mat.jpg"),
        ("Hop-Mat", "hop-mat.jpg"),
        ("khac.JPG", "hop-mat.jpg"),
        ("IMG_1234", "a.jpg"),
        ("IMG 1234", "a.jpg"),
        ("img1234", "img1234.jpg"),
        ("DSC_0001", "a.jpg"),
        ("Ảnh", "a.jpg"),
        ("ảnh 1", "a.jpg"),
        ("Hình ảnh", "a.jpg"),
        ("Ảnh minh họa", "a.jpg"),
        ("image", "a.jpg"),
        ("Image (3)", "a.jpg"),
        ("Screenshot 2026-01-03 at 9.41.00\u202fAM", "a.png"),
        ("z5123456789012_0a1b2c3d4e5f60718293a4b5c6d7e8f9", "a.jpg"),
        ("20260103_094100", "a.jpg"),
        ("1", "a.jpg"),
    ],
)
def test_an_empty_description_is_known(alt: str, file: str) -> None:
    assert says_nothing(alt, file)


@pytest.mark.parametrize(
    ("alt", "file"),
    [
        ("Họp mặt", "hop-mat.jpg"),
        ("Nồi bánh chưng", "a.jpg"),
        ("Ảnh Bác Hồ trong hội trường", "a.jpg"),
        ("Họp mặt đầu năm", "Họp mặt đầu năm.jpg"),
        ("Images of the first union hall", "a.jpg"),
        ("Hình vuông", "a.jpg"),
        ("Năm 2025", "a.jpg"),
        ("Picturesque hills", "a.jpg"),
        ("Mẫu đơn don-xin.pdf in trên giấy", "a.jpg"),
        ("Anh Nguyễn Văn An", "a.jpg"),
        ("Amen", "a.jpg"),
        ("", "a.jpg"),
    ],
)
def test_a_description_in_words_is_left_alone(alt: str, file: str) -> None:
    assert not says_nothing(alt, file)


def test_it_is_warned_of_with_its_line(newsroom: Newsroom) -> None:
    newsroom.story(
        files={"a.jpg": jpeg(), "IMG_1.jpg": jpeg(), "b.jpg": jpeg()},
        vi={
            "gallery": [
                {"file": "IMG_1.jpg", "alt": "IMG_1"},
                {"file": "b.jpg", "alt": "Nồi bánh"},
            ],
            "markdown": "Chữ.\n\n![a.jpg](a.jpg)",
        },
    )
    assert newsroom.told() == [
        "news/2025/hop-mat/index.vi.md:4 WP310",
        "news/2025/hop-mat/index.vi.md:11 WP310",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "C:\\Users\\Mai\\le-ky.jpg",
        "<C:\\Users\\Mai Lan\\Ảnh\\le-ky.jpg>",
        "C:/Users/Mai/le-ky.jpg",
        "file:///C:/Users/Mai/le-ky.jpg",
        "file:///Volumes/anh/le-ky.jpg",
        "/Volumes/anh/le-ky.jpg",
        "\\\\may-chu\\anh\\le-ky.jpg",
        "~/le-ky.jpg",
    ],
)
def test_a_path_of_the_writers_computer_is_named_for_what_it_is(
    newsroom: Newsroom, written: str
) -> None:
    from plugins.stories.markdown import to_html

    text = f"Chữ.\n\n![Lễ ký]({written})"
    newsroom.story(vi={"markdown": text, "body": to_html(text, "vi")})
    assert newsroom.told() == ["news/2025/hop-mat/index.vi.md:7 P221"]
    (found,) = newsroom.survey().problems
    assert "(<le-ky.jpg>)" in found.fix_vi


@pytest.mark.parametrize("source", ["https://bao.example/a.jpg", "//bao.example/a.jpg"])
def test_another_host_is_still_another_host(newsroom: Newsroom, source: str) -> None:
    newsroom.story(vi={"markdown": f"![Lễ ký]({source})"})
    assert [line[-4:] for line in newsroom.told()] == ["P105"]
