"""The story folders of a demo, as values: every file's fields and text, and the pictures to be drawn."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from plugins.core.text import slugify
from tools.demo import facts, telling
from tools.demo.cast import assemble, cast_table
from tools.demo.drawing import Shot
from tools.demo.facts import Blocks, Setting, Told
from tools.demo.plan import Slot
from tools.demo.telling import Earlier
from tools.demo.wording import LANGS, Cast, Words, table

_ID_WORDS: Final = 9  # syllables of a headline that make a folder's name
_MOVED: Final = "/tin-tuc/{year}/tin-cu-{number:03d}/"
_ATTEMPTS: Final = 30
_CAPTIONED: Final = 20  # an album from this size on has its words in captions.yaml


@dataclass
class MadeStory:
    """A story's folder: the fields and texts of its files, and its pictures by file name."""

    id: str
    slot: Slot
    titles: Words
    fields: Blocks
    bodies: Words
    pictures: dict[str, Shot] = field(default_factory=dict)
    captions: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Its place below ``news/``."""
        return f"{self.slot.day.year}/{self.id}"

    @property
    def is_listed(self) -> bool:
        """Whether readers find it in lists."""
        return not self.slot.marks & {"draft", "scheduled", "withdrawn", "hidden"}


def tell(slots: tuple[Slot, ...], seed: int, today: dt.date) -> list[MadeStory]:
    """Return the stories of *slots*, the newest first."""
    told, addresses, ids = Told(), set[str](), set[str]()
    last: dict[str, list[MadeStory]] = defaultdict(list)
    made = []
    for slot in reversed(slots):
        setting, title, is_new = _set_scene(slot, seed, today, told, addresses)
        story = _story(setting, title, told, ids, _earlier(last[slot.firm["id"]], slot))
        if not is_new:
            for lang in LANGS:
                story.fields[lang]["slug"] = f"{story.id}-{slot.number}"
        if story.is_listed and slot.has_english:
            last[slot.firm["id"]].append(story)
        made.append(story)
    return made[::-1]


def _set_scene(
    slot: Slot, seed: int, today: dt.date, told: Told, addresses: set[str]
) -> tuple[Setting, dict[str, str], bool]:
    """Return the setting of *slot*, its headline, and whether that gives it an address of its own.

    Other figures are tried where each headline leads to one of the *addresses* that are taken.
    """
    for attempt in range(_ATTEMPTS):
        dice = random.Random(f"story {seed} {slot.number} {attempt}")
        officer = dice.choice(cast_table()["officers"])
        fit = [row for row in cast_table()["partners"] if row["kind"] in slot.event.partners]
        partner = dice.choice(fit) if fit else None
        when = slot.day - dt.timedelta(days=dice.choice((0, 0, 0, 1, 1, 2)))
        cast = assemble(dice, slot.event, slot.firm, when, officer, partner)
        setting = Setting(slot, cast, when, today, officer, partner, dice)
        facts.prepare(setting, told)
        for title in telling.headlines(slot, cast, dice):
            wanted = {f"{lang}/{slugify(title[lang])}" for lang in LANGS}
            if not wanted & addresses:
                addresses |= wanted
                return setting, title, True
    return setting, title, False


def _earlier(stories: list[MadeStory], slot: Slot) -> Earlier | None:
    """Return the last story at the same place, for every second story."""
    if slot.number % 2 or not stories:
        return None
    return Earlier(stories[-1].id, stories[-1].titles)


def _story(
    setting: Setting, title: Words, told: Told, ids: set[str], earlier: Earlier | None
) -> MadeStory:
    slot, cast, dice = setting.slot, setting.cast, setting.dice
    name = "-".join(slugify(title["vi"]).split("-")[:_ID_WORDS])
    if name in ids:
        name = f"{name}-{slot.number}"
    ids.add(name)
    leads = telling.summary(slot, cast, dice)
    fields: Blocks = {lang: {"title": title[lang], "summary": leads[lang]} for lang in LANGS}
    fields["vi"] |= _shared(setting)
    story = MadeStory(name, slot, title, fields, telling.body(slot, cast, dice, earlier))
    _sign(story, dice)
    _illustrate(story, cast, dice)
    for lang, block in facts.blocks(setting, told).items():
        fields[lang] |= block
    if slot.event.document:
        _attach(story, cast)
    _befall(story, cast, setting)
    return story


def _shared(setting: Setting) -> dict[str, Any]:
    slot, dice = setting.slot, setting.dice
    hour = f"{dice.randint(7, 16):02d}:{dice.choice((0, 5, 10, 20, 30, 40, 45, 55)):02d} "
    late = slot.day >= setting.today  # no hour, or a build in the morning would leave it out
    return {
        "date": f"{'' if late else hour}{slot.day:%d/%m/%Y}",
        "section": slot.event.section,
        "topics": list(slot.event.topics),
        "organisations": facts.organisations(setting),
    }


def _sign(story: MadeStory, dice: random.Random) -> None:
    names = cast_table()
    name = dice.choice(names["reporters"])["name"]
    vi = {"name": name, "job": "text"}
    story.fields["vi"]["authors"] = [vi]
    translator = {"name": dice.choice(names["translators"]), "job": "translation"}
    story.fields["en"]["authors"] = [vi, translator]


def _illustrate(story: MadeStory, cast: Cast, dice: random.Random) -> None:
    slot = story.slot
    if not slot.pictures:
        return
    words = table("scenes")
    first = slot.number % len(slot.event.scenes)
    scenes = [*slot.event.scenes[first:], *slot.event.scenes[:first]]
    more = ["table", "hall", "flowers", "stage", "gifts", "house", "river", "tea", "training"]
    several = slot.pictures >= _CAPTIONED
    if slot.pictures > len(scenes) * 2:
        scenes += [scene for scene in more if scene not in scenes]
    if slot.firm["kind"] != "factory":
        scenes = ["table" if scene == "factory" else scene for scene in scenes]
    artist = dice.choice(cast_table()["artists"])
    credit = {"vi": f"Tranh minh họa: {artist}", "en": f"Illustration: {artist}"}
    rows: list[dict[str, Any]] = []
    used: set[str] = set()
    for number in range(slot.pictures):
        scene = scenes[number % len(scenes)]
        name = f"{scene}-{number + 1:02d}.jpg"
        story.pictures[name] = Shot(scene, f"{story.id}/{name}", is_lead=number == 0)
        alt = cast.say(dice.choice(words[scene]["alts"]))
        left = [way for way in words[scene]["captions"] if way["vi"] not in used]
        row: dict[str, Any] = {"file": name, "alt": alt}
        if left:
            way = dice.choice(left)
            used.add(way["vi"])
            row["caption"] = cast.say(way)
        rows.append({**row, "credit": credit})
    if several:
        story.captions = [{**row, "credit": credit["vi"]} for row in rows]
        story.fields["vi"]["album_download"] = True
        return
    for lang in LANGS:
        story.fields[lang]["gallery"] = list(_in_lang(rows, lang))


def _in_lang(rows: list[dict[str, Any]], lang: str) -> Iterator[dict[str, str]]:
    for row in rows:
        yield {name: said if isinstance(said, str) else said[lang] for name, said in row.items()}


def _attach(story: MadeStory, cast: Cast) -> None:
    number = cast.names["number"]["vi"]
    name = f"van-ban-{slugify(number)}.txt"
    subject = story.slot.event.document
    assert subject is not None
    title = cast.say(subject["subject"])
    story.files[name] = (
        f"{cast.names['fed']['vi']}\nSố: {number}\n\n{title['vi']}\n\n{story.bodies['vi']}\n"
        "(Văn bản hư cấu của trang thử.)\n"
    )
    vi = {"file": name, "title": f"Toàn văn: {title['vi']}", "number": number}
    story.fields["vi"]["attachments"] = [vi]
    story.fields["en"]["attachments"] = [
        {"file": name, "title": f"Full text (in Vietnamese): {title['en']}"}
    ]


def _befall(story: MadeStory, cast: Cast, setting: Setting) -> None:
    """Write down what happened to the story after it was written."""
    slot, vi, en = story.slot, story.fields["vi"], story.fields["en"]
    site: Mapping[str, Any] = table("site")
    later = min(slot.day + dt.timedelta(days=1 + slot.number % 3), setting.today)
    if "correction" in slot.marks:
        note = cast.say(site["corrections"][slot.number % len(site["corrections"])])
        vi["updated"] = f"{later:%d/%m/%Y}"
        vi["corrections"] = [{"date": f"{later:%d/%m/%Y}", "note": note["vi"]}]
        en["corrections"] = [{"note": note["en"]}]
    if "withdrawn" in slot.marks:
        vi["status"] = en["status"] = "withdrawn"
        vi["corrections"] = [{"date": f"{later:%d/%m/%Y}", "note": site["withdrawn"]["vi"]}]
        en["corrections"] = [{"note": site["withdrawn"]["en"]}]
    if "moved" in slot.marks:
        vi["redirect_from"] = [_MOVED.format(year=slot.day.year, number=slot.number)]
    for status in ("draft", "hidden"):
        if status in slot.marks:
            vi["status"] = en["status"] = status
    if "english_draft" in slot.marks:
        en["status"] = "draft"
    if "retold" in slot.marks:
        source = slot.day - dt.timedelta(days=3)
        vi["source"] = {
            "name": "Báo Hạ Vân (hư cấu)",
            "url": f"https://bao-ha-van.example/tin/{slot.number + 100}",
            "date": f"{source:%d/%m/%Y}",
        }
        en["source"] = {"name": "Hạ Vân newspaper (fictional)"}
