"""messages/*.toml and extra.css: what a union says otherwise, and the styles that it adds."""

from __future__ import annotations

import pytest

from plugins.look.css import MOST_EXTRA
from tests.builders import ROOT
from tests.look.conftest import ReadLook, said


def test_a_message_is_said_otherwise_in_one_language(read: ReadLook) -> None:
    own = read(
        {
            "messages/vi.toml": '[nav]\nmain = "Mục lục"\n[listing]\ncount = {other = "{count} bài"}\n'
        }
    )
    assert own.problems == ()
    words = {lang: own.words(ROOT / "theme", lang) for lang in ("vi", "en")}
    assert words["vi"]["nav.main"] == "Mục lục"
    assert words["en"]["nav.main"] != "Mục lục"
    assert len(words["vi"]) == len(words["en"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[nav]\nmian = "x"\n', [("G402", "messages/vi.toml:2")]),
        ('[nav]\n\nmain = ""\n', [("G404", "messages/vi.toml:3")]),
        ("[nav]\nmain = 3\n", [("G404", "messages/vi.toml:2")]),
        ('[listing]\ncount = "bài"\n', [("G404", "messages/vi.toml:2")]),
        ('[listing]\ncount = {other = "bài"}\n', [("G403", "messages/vi.toml:2")]),
        ('[nav]\nmain = "{name}"\n', [("G403", "messages/vi.toml:2")]),
        ('[nav]\nmain = "{"\n', [("G405", "messages/vi.toml:2")]),
        *(
            (f'[listing]\ncount = {{other = "{field} bài"}}\n', [("G406", "messages/vi.toml:2")])
            for field in (
                "{count:d}", "{count!r}", "{count.x}", "{count[0]}", "{count:{count}}", "{}", "{0}",
                "{count!r:>9}", "{count }",
            )
        ),
        ('[nav]\nmain = “x”\n', [("G401", "messages/vi.toml:2")]),
    ],
)  # fmt: skip
def test_a_message_that_does_not_fit_is_named(
    read: ReadLook, text: str, wanted: list[tuple[str, str]]
) -> None:
    assert said(read({"messages/vi.toml": text})) == wanted


def test_extra_styles_stand_behind_all_others(read: ReadLook) -> None:
    rules = ".story__title { color: var(--red) }\n@media print { .footer { display: none } }\n"
    own = read({"extra.css": rules})
    assert (own.problems, own.style) == ((), rules.strip())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\n@import 'x.css';", "G303"),
        ("\n@font-face { font-family: X; src: url(x.woff2) }", "G303"),
        ("\na { background: url(https://x.example/a.png) }", "G304"),
        ("\na { background: url('//x.example/a.png') }", "G304"),
        ("\na { background: image-set('a.png' 1x) }", "G304"),
        ("\n@media print { a { b { background: url(a.png) } } }", "G304"),
        ("\na[href='url(x)'] { --x: src('https://x.example') }", "G304"),
        ("\na { color: red; } }", "G302"),
        ("\na { color }", "G302"),
        ("\n@media (prefers-color-scheme: dark) { a { color: red } }", "WG305"),
    ],
)
def test_styles_that_the_sites_policy_forbids_are_refused(
    read: ReadLook, text: str, code: str
) -> None:
    assert said(read({"extra.css": text})) == [(code, "extra.css:2")]


def test_what_only_looks_like_an_address_is_let_through(read: ReadLook) -> None:
    text = "a[href*='url(https://x)'] { fill: url(#a); content: '@import url(x)' } /* url(b) */"
    assert read({"extra.css": text}).problems == ()


def test_too_many_styles_are_refused(read: ReadLook) -> None:
    assert said(read({"extra.css": "a{}" * MOST_EXTRA})) == [("G301", "extra.css")]


def test_a_text_that_is_no_text_is_named(read: ReadLook) -> None:
    assert said(read({"extra.css": b"\xff\xfe"})) == [("G102", "extra.css")]
