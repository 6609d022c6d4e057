"""How a query is read: the small pure modules, run in the browser that runs them for readers."""

from __future__ import annotations

import unicodedata

import pytest


@pytest.fixture(scope="module")
def call(chromium, host):
    """Return what calls a function of a search module with arguments and gives its answer."""
    page = chromium.new_page()
    page.goto(f"{host}/kho/tim-kiem/")

    def called(module, name, *arguments):
        return page.evaluate(
            """async ([module, name, values]) => {
                const it = await import(`/kho/theme/js/modules/search/${module}.js`);
                if (name === "nearest") values[1] = it.vocabulary(values[1]);
                return it[name](...values);
            }""",
            [module, name, list(arguments)],
        )

    yield called
    page.close()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Công ĐOÀN", ["cong", "doan"]),
        (unicodedata.normalize("NFD", "thỏa thuận"), ["thoa", "thuan"]),
        ("thoả thuận", ["thoa", "thuan"]),
        ("  Tết,\u00a0sum vầy! ", ["tet", "sum", "vay"]),
        ("286/LĐLĐ", ["286/ldld"]),
        ("COVID-19 (5.917)", ["covid-19", "5.917"]),
        ("đoàn\u200bviên\u0000", ["doan", "vien"]),
        ("😀 !!! “”", []),
        ("<b>đậm</b>", ["b>dam</b"]),
        ("", []),
    ],
)
def test_a_query_is_read_as_folded_words(call, typed, words):
    assert call("query", "understand", typed)["words"] == words


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ('"công đoàn"', [["cong", "doan"]]),
        ("“công đoàn” «cơ sở» tết", [["cong", "doan"], ["co", "so"]]),
        ('"công đoàn', []),
        ('tết "" "!!"', []),
    ],
)
def test_quotation_marks_make_phrases_in_pairs(call, typed, phrases):
    read = call("query", "understand", typed)
    assert read["phrases"] == phrases


@pytest.mark.parametrize(
    "forms",
    [
        "meal meals", "ask asks asked asking", "sign signs signed signing", "agree agrees agreed",
        "company companies", "house houses housing housed", "plan plans planned planning",
        "process processes", "wage wages", "press presses pressing", "bus", "this", "sing", "need",
    ],
)  # fmt: skip
def test_the_forms_of_an_english_word_have_one_stem(call, forms):
    assert len({call("english", "stem", word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words", ["union uniform", "sing sign", "red ring", "need needle", "us use"]
)
def test_other_english_words_keep_apart(call, words):
    one, other = words.split()
    assert call("english", "stem", one) != call("english", "stem", other)


def test_a_query_of_ten_thousand_letters_is_cut(call):
    read = call("query", "understand", "đoàn " * 2000)
    assert len(read["typed"]) <= 200
    assert len(read["words"]) == 24


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # Telex: tones, hats, horns and đ
        ("coong ddoanf", "cong doan"),
        ("ddoanf", "doan"),
        ("thoar thuaanj", "thoa thuan"),
        ("thooar", "thoa"),
        ("dduwowngf", "duong"),
        ("nguwowif lao ddoongj", "nguoi lao dong"),
        ("nguyeenx vawn ddoong", "nguyen van dong"),
        ("tieenf luwowng", "tien luong"),
        ("quys", "quy"),
        ("giair thuwowngr", "giai thuong"),
        ("nhw", "nhu"),
        ("huwu tris", "huu tri"),
        ("khuyeens", "khuyen"),
        # keys typed late
        ("congo ddoafn", "cong doan"),
        ("doand vieen", "doan vien"),
        # VNI
        ("co6ng d9oa2n", "cong doan"),
        ("ngu7o7i2 lao d9o6ng5", "nguoi lao dong"),
        ("ba8ng1", "bang"),
        ("d9u7o7ng2", "duong"),
    ],
)
def test_left_overs_of_input_methods_are_read(call, typed, read):
    assert " ".join(call("telex", "decoded", typed.split())) == read


@pytest.mark.parametrize(
    "typed",
    ["cong doan", "tet sum vay", "286ldld", "cv286", "2024", "wzz", "q1", "covid-19", "b", "dz9"],
)
def test_what_is_no_left_over_stays(call, typed):
    assert call("telex", "decoded", typed.split()) is None


@pytest.mark.parametrize("word", ["cong", "nghieng", "quyen", "gi", "giuong", "khuya", "y", "uong"])
def test_vietnamese_syllables_are_known_by_their_build(call, word):
    assert call("telex", "isSyllable", word)


