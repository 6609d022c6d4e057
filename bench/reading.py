"""The reading of Markdown beside Python-Markdown: how much of CommonMark, and how fast.

``python -m bench.reading`` prints a row a parser: the published examples (made anew) that it reads
as CommonMark's own parser does, and the CPU time of 400 made-up texts, the median of five runs.
"""

from __future__ import annotations

import re
import statistics
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import markdown
from markdown_it import MarkdownIt

from bench.corpus import stories
from plugins.stories.markdown import read_markdown
from plugins.stories.markdown.parser import parser
from plugins.stories.sanitise import sanitise

_EXAMPLES: Final = Path("tests/stories/markdown_examples/commonmark.toml")
_EXTENSIONS: Final = ["tables", "footnotes", "abbr", "def_list", "sane_lists", "fenced_code"]
_RUNS: Final = 5
_STORIES: Final = 200


def main() -> None:
    """Print the figures."""
    texts = [text for made in stories(_STORIES) for text in made.texts.values()]
    examples = [row["text"] for row in tomllib.loads(_EXAMPLES.read_text("utf-8"))["example"]]
    wanted = [_normal(str(MarkdownIt("commonmark").render(text))) for text in examples]
    peer = markdown.Markdown(extensions=_EXTENSIONS, output_format="html")

    def python_markdown(text: str) -> str:
        return str(peer.reset().convert(text))

    rows: list[tuple[str, Callable[[str], str], Callable[[str], object]]] = [
        ("Python-Markdown", python_markdown, lambda text: sanitise(python_markdown(text))),
        (
            "ours",
            lambda text: str(parser("vi").render(text, {})),
            lambda text: read_markdown(text, "vi"),
        ),
    ]
    times = _times([read for _, _, read in rows], texts)
    print(f"{len(texts)} bài, {len(examples)} ví dụ / {len(texts)} texts, {len(examples)} examples")
    for (name, render, _), seconds in zip(rows, times, strict=True):
        as_published = sum(
            _normal(render(text)) == html for text, html in zip(examples, wanted, strict=True)
        )
        share = seconds / times[0]
        print(
            f"{name:16} {as_published:4} CommonMark  {seconds * 1000 / len(texts):6.2f} ms  {share:4.2f} ×"
        )


def _times(reads: Sequence[Callable[[str], object]], texts: list[str]) -> list[float]:
    """Return the median CPU seconds of each of *reads* over *texts*, taken in turns."""
    seconds: list[list[float]] = [[] for _ in reads]
    for _ in range(_RUNS):
        for read, taken in zip(reads, seconds, strict=True):
            start = time.process_time()
            for text in texts:
                read(text)
            taken.append(time.process_time() - start)
    return [statistics.median(taken) for taken in seconds]


def _normal(html: str) -> str:
    html = re.sub(r"<(/?)h1\b", r"<\1h2", html)
    html = re.sub(r"<(/?)h[56]\b", r"<\1h4", html)
    html = re.sub(r'(<h\d) id="[^"]*"', r"\1", html)
    html = re.sub(r' class="(?:bracketed|wide-marks|wider-marks| )+"', "", html)
    html = re.sub(r"\s+", " ", re.sub(r" ?/>", ">", html))
    return re.sub(r" ?(<[^>]*>) ?", r"\1", html).strip()


if __name__ == "__main__":
    main()
