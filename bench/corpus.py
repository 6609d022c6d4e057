"""Made-up bilingual stories without pictures, the same ones in our form and in plain Pelican's."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_VI: Final = (
    "công đoàn viên lao động hội nghị tổng kết phong trào thi đua chăm lo đời sống người thợ nhà máy "
    "xưởng may đội ca tổ trưởng ban chấp hành nhiệm kỳ kế hoạch quý đoàn thể huyện tỉnh thành phố "
    "khen thưởng sáng kiến cải tiến an toàn vệ sinh bữa ăn tiền lương thưởng Tết quà tặng nghèo khó "
    "vượt lên học nghề tay nghề giỏi văn nghệ thể thao giao lưu gặp mặt hưu trí báo cáo số liệu"
)
_EN: Final = (
    "union members met to review the year and agreed on plans for safety wages training welfare "
    "support families workshop factory committee city province district shift leaders meals rest "
    "holiday gifts courses skills songs sports retired workers report figures campaign movement award "
    "certificate proposal idea improvement saving quality office branch congress delegate term result"
)
LANGS: Final = ("vi", "en")
SECTIONS: Final = ("activities", "welfare", "emulation", "cooperation", "documents", "retired")
TOPICS: Final = tuple(f"topic-{number:02d}-x" for number in range(24))
BODIES: Final = tuple(f"body-{number:02d}-x" for number in range(40))
_FIRST_DAY: Final = dt.date(2015, 1, 1)
_DAYS: Final = 3600


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up story: two titles, leads and bodies (Markdown), and its facts."""

    slug: str
    date: dt.date
    section: str
    topics: tuple[str, ...]
    bodies: tuple[str, ...]
    titles: dict[str, str]
    leads: dict[str, str]
    texts: dict[str, str]


def stories(count: int, seed: int = 286) -> Iterator[Made]:
    """Yield *count* stories, always the same ones for a *seed*."""
    dice = random.Random(seed)
    words = {"vi": _VI.split(), "en": _EN.split()}
    for number in range(count):
        yield Made(
            slug=f"tin-{number:05d}",
            date=_FIRST_DAY + dt.timedelta(days=dice.randrange(_DAYS)),
            section=dice.choice(SECTIONS),
            topics=tuple(sorted(dice.sample(TOPICS, 3))),
            bodies=tuple(sorted(dice.sample(BODIES, 2))),
            titles={lang: f"{_words(dice, words[lang], 9)} {number}" for lang in words},
            leads={lang: _sentence(dice, words[lang]) for lang in words},
            texts={lang: _body(dice, words[lang]) for lang in words},
        )


def write_ours(made: list[Made], content: Path, *, facts: bool = False) -> None:
    """Write *made* as story folders with the reference data they need.

    With *facts*, half of the stories report a meeting, half an award of three recipients, a quarter
    an agreement and a quarter a document with two deadlines: three facts for two stories.
    """
    _write(content / "data" / "site.yaml", _SITE)
    for name, ids in (("sections", SECTIONS), ("topics", TOPICS), ("organisations", BODIES)):
        rows = "".join(f"- id: {key}\n  name: {{vi: Tên {key}, en: Name {key}}}\n" for key in ids)
        _write(content / "data" / f"{name}.yaml", rows)
    for number, story in enumerate(made):
        write_story(story, content, _facts(story, number) if facts else "")


def write_story(story: Made, content: Path, facts: str = "") -> None:
    """Write *story* as a story folder, its main text with *facts*."""
    shared = (
        f"date: {story.date}\nsection: {story.section}\nauthors: [Ban Biên tập]\n"
        f"topics: [{', '.join(story.topics)}]\norganisations: [{', '.join(story.bodies)}]\n{facts}"
    )
    for lang in LANGS:
        own = shared if lang == "vi" else ""
        head = f"title: {story.titles[lang]}\nsummary: {story.leads[lang]}\n{own}"
        text = f"---\n{head}---\n\n{story.texts[lang]}"
        _write(file(content, story, lang), text)


def file(content: Path, story: Made, lang: str) -> Path:
    """Return the file of *story* in *lang* below our *content*."""
    return content / "news" / str(story.date.year) / story.slug / f"index.{lang}.md"


def _facts(story: Made, number: int) -> str:
    day, (one, other) = story.date, story.bodies
    later = day + dt.timedelta(days=365)
    if number % 2:
        text = f"meeting: {{start: {day}, kind: conference, attendance: {number % 300}}}\n"
    else:
        names = "".join(f"{{name: Nguyễn Thị {number} {at}, unit: {other}}}, " for at in "ABC")
        text = (
            f"awards:\n  - {{award: certificate, awarded_by: {one}, year: {day.year}, "
            f"recipients: [{names}]}}\n"
        )
    if number % 4 == 1:
        text += (
            f"agreements:\n  - {{id: agreement-{number}, title: Thỏa thuận số {number}, "
            f"parties: [{one}, {other}], signed: {day}, valid_from: {day}, valid_to: {later}}}\n"
        )
    if number % 4 == 2:
        rows = "".join(f"{{what: Báo cáo {at}, due: {later}, who: {other}}}, " for at in (1, 2))
        text += (
            f"document: {{number: {number}/LĐLĐ, type: cong_van, issued: {day}, issuer: {one}, "
            f"subject: Triển khai việc số {number}, deadlines: [{rows}]}}\n"
        )
    return text


def write_plain(made: list[Made], content: Path) -> None:
    """Write *made* as plain Pelican reads them: a file a language, paired by slug."""
    for story in made:
        for lang in ("vi", "en"):
            head = (
                f"Title: {story.titles[lang]}\nDate: {story.date}\nCategory: {story.section}\n"
                f"Tags: {', '.join((*story.topics, *story.bodies))}\nSlug: {story.slug}\n"
                f"Lang: {lang}\nAuthor: Ban Biên tập\nSummary: {story.leads[lang]}\n"
            )
            _write(content / f"{story.slug}.{lang}.md", f"{head}\n{story.texts[lang]}")


def _words(dice: random.Random, words: list[str], count: int) -> str:
    return " ".join(dice.choices(words, k=count)).capitalize()


def _sentence(dice: random.Random, words: list[str]) -> str:
    return _words(dice, words, dice.randint(14, 26)) + "."


def _body(dice: random.Random, words: list[str]) -> str:
    """Return about 400 words: paragraphs, two headings, a list, some emphasis."""
    parts: list[str] = []
    for number in range(6):
        if number in {2, 4}:
            parts.append(f"## {_words(dice, words, 5)}")
        sentences = [_sentence(dice, words) for _ in range(3)]
        sentences[1] = f"**{_words(dice, words, 3)}** {sentences[1]}"
        parts.append(" ".join(sentences))
    parts.append("\n".join(f"- {_sentence(dice, words)}" for _ in range(3)))
    return "\n\n".join(parts) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


_SITE: Final = """\
name: {vi: Công đoàn Thử, en: Trial Union}
slogan: {vi: Đo để biết, en: Measure to know}
description: {vi: Trang để đo., en: A site to measure.}
publisher: {vi: Công đoàn Thử, en: Trial Union}
menu:
  - section: activities
  - section: welfare
footer:
  - archive: true
"""
