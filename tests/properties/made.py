"""Made-up sites for Hypothesis: words, facts, bodies, pictures and files as nobody would write them."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st
from PIL import Image

from tests.builders import as_yaml, front_matter, make_site, write, write_page

MARKS: Final = (
    "</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "{% raw %}",
    "<!--", "]]>", "&amp;", "&#x202e;", "'", '"', "\\", "`", "*", "_", "[", "](story:khong)", "[[gallery]]",
    "=1+1", "@SUM(1)", "%0d%0a", "; , : -", "#", "- x", "? y", "| z", "!tag", "*neo", "${x}", "\t", "\u00a0",
    "🎉👩🏽‍🏭", "Ấ", "e\u0323\u0302", "Đ", "ﬁ", "\u200b", "\u2028", "ﷺ", "\U0001f1fb\U0001f1f3", "﻿", "ß", "İ",
    "LĐLĐ", "Công đoàn", "người lao động", "năm 2024", "Nguyễn", "x" * 70, "http://x.example/a?b&c",
)  # fmt: skip
_PLAIN: Final = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")
)
_ANY: Final = st.characters(codec="utf-8")
_PIECE: Final = st.one_of(st.sampled_from(MARKS), st.text(_PLAIN, min_size=1, max_size=8))

words: Final = (
    st.lists(_PIECE, min_size=1, max_size=5)
    .map(" ".join)
    .filter(lambda text: text.strip("\u200b\ufeff \t\u00a0\u2028"))
)
titles: Final = st.one_of(words, words.map(lambda text: f"Tin {text}"))
wild: Final = st.one_of(
    words, words, st.text(_ANY, max_size=30), st.sampled_from(["", "null", "true", "0x1"])
)
ids: Final = st.sampled_from(["x", "y", "hop-tac-2024", "n1"])
bodies_known: Final = st.sampled_from(["cloud-river", "rattan-works", "an-binh"])
named: Final = st.one_of(bodies_known, words)
early: Final = st.sampled_from(["1999", "2001-02", "3/4/2005", "unknown", "2012-02-29 08:30"])
late: Final = st.one_of(
    st.dates(min_value=dt.date(2025, 4, 1)).map(str),
    st.sampled_from(["2031", "02/2030", "29/2/2028", "2025-04-20 08:30"]),
)
partly: Final = st.one_of(
    early,
    late,
    st.sampled_from(["2024", "2024-02", "02/2024", "29/2/2024", "18/5/2018", "unknown", "2025-03-20 08:30"]),
)  # fmt: skip
moment: Final = st.sampled_from(
    ["2024-02-29", "2025-02-03", "2025-02-03 23:59", "3/2/2025", "2020-01-01 00:00", "1999-12-31"]
)
number: Final = st.sampled_from(["0", "3.127", "12,5", "-4", "999999999999999", "1 250"])
count: Final = st.sampled_from(["0", "1", "1.250", "99999"])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Give a mapping that has any of *fields*."""
    return st.fixed_dictionaries({}, optional=fields)


def block(
    needed: dict[str, st.SearchStrategy[Any]], **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Give a mapping that has all of *needed* and any of *fields*."""
    return st.fixed_dictionaries(needed, optional=fields)


def few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Give a short list."""
    return st.lists(one, min_size=1, max_size=3)


MEETING: Final = block(
    {"start": early}, end=late, venue=words, chair=words, attendance=count, attendance_note=words,
    kind=st.sampled_from(["conference", "congress", "visit"]), video=st.just("https://v.example/x?a=1;b,c"),
)  # fmt: skip
AGREEMENT: Final = block(
    {"id": ids, "parties": few(named), "signed": early}, title=words, valid_from=late.map(lambda _: "2015"), valid_to=late,
    unnamed_parties=words, scope=words, number=words,
    signatories=few(block({"name": words}, office=words, party=named)),
)  # fmt: skip
AWARD: Final = block(
    {"award": st.sampled_from(["other", "emulation_flag", "merit_certificate"]), "awarded_by": named,
     "year": partly, "title": words,
     "recipients": st.one_of(st.just("unnamed"), few(block({"name": words}, unit=words)))},
    on_behalf_of=words, by_authority_of=words, presented_by=words, decision=words,
    unit=named,
)  # fmt: skip
DISPATCH: Final = block(
    {"number": words, "type": st.sampled_from(["cong_van", "ke_hoach"]), "issued": early, "issuer": named,
     "subject": words},
    signer=words, addressees=few(named), contact=words, replaces=words, effect=st.just("in_force"),
    deadlines=few(block({"what": words, "due": late}, before=st.booleans(), who=words)),
)  # fmt: skip
STORY: Final = block(
    {"title": titles, "date": moment, "section": st.sampled_from(["activities", "welfare"]),
     "summary": words, "authors": few(words)},
    kicker=words, topics=few(st.sampled_from(["tet", "safety"])), organisations=few(bodies_known),
    source=block({"name": words}, url=st.just('https://x.example/"><b>')), status=st.sampled_from(
        ["published", "published", "hidden", "withdrawn", "draft"]),
    updated=moment, corrections=few(block({"date": moment, "note": words})), meeting=MEETING,
    statistics=few(block({"label": words, "value": number, "as_of": partly}, unit=words, source=words)),
    agreements=st.lists(AGREEMENT, max_size=3, unique_by=lambda one: one["id"]), awards=few(AWARD),
    document=DISPATCH, album_download=st.booleans(), redirect_from=few(st.sampled_from(
        ["/cu/", "/Cũ và mới/", "/a.php", "/b/c.aspx", "/tin-tuc/2020/x/"])),
)  # fmt: skip
PARTNER: Final = block(
    {"id": ids, "partner": named, "category": words, "offer": words}, who=words, how=words,
    valid_from=early, valid_to=late, places=few(words),
)  # fmt: skip

_LINE: Final = st.one_of(
    words,
    words.map(lambda text: f"## {text}"),
    words.map(lambda text: f"- {text}\n  1. {text}"),
    words.map(lambda text: f"> {text}\n>> {text}"),
    words.map(lambda text: f"| a | {text} |\n|---|---|\n| {text} | b |"),
    words.map(lambda text: f"{text}[^1]\n\n[^1]: {text}"),
    words.map(lambda text: f"```\n{text}\n```"),
    words.map(lambda text: f'<div onclick="x" id="y" style="z">{text}</div>'),
    words.map(lambda text: f"*[{text[:9]}]: {text}"),
    st.just("![Ảnh](a.png \"Lời\")"), st.just("[x](story:mot)"), st.just("## X\n\n[x](#m-x)"), st.just("[[gallery]]"),
    st.just("[a](javascript:alert(1))"), st.just("<svg><style><img src=x onerror=alert(1)></style></svg>"),
    st.just("[x](org:cloud-river) [y](/gioi-thieu/) [z](https://x.example/)"),
)  # fmt: skip
bodies: Final = (  # a picture that is not there is refused: seldom enough to see the rest
    st.lists(_LINE, max_size=6)
    .map("\n\n".join)
    .map(lambda text: text.replace("<img src=x", "<b title=x"))
)
pictures: Final = st.lists(
    st.tuples(
        st.sampled_from(["a.png", "Ảnh 1.JPG", "b.webp", "e\u0302.png", "c.PNG", "a'b&c.jpg"]),
        st.sampled_from([(1, 1), (3, 700), (900, 2), (40, 30), (500, 320)]),
        st.sampled_from(["RGB", "L", "RGBA", "P", "1", "CMYK", "I;16"]),
        st.sampled_from([0] * 15 + [20]),  # bytes cut off its end
    ),
    max_size=3,
    unique_by=lambda one: one[0].lower(),
)


def picture(name: str, size: tuple[int, int], mode: str, cut: int) -> bytes:
    """Return a file that is a picture, the end of some cut off."""
    form = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}[name.rpartition(".")[2].lower()]
    if (form, mode) in {("PNG", "CMYK")} or (form == "WEBP" and mode in {"CMYK", "I;16", "1"}):
        mode = "RGB"
    if form == "JPEG" and mode in {"RGBA", "P", "I;16", "1"}:
        mode = "RGB"
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()[: len(out.getvalue()) - cut]


