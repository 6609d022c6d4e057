"""Text of old fonts is found wherever it is pasted, decoded for the remedy, and never seen elsewhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.syllables import is_syllable
from plugins.stories.legacy import legacy_passages
from tests.builders import as_yaml, write
from tests.stories.conftest import GOOD, STORY, Content, Found

TCVN3 = {
    "C«ng nh©n ®×nh c«ng ®ßi t¨ng l\u00ad¬ng, c«ng nh©n.": "Công nhân đình công đòi tăng lương, công nhân.",
    "Liªn ®oµn Lao ®éng thµnh phè Hµ Néi tæ chøc héi nghÞ tæng kÕt n¨m":
        "Liên đoàn Lao động thành phố Hà Nội tổ chức hội nghị tổng kết năm",
    "c«ng nh©n": "công nhân",
    "®oµn viªn": "đoàn viên",
    "NghÞ quyÕt §¹i héi": "Nghị quyết Đại hội",
    "LI£N §OµN LAO §éNG": "LIÊN ĐOÀN LAO ĐỘNG",
    "Họ tên: C«ng ®oµn Sao Mai": "Họ tên: Công đoàn Sao Mai",
}  # fmt: skip
VNI = {
    "Coâng nhaân ñình coâng ñoøi taêng löông.": "Công nhân đình công đòi tăng lương.",
    "Lieân ñoaøn Lao ñoäng thaønh phoá toå chöùc hoäi nghò": "Liên đoàn Lao động thành phố tổ chức hội nghị",
    "Coâng nhaân": "Công nhân",
    "ñoaøn vieân": "đoàn viên",
    "LIEÂN ÑOAØN LAO ÑOÄNG": "LIÊN ĐOÀN LAO ĐỘNG",
    "Nguyeãn Vaên An": "Nguyễn Văn An",
}
DOUBLE = {"Công đoàn cơ sở".encode().decode("latin-1"): "Công đoàn cơ sở"}
DOUBLE |= {
    "CÃ´ng Ä‘oÃ n Viá»‡t Nam": "Công đoàn Việt Nam",  # U+00A0 became a space
    "lÃ  viá»‡c": "là việc",
    "Tin CÃ´ng Ä‘oÃ n Việt Nam": "Tin Công đoàn Việt Nam",
    "MÃ SỐ 5, viá»‡c": "MÃ SỐ 5, việc",
}
VIQR = {
    "Co^ng ddoa`n Vie^.t Nam": "Công đoàn Việt Nam",
    "Gia(.p nhau dda^`u xua^n.": "Giặp nhau đầu xuân.",
}
PASTED = TCVN3 | VNI | DOUBLE | VIQR
LOST = ["C?ng ?o?n Vi?t Nam", "Li?n ?oàn Lao ??ng", "Đón Vi?t kiều"]


@pytest.mark.parametrize("pasted", PASTED)
def test_pasted_text_is_decoded(pasted: str) -> None:
    [found] = legacy_passages(f"Dòng một.\n{pasted}\n")
    assert (found.line, found.decoded, found.sure) == (2, PASTED[pasted], True)


@pytest.mark.parametrize("pasted", [*TCVN3, *VNI, *VIQR, "CÃ´ng Ä‘oÃ n Viá»‡t Nam"])
@pytest.mark.parametrize("place", ["title", "summary", "body", "captions", "data"])
def test_it_is_an_error_in_every_place_and_the_remedy_mends_it(
    content: Content, place: str, pasted: str
) -> None:
    def put(words: str) -> None:
        if place in {"title", "summary"}:
            rows = [row for row in GOOD.splitlines() if not row.startswith(place)]
            content.put("\n".join([rows[0], f"{place}: {words}", *rows[1:]]) + "\n")
        elif place == "body":
            content.story(body=f"\n{words}\n")
        elif place == "captions":
            content.story()
            write(content.path / "news/2025/tin/captions.yaml", f"- file: a.jpg\n  alt: {words}\n")
        else:
            content.story()
            rows = as_yaml([{"id": "x", "name": {"vi": words, "en": "X"}}])
            write(content.path / "data/topics.yaml", rows)

    words = pasted.replace(": ", " ")
    put(words)
    legacy = [found for found in content.problems() if found.code == "S265"]
    assert [found.warning for found in legacy] == [False]
    decoded = legacy[0].fix_vi.partition(": ")[2]
    assert PASTED[pasted].replace(": ", " ") in decoded
    put(PASTED[pasted].replace(": ", " "))
    assert content.codes() == []


@pytest.mark.parametrize("words", LOST)
def test_letters_that_became_question_marks_are_an_error_everywhere(
    content: Content, words: str
) -> None:
    content.story(f"kicker: {words}", body=f"\n{words}\n")
    rows = as_yaml([{"id": "x", "name": {"vi": words, "en": "X"}}])
    write(content.path / "data/topics.yaml", rows)
    assert [(found.path, found.line) for found in content.found() if found.code == "S278"] == [
        ("data/topics.yaml", 3),
        (STORY, 7),
        (STORY, 10),
    ]


def test_a_letter_that_is_lost_for_good_is_named_without_a_line_to_copy(content: Content) -> None:
    content.story(body="\nMá»i ngÆ°á»i há»\x8dp.\n".replace("\x8d", ""))
    assert content.found() == [Found("S279", STORY, 9)]


@pytest.mark.parametrize(
    "line",
    [
        "Sao?Ai?em thế?anh what?Yes đi?ăn rồi?ai",
        "Xem https://a.example/tim?q=an và /tim?b",
        "a^2+b^2=c^2, it's we're, C++, odd adding",
        "IRMÃ e LÃ de MANHÃ, NÃO; XÃ HỘI MÃ SỐ",
        "“Ä” på svenska, «CAFÉ», Â» và Ã–",
        "`C?ng ?o?n` và `Co^ng ddoa`",
    ],
)
def test_nothing_else_is_taken_for_damage(content: Content, line: str) -> None:
    content.story(body=f"\n{line}\n")
    assert [code for code in content.codes() if code in {"S265", "S278", "S279", "WS161"}] == []


def test_one_word_alone_is_only_doubted(content: Content) -> None:
    content.story(body="\nCác anh nh©n dịp này.\n")
    assert content.found() == [Found("WS161", STORY, 9)]


def test_code_may_show_what_such_a_text_looks_like(content: Content) -> None:
    content.story(body="\nChữ kiểu `C«ng ®oµn` hay\n\n```\nCoâng ñoaøn vieân\n```\n")
    assert content.found() == []


SOUND = [
    "Acme® và Nokia© là nhãn hiệu; © 2026 Nhà in Lao động®.",
    "L’été à Paris, où l’on va déjà ; « à la carte », «là», ça va, cœur, Noël, Thaï, goût, août.",
    "São João não é mãe; coração, pão, Conceição, avô, avó.",
    "Für schöne Köln: Jürgen Müller, Größe, Übung, Österreich, Bäume, Straße.",
    "Håkan, Søren, Bjørn, Tromsø, Ærø, blåbær, smörgåsbord, hyvää työtä, yö, löytö.",
    "El niño aún está en Perú; mañana, señor Núñez, Raúl, baúl, ¿qué?, ¡hola!",
    "Türkiye'de ön gün köy; Magyarország: öt, önök, gyűlés; Łódź, Čapek.",
    "Ngày 3·5, 20 °C, ½ ngày, ¾, m², 10 µm, ±3, 5×4, §5, “à” «ừ» 1ª 2º, £5, ¥100.",
    "«Công đoàn» và «người lao động»; công đoàn «cơ sở».",
    "Đồng chí Võ Văn Thưởng, ông Đặng Ngọc Ánh, chị Huỳnh Thị Quỳnh, huyện Đắk Lắk.",
    "Guðrún Sigurðardóttir, Þórður; Gaëlle, Raphaël, Israël, Citroën, Saône, Rhône.",
    "CÔNG ĐOÀN VIỆT NAM; LIÊN ĐOÀN LAO ĐỘNG TỈNH; ÔNG, BÀ; TÔI LÀ",
    "Có tò mò; là lá; tôi đi ô tô; sâu sắc; ăn uống; hôm ấy; í ới; òa khóc",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_of_any_language_is_not_taken_for_an_old_font(
    content: Content, text: str
) -> None:
    content.story(body=f"\n{text}\n")
    assert content.found() == []
    words = text.split()
    assert [p for word in words for p in legacy_passages(word)] == []


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắấềểễệíìỏộờợúùụựữýÁẤỜĐÔÊ ,.«»-\n"))
def test_any_vietnamese_letters_are_no_old_font(text: str) -> None:
    spaced = " ".join(w for w in text.split() if is_syllable(w.strip("«»,.-")))
    assert list(legacy_passages(spaced)) == []


def test_most_syllables_of_real_prose_are_known() -> None:
    prose = (
        "nghiêng khuya quyển gìn giếng giữa quốc khuỷu tuýp hoàn quê gì uống yêu nguyễn thuở xoong huơ đắk "
        "ngoằn khuỵu thoắt quỳnh quýt đại hội công đoàn cơ sở thường xuyên chuyển tuyên truyền khuyến khích "
        "gieo neo ngoẹo khoẻ khỏe hoà hòa thuỷ thủy quý quí y ý kỷ kỉ luật nghỉ"
    )
    assert [word for word in prose.split() if not is_syllable(word)] == []
    assert not any(map(is_syllable, ["côté", "für", "sao®", "công®", "hâ", "tat", "abc", ""]))


def test_a_story_that_was_decomposed_is_read_alike() -> None:
    assert is_syllable(unicodedata.normalize("NFD", "đoàn"))
