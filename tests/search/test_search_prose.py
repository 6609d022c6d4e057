"""A body's words are read by patterns: a whole parser finds the same in whatever the sanitiser lets pass."""

from __future__ import annotations

import random

from plugins.search import prose
from plugins.stories.sanitise import sanitise
from tests.search import parsed_prose

_TEXTS = (
    "Đoàn viên", " ", "\n", "a &lt;b&gt; &amp;amp; c", "&nbsp;", "1 < 2", "x > y & z", "&quot;", "so\u00adft",
    "&#x110;", "'", '"', "&notin;", "=", "/", "<!-- a > b -->", "<script>if (a<b) '</p>'</script>",
)  # fmt: skip
_TAGS = (
    "p", "h1", "h2", "h3", "h4", "h5", "ul", "li", "table", "tr", "td", "blockquote", "figure", "figcaption",
    "strong", "em", "a", "abbr", "sup", "span", "div", "section", "unknown",
)  # fmt: skip
_VALUES = (
    "",
    "Chú thích",
    "a > b",
    "&quot;x&quot; 'y'",
    "a=b",
    "<b>đậm</b>",
    "&amp;lt;",
    "x/",
    "title='z'",
)


def _body(dice: random.Random, depth: int = 0) -> str:
    out = []
    for _ in range(dice.randint(1, 5)):
        kind = dice.random()
        if kind < 0.4 or depth > 4:
            out.append(dice.choice(_TEXTS))
        elif kind < 0.5:
            out.append(dice.choice(("<br>", "<br/>", "<hr>", "<wbr>", "<BR >")))
        elif kind < 0.6:
            alt, title = dice.choice(_VALUES), dice.choice(_VALUES)
            out.append(
                f'<img src="a.jpg" alt="{alt}" title="{title}"{dice.choice(("", "/", " /"))}>'
            )
        else:
            tag = dice.choice(_TAGS)
            attribute = f' title="{dice.choice(_VALUES)}"' if dice.random() < 0.5 else ""
            closing = f"</{tag}>" if dice.random() < 0.9 else ""
            out.append(f"<{tag}{attribute}>{_body(dice, depth + 1)}{closing}")
    return "".join(out)


def test_patterns_find_what_a_parser_finds():
    dice = random.Random(286)
    bodies = [sanitise(_body(dice)) for _ in range(600)]
    assert sum("<img" in body for body in bodies) > 100
    for body in bodies:
        assert prose.read(body) == parsed_prose.read(body), body


def test_patterns_find_what_a_parser_finds_in_stories(federation):
    bodies = [text.body for lang in ("vi", "en") for text in federation.listed(lang)]
    assert len(bodies) > 20
    for body in bodies:
        assert prose.read(body) == parsed_prose.read(body)