@st.composite
def sites(draw: st.DrawFn) -> dict[str, bytes]:
    """Give the files of ``content/``, most of them without a fault."""
    files: dict[str, bytes] = {}
    for name in draw(st.sampled_from([["mot"], ["mot", "hai"]])):
        shown = draw(pictures)
        fields = dict(draw(STORY))
        if shown:
            own = [{"file": one[0], "alt": draw(words), "caption": draw(words)} for one in shown]
            fields |= {"gallery": own, "cover": shown[0][0]}
        folder = f"news/2025/{name}"
        files |= {f"{folder}/{one[0]}": picture(*one) for one in shown}
        body = draw(bodies)
        if "a.png" not in {one[0] for one in shown}:
            body = body.replace('![Ảnh](a.png "Lời")', "Không ảnh")
        files[f"{folder}/index.vi.md"] = front_matter(fields, body).encode()
        if draw(st.booleans()):
            english = {"title": draw(titles), "summary": draw(words)}
            if shown:
                english["gallery"] = [{"file": one[0], "alt": draw(words)} for one in shown]
            files[f"{folder}/index.en.md"] = front_matter(english, draw(bodies)).encode()
    if draw(st.booleans()):
        offers = draw(st.lists(PARTNER, max_size=2, unique_by=lambda one: one["id"]))
        files["data/benefits.yaml"] = as_yaml(offers).encode()
    if draw(st.booleans()):
        term = {"short": draw(words)[:20], "full": {"vi": draw(words), "en": draw(words)}}
        files["data/glossary.yaml"] = as_yaml([term]).encode()
    return files


@st.composite
def broken_sites(draw: st.DrawFn) -> dict[str, bytes]:
    """Give the files of ``content/`` with things in them that nobody meant to write."""
    files = draw(sites())
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        data = files[name]
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 6)):
            case 0:
                files[name] = data[:at]
            case 1:
                files[name] = data[:at] + draw(st.binary(min_size=1, max_size=9)) + data[at:]
            case 2:
                files[name] = data[:at] + draw(wild).encode() + data[at:]
            case 3:
                lines = data.split(b"\n")
                line = draw(st.integers(0, len(lines) - 1))
                files[name] = b"\n".join([*lines[:line], *lines[line + 1 :]])
            case 4:
                lines = data.split(b"\n")
                line = draw(st.integers(0, len(lines) - 1))
                files[name] = b"\n".join([*lines[: line + 1], *lines[line:]])
            case 5:
                coding = draw(st.sampled_from(["utf-16", "cp1258", "utf-8-sig", "latin-1"]))
                files[name] = data.decode("utf-8", "replace").encode(coding, "replace")
            case _:
                key = draw(st.sampled_from(["title", "date", "gallery", "meeting", "awards", "la"]))
                value = draw(st.one_of(wild, st.lists(wild, max_size=2), some(a=wild, b=wild)))
                files[name] = data.replace(b"---\n", f"---\n{as_yaml({key: value})}".encode(), 1)
    return files


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    """Write a site with *files* below *folder* and return its ``content``."""
    content = make_site(folder)
    write_page(content, "about")
    for name, data in files.items():
        write(content / name, data)
    return content