@pytest.mark.parametrize("word", ["coong2", "ddoan", "str", "news", "wifi", "bcdf", ""])
def test_other_words_are_not(call, word):
    assert not call("telex", "isSyllable", word)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (["cv286"], [["cv", "286"]]),
        (["286/ldld"], [["286", "ldld"], ["286ldld"]]),
        (["286ldld"], [["286", "ldld"]]),
        (["286", "ldld"], [["286ldld"]]),
        (["cong", "doan"], []),
    ],
)
def test_numbers_are_written_in_several_ways(call, words, others):
    assert call("query", "numberings", words) == others


WORDS = "cung doan hop\ncong nguoi vien xa\n\ndong lao"


def nearest(call, word):
    return [one["word"] for one in call("spelling", "nearest", word, WORDS)]


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("cogn", "cong"),  # swapped
        ("con", "cong"),  # left out
        ("congg", "cong"),  # added
        ("vong", "cong"),  # the key beside
        ("nguowi", "nguoi"),
        ("congdoan", "cong doan"),  # the space left out
        ("bien", "vien"),
        ("lsao", "lao"),
    ],
)
def test_the_nearest_spelling_comes_first(call, slipped, meant):
    assert nearest(call, slipped)[:1] == [meant]


def test_two_slips_are_too_many(call):
    assert nearest(call, "xgngui") == []


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("cong", "cogn", True),
        ("cong", "con", True),
        ("cong", "coong", True),
        ("cong", "vong", True),
        ("cong", "cong", True),
        ("cong", "vang", False),
        ("cong", "co", False),
    ],
)
def test_one_slip_is_told_from_two(call, one, other, near):
    assert call("spelling", "isOneSlip", one, other) is near


def test_nearness_counts_the_words_of_a_stretch(call):
    assert call("nearness", "densest", [1, 5, 6, 7, 20], 3) == 3
    assert call("nearness", "densest", [], 3) == 0
    assert call("nearness", "nearness", [4, 9, 10, 30], 4) == 0.5


def test_marks_agree_whatever_the_tone_placement(call):
    page = ["Ký", "“thỏa", "thuận”", "mới"]
    assert call("nearness", "standsAsWritten", page, ["Thoả", "thuận"])
    assert not call("nearness", "standsAsWritten", page, ["thoa", "thuận"])
    assert call("nearness", "asWritten", [page], ["thoa", "thuan"]) == "thỏa thuận"
    assert call("nearness", "asWritten", [page], ["thuan", "thoa"]) is None
    assert call("nearness", "between", page, ["ky"], ["thuan"]) == ["thoa"]


@pytest.mark.parametrize(
    ("pages", "row", "written"),
    [
        (["Welfare for members. Welfare first"], "welfare", "welfare"),
        (["Welfare Fund opens", "The welfare fund grows"], "welfare fund", "welfare fund"),
        (["Phúc lợi cho đoàn viên"], "phuc loi", "phúc lợi"),
        (["Hà Nội họp", "Nội dung mới ở Hà Nội"], "ha noi", "Hà Nội"),
        (["Hà Nội họp"], "ha noi", "Hà Nội"),
        (["Quà cho đoàn viên dịp Tết"], "doan vien dip tet", "đoàn viên dịp Tết"),
        (["Văn bản của LĐLĐ"], "ldld", "LĐLĐ"),
        (["Tự đoạn", "Đoàn viên, đoàn trẻ"], "doan", "đoạn"),
    ],
)
def test_a_mended_query_is_written_as_within_a_sentence(call, pages, row, written):
    words = [page.split() for page in pages]
    assert call("nearness", "asWritten", words, row.split()) == written


@pytest.mark.parametrize(
    ("page", "asked", "shown"),
    [
        ("Công văn của Công đoàn gửi đoàn viên", "cong doan", [3, 4]),
        ("Công văn gửi đoàn viên", "cong doan", [0, 3]),  # no row: each for itself
        ("Công văn 286/LĐLĐ và công đoàn, số 286/LĐLĐ", "cong doan 286/ldld", [2, 4, 5, 7]),
    ],
)
def test_a_syllable_that_stands_in_a_row_is_shown_only_there(call, page, asked, shown):
    words = page.split(" ")
    folded = [call("query", "syllables", word) for word in words]
    wanted = {part for word in asked.split(" ") for part in word.split("/")}
    hits = [{"location": at, "weight": 1} for at, parts in enumerate(folded) if wanted & set(parts)]
    answers = call("query", "answering", words, hits, asked.split(" "), False)
    assert [each["location"] for each in answers] == shown
    assert call("query", "answering", words, hits, asked.split(" "), True) == hits
