"""The kinds of edit that a newsroom makes, by name: each changes a project as it finds it.

What an edit is made to is chosen by the numbers it is given, so that the same numbers make the same edit.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml
from PIL import Image

from plugins.core.dates import ZONE
from plugins.core.text import slugify
from tests.builders import front_matter, pdf
from tests.equal.newsroom import EMBARGO, TODAY, TOMORROW, photo, put, put_rows
from tests.equal.world import DAY, World

Edit = Callable[[World, Random], None]
EDITS: Final[dict[str, Edit]] = {}
DRAWN: Final[set[str]] = set()  # those after which pictures, share images or templates are others

_WORDS: Final = ("bão", "chợ phiên", "đò ngang", "Ấn Bình", "<b>", "LĐLĐ", "thợ dệt", "mồng sáu")
_COLOURS: Final = ("#0b6e4f", "#8a1c7c", "#333333", "#c8553d")


def edit(name: str, *, drawn: bool = False) -> Callable[[Edit], Edit]:
    """Register an edit of this *name*."""

    def kept(made: Edit) -> Edit:
        EDITS[name] = made
        if drawn:
            DRAWN.add(name)
        return made

    return kept


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body of a text."""
    _, fields, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(fields), body.lstrip("\n")


def change(path: Path, body: str | None = None, **fields: Any) -> None:
    """Give a text other *fields*, without those that are ``None``, and perhaps another *body*."""
    old, own = parts(path)
    stated = {name: value for name, value in (old | fields).items() if value is not None}
    put(path, front_matter(stated, own if body is None else body))


def stories(world: World, *patterns: str) -> list[Path]:
    """Return the folders of stories whose Vietnamese text holds one of *patterns*; of all without any."""
    found = sorted((world.content / "news").glob("*/*/index.vi.md"))
    told = [(path.parent, path.read_text("utf-8")) for path in found]
    return [folder for folder, text in told if not patterns or any(one in text for one in patterns)]


def shown(world: World) -> list[Path]:
    """Return the folders of stories that are published."""
    held = stories(
        world, "status: draft", "status: hidden", "status: withdrawn", f"date: '{TOMORROW}", "\nembargo:"
    )  # fmt: skip
    return [folder for folder in stories(world) if folder not in held]


def unnamed(world: World) -> list[Path]:
    """Return the folders of published stories that no other text and no data file names, nor a fact of theirs."""
    files = [*(world.content / "data").glob("*.yaml"), *(world.content / "news").rglob("*.md")]
    texts = {path: path.read_text("utf-8") for path in files}

    def named(folder: Path) -> bool:
        return any(folder.name in text for path, text in texts.items() if path.parent != folder)

    told = stories(world, "\nagreements:")
    return [folder for folder in shown(world) if folder not in told and not named(folder)]


def rows(world: World, name: str) -> Any:
    """Return what ``data/NAME.yaml`` holds; nothing where there is none."""
    path = world.content / "data" / f"{name}.yaml"
    return yaml.safe_load(path.read_text("utf-8")) if path.exists() else []


def one(world: World, chance: Random, folders: list[Path], text: str = "index.vi.md") -> Path:
    """Return a text of one of *folders*, of any story where they hold none."""
    found = [folder / text for folder in folders or stories(world) if (folder / text).exists()]
    return chance.choice(found) if found else stories(world)[0] / "index.vi.md"


@edit("a story is added")
def _add(world: World, chance: Random) -> None:
    name = f"moi-{chance.randrange(1000)}"
    fields = {"title": f"Tin mới {chance.choice(_WORDS)}", "date": "2025-03-14", "section": "welfare",
              "summary": "Một tin mới.", "authors": ["Nguyễn Thị Mây"], "topics": ["tet"],
              "awards": [{"award": "merit_certificate", "awarded_by": "cloud-river", "year": "2024",
                          "recipients": [{"name": "Lò Thị Gió", "unit": "rattan-works"}]}],
              "trainings": [{"title": "Lớp mới", "organiser": "cloud-river", "start": "2025-04-10",
                             "apply_by": TODAY}]}  # fmt: skip
    put(world.content / "news/2025" / name / "index.vi.md", front_matter(fields, "Lời tin.\n"))


@edit("a story with pictures is added", drawn=True)
def _add_pictured(world: World, chance: Random) -> None:
    folder = world.content / f"news/2025/co-anh-{chance.randrange(1000)}"
    names = [f"anh-{at}.jpg" for at in range(3)]
    shown = [{"file": name, "alt": "Chợ phiên", "caption": "Chợ phiên hôm nay."} for name in names]
    fields = {"title": f"Có ảnh {chance.choice(_WORDS)}", "date": "2025-02-20", "section": "activities",
              "summary": "Một tin có ảnh.", "authors": ["Nguyễn Thị Mây"], "gallery": shown}  # fmt: skip
    put(folder / "index.vi.md", front_matter(fields, "Lời tin.\n"))
    for name in names:
        photo(folder / name, chance.choice(_COLOURS))


@edit("a translation is added")
def _translated(world: World, chance: Random) -> None:
    found = [folder for folder in shown(world) if not (folder / "index.en.md").exists()]
    for folder in [*found, *stories(world, "status: hidden")][:1]:
        fields = {"title": f"Told in English {chance.randrange(99)}", "summary": "In English."}
        put(folder / "index.en.md", front_matter(fields, "In English.\n"))


@edit("a translation is removed")
def _untranslated(world: World, chance: Random) -> None:
    path = one(world, chance, unnamed(world), "index.en.md")
    if path.name == "index.en.md":
        path.unlink()


@edit("an event was on this day of another year")
def _event(world: World, chance: Random) -> None:
    path = one(world, chance, stories(world, "\nmeeting:"))
    told = parts(path)[0].get("meeting") or {"venue": "Nhà ăn"}
    change(path, meeting=told | {"start": f"{chance.randrange(2019, 2025)}{TODAY[4:]}"})


@edit("an event is moved to another day of the calendar")
def _moved(world: World, chance: Random) -> None:
    path = one(world, chance, stories(world, "\nmeeting:"))
    told = parts(path)[0].get("meeting") or {"venue": "Nhà ăn"}
    day = f"2025-{chance.randrange(2, 7):02}-{chance.randrange(10, 29)}"
    change(path, meeting=told | {"start": day, "kind": chance.choice(["congress", "visit"])})


@edit("a body is edited")
def _body(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world))
    change(path, f"Thêm một câu: {chance.choice(_WORDS)} {chance.random()}. {parts(path)[1]}")


@edit("a letter is changed, size and time of the file stay")
def _letter(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world))
    data, body = path.read_bytes(), parts(path)[1].encode()
    before = path.stat()
    with path.open("r+b") as file:
        file.write(data.removesuffix(body) + body.replace(b"t", b"n", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@edit("a translation is edited")
def _translation(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world), "index.en.md")
    change(path, f"One more sentence, {chance.random()}. {parts(path)[1]}")


@edit("a title is edited", drawn=True)
def _title(world: World, chance: Random) -> None:
    change(
        one(world, chance, shown(world)),
        title=f"Tựa mới: {chance.choice(_WORDS)} {chance.randrange(99)}",
    )


@edit("a summary is edited")
def _summary(world: World, chance: Random) -> None:
    change(one(world, chance, shown(world)), summary=f"Lời dẫn mới: {chance.choice(_WORDS)}.")


@edit("facts are edited")
def _facts(world: World, chance: Random) -> None:
    path = one(world, chance, stories(world, "\ndocument:"))
    deadline = {"what": "Gửi báo cáo", "due": f"2025-03-{chance.randrange(13, 19)}"}
    told = parts(path)[0].get("document") or {"number": "1/KH", "type": "ke_hoach", "issued": "2025",
                                              "issuer": "cloud-river", "subject": "Kế hoạch"}  # fmt: skip
    change(path, document=told | {"deadlines": [deadline]})


@edit("a story is about something else")
def _about(world: World, chance: Random) -> None:
    change(one(world, chance, shown(world)), topics=["safety"], organisations=["rattan-works"])


@edit("an agreement gets another partner")
def _partner(world: World, chance: Random) -> None:
    path = one(world, chance, stories(world, "\nagreements:"))
    fields, _ = parts(path)
    agreements = fields.get("agreements") or []
    for agreement in agreements:
        agreement["parties"] = ["cloud-river", f"Chợ {chance.choice(_COLOURS)}"]
    change(path, agreements=agreements or None, organisations=["cloud-river"])


@edit("somebody is honoured")
def _honoured(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world))
    people = [{"name": f"Lê Thị Ổn {chance.randrange(9)}", "unit": "Tổ may, Xưởng Mây"}]
    award = {"award": "certificate", "awarded_by": "cloud-river", "year": str(2023 + chance.randrange(3)),
             "decision": f"{chance.randrange(99)}/QĐ", "recipients": people}  # fmt: skip
    change(path, awards=[award])


@edit("a story is deleted")
def _delete(world: World, chance: Random) -> None:
    if len(stories(world)) > 4:
        shutil.rmtree(one(world, chance, unnamed(world)).parent)


@edit("a folder is renamed")
def _rename(world: World, chance: Random) -> None:
    folder = one(world, chance, unnamed(world)).parent
    folder.rename(folder.with_name(f"doi-ten-{chance.randrange(1000)}"))


@edit("an address is changed, the old one leads on")
def _slug(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world))
    fields, slug = parts(path)[0], f"dia-chi-{chance.randrange(1000)}"
    old = f"/tin-tuc/{path.parts[-3]}/{fields.get('slug') or slugify(fields['title'])}/"
    change(path, slug=slug, redirect_from=[*fields.get("redirect_from", ()), old])


@edit("the linked story's address is changed")
def _linked(world: World, chance: Random) -> None:
    ids = {folder.name for folder in shown(world)}
    named = {name for folder in shown(world) for name in ids
             if f"(story:{name})" in (folder / "index.vi.md").read_text("utf-8")}  # fmt: skip
    found = [folder for folder in shown(world) if folder.name in named]
    change(one(world, chance, found), slug=f"duoc-dan-{chance.randrange(1000)}")


@edit("a story moves to another year")
def _year(world: World, chance: Random) -> None:
    path = one(world, chance, unnamed(world))
    year, folder = str(chance.randrange(2019, 2025)), path.parent
    change(path, date=f"{year}-06-0{chance.randrange(1, 9)}")
    target = world.content / "news" / year / folder.name
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        folder.rename(target)


def _status(to: str) -> Edit:
    def made(world: World, chance: Random) -> None:
        change(one(world, chance, unnamed(world)), status=to)

    return made


for _to in ("draft", "hidden", "withdrawn"):
    edit(f"a story becomes {_to}")(_status(_to))


@edit("a draft is published")
def _publish(world: World, chance: Random) -> None:
    change(one(world, chance, stories(world, "status: draft")), status=None)


def _date(to: str) -> Edit:
    def made(world: World, chance: Random) -> None:
        free = [folder for folder in unnamed(world) if folder in shown(world)]
        change(one(world, chance, free or shown(world)), date=to)

    return made


for _when, _to in (("earlier", "2025-02-01"), ("today", TODAY), ("still to come", TOMORROW)):
    edit(f"a date is {_when}")(_date(_to))


def _name(file: str) -> Edit:
    def made(world: World, chance: Random) -> None:
        found = rows(world, file)
        row = chance.choice(found)
        row["name"] = {
            "vi": f"Tên mới {chance.choice(_WORDS)}",
            "en": f"New name {chance.randrange(99)}",
        }
        put_rows(world.content / f"data/{file}.yaml", found)

    return made


for _file, _what in (
    ("organisations", "an organisation"),
    ("sections", "a section"),
    ("topics", "a topic"),
):
    edit(f"{_what} is renamed", drawn=True)(_name(_file))


@edit("an organisation gets another parent")
def _parent(world: World, chance: Random) -> None:
    found = rows(world, "organisations")
    first, *others = found
    for row in others:
        row["parent"] = None if row.get("parent") else first["id"]
    put_rows(
        world.content / "data/organisations.yaml",
        [{name: value for name, value in row.items() if value is not None} for row in found],
    )


@edit("an organisation is founded")
def _founded(world: World, chance: Random) -> None:
    found = rows(world, "organisations")
    name = f"don-vi-{chance.randrange(1000)}"
    if all(row["id"] != name for row in found):
        words = {"vi": f"Đơn vị {name}", "en": f"Body {name}"}
        new = {"id": name, "name": words, "level": "grassroots", "parent": found[0]["id"]}
        put_rows(world.content / "data/organisations.yaml", [*found, new])


@edit("a section is described")
def _described(world: World, chance: Random) -> None:
    found = rows(world, "sections")
    words = {"vi": f"Chuyên mục {chance.choice(_WORDS)}", "en": f"A section {chance.randrange(99)}"}
    chance.choice(found)["description"] = words
    put_rows(world.content / "data/sections.yaml", found)


@edit("what stands over every page is taken down")
def _no_notice(world: World, chance: Random) -> None:
    del chance
    found = rows(world, "front")
    put_rows(world.content / "data/front.yaml", {k: v for k, v in found.items() if k != "banner"})
    of_front = [row for row in rows(world, "banners") if row.get("where") == "front"]
    put_rows(world.content / "data/banners.yaml", of_front)


def _banner(where: str) -> Edit:
    def put_up(world: World, chance: Random) -> None:
        text = {"vi": f"Đăng ký {chance.choice(_WORDS)}", "en": f"Register {chance.randrange(99)}"}
        row = {"text": text, "until": chance.choice([TODAY, TOMORROW]), "where": where,
               "tone": chance.choice(["info", "urgent"])}  # fmt: skip
        put_rows(world.content / "data/banners.yaml", [*rows(world, "banners"), row])

    return put_up


edit("a banner is put up")(_banner("top"))
edit("a banner is put up on the front page")(_banner("front"))


@edit("a banner is taken down")
def _no_banner(world: World, chance: Random) -> None:
    found = rows(world, "banners")
    if found:
        found.pop(chance.randrange(len(found)))
    put_rows(world.content / "data/banners.yaml", found)


@edit("an address of a former site leads here")
def _redirect(world: World, chance: Random) -> None:
    row = {
        "path": f"/cu/{chance.randrange(999)}.html",
        "to": chance.choice(["story:cong-van", "page:about"]),
    }
    found = [one for one in rows(world, "redirects") if one["path"] != row["path"]]
    put_rows(world.content / "data/redirects.yaml", [*found, row])


@edit("the glossary gets an entry")
def _glossary(world: World, chance: Random) -> None:
    short = chance.choice(["NLĐ", "CĐCS", "BCH"])
    found = [row for row in rows(world, "glossary") if row["short"] != short]
    named = chance.choice(
        ["Công đoàn", f"Mấy chữ {chance.choice(_WORDS)}"]
    )  # in names of bodies, or nowhere
    full = {"vi": named, "en": f"Some words {chance.randrange(9)}"}
    put_rows(world.content / "data/glossary.yaml", [*found, {"short": short, "full": full}])


@edit("a benefit is added")
def _benefit(world: World, chance: Random) -> None:
    offer = {"id": f"uu-dai-{len(rows(world, 'benefits'))}", "partner": "Quán phở Gió", "category": "Ăn uống",
             "offer": f"Giảm {chance.randrange(3, 30)}%", "valid_from": "2024", "valid_to": TODAY}  # fmt: skip
    put_rows(world.content / "data/benefits.yaml", [*rows(world, "benefits"), offer])


@edit("another story leads")
def _lead(world: World, chance: Random) -> None:
    lead = one(world, chance, shown(world)).parent.name
    found = rows(world, "front")
    put_rows(world.content / "data/front.yaml", {**found, "lead": lead, "picks": []})


@edit("the editors choose no story, and one says that it was changed")
def _unchosen(world: World, chance: Random) -> None:
    found = rows(world, "front")
    put_rows(world.content / "data/front.yaml", {k: v for k, v in found.items() if k == "banner"})
    topic = chance.choice(rows(world, "topics"))["id"]
    change(
        one(world, chance, shown(world)),
        updated=f"{TODAY} 0{chance.randrange(9)}:15",
        topics=[topic],
    )


@edit("the site's own words are edited", drawn=True)
def _site(world: World, chance: Random) -> None:
    found = rows(world, "site")
    found[chance.choice(["slogan", "publisher"])] = {
        "vi": f"Lời mới {chance.random()}",
        "en": "New words",
    }
    put_rows(world.content / "data/site.yaml", found)


@edit("the site has one name in both languages, or two", drawn=True)
def _names(world: World, chance: Random) -> None:
    found = rows(world, "site")
    vi, en = found["name"]["vi"], found["name"]["en"]
    found["name"] = {"vi": vi, "en": "News of the Ferry" if vi == en else vi}
    put_rows(world.content / "data/site.yaml", found)


@edit("the imprint and the accounts are stated", drawn=True)
def _imprint(world: World, chance: Random) -> None:
    found = rows(world, "site")
    found["imprint"] = {"operator": f"Ban {chance.choice(_WORDS)}", "phone": "024 3942 1181"}
    found["social"] = [{"label": "Zalo", "url": f"https://zalo.me/{chance.randrange(999)}"}]
    put_rows(world.content / "data/site.yaml", found)


@edit("the menu leads to another site")
def _menu(world: World, chance: Random) -> None:
    found = rows(world, "site")
    item = {"url": f"https://khac.example/{chance.randrange(999)}/", "label": "Thư viện"}
    found["menu"] = [*(row for row in found["menu"] if "url" not in row), item]
    put_rows(world.content / "data/site.yaml", found)


@edit("a part of the site is switched off")
def _feature(world: World, chance: Random) -> None:
    found = rows(world, "site")
    parts = ["on_this_day", "sharing", "digests", "awards", "benefits"]
    on = [part for part in parts if found.get("features", {}).get(part, True)]
    found.setdefault("features", {})[chance.choice(on or parts)] = False
    put_rows(world.content / "data/site.yaml", found)


@edit("a standing page is edited")
def _page(world: World, chance: Random) -> None:
    path = world.content / "pages/about/index.vi.md"
    change(path, f"## Ai viết {chance.randrange(99)}\n\nBan Biên tập, {chance.choice(_WORDS)}.\n")


def _gallery(world: World, chance: Random) -> tuple[Path, list[dict[str, Any]]]:
    path = one(world, chance, stories(world, "\ngallery:"))
    return path, list(parts(path)[0].get("gallery", ()))


def _show(path: Path, files: list[dict[str, Any]]) -> None:
    for text in sorted(path.parent.glob("index.*.md")):
        change(text, gallery=files, cover=(files[0]["file"] if files and text == path else None))


@edit("a picture is added", drawn=True)
def _picture(world: World, chance: Random) -> None:
    path, files = _gallery(world, chance)
    name = f"anh-{chance.randrange(1000)}.jpg"
    photo(path.parent / name, chance.choice(_COLOURS))
    _show(path, [*files, {"file": name, "alt": "Ảnh mới", "caption": "Lời ảnh mới."}])


@edit("a picture is replaced", drawn=True)
def _replaced(world: World, chance: Random) -> None:
    photo(chance.choice(sorted(world.content.rglob("*.jpg"))), chance.choice(_COLOURS))


@edit("a picture in a body is replaced", drawn=True)
def _in_body(world: World, chance: Random) -> None:
    found = [path.parent for path in sorted(world.content.rglob("*.jpg"))]
    named = [folder for folder in stories(world, "![") if folder in found]
    for path in sorted((named or found)[0].glob("*.jpg")):
        photo(path, chance.choice(_COLOURS))


@edit("a picture is removed", drawn=True)
def _removed(world: World, chance: Random) -> None:
    path, files = _gallery(world, chance)
    if len(files) > 1:
        gone = files.pop(chance.randrange(len(files)))
        (path.parent / gone["file"]).unlink(missing_ok=True)
        _show(path, files)


@edit("a caption is edited")
def _caption(world: World, chance: Random) -> None:
    path, files = _gallery(world, chance)
    if files:
        chance.choice(files)["caption"] = f"Lời khác: {chance.choice(_WORDS)}."
        change(path, gallery=files)


@edit("an attachment is replaced")
def _attachment(world: World, chance: Random) -> None:
    for path in sorted(world.content.rglob("*.pdf")):
        put(path, pdf(chance.randrange(2, 9)))


@edit("two stories swap their texts", drawn=True)
def _swap(world: World, chance: Random) -> None:
    tied = stories(
        world, "file:", "\nagreements:"
    )  # to what lies in the folder, or is named by others
    pair = [folder / "index.vi.md" for folder in shown(world) if folder not in tied][:2]
    if len(pair) == 2:
        first, second = (path.read_text("utf-8") for path in pair)
        pictures = [sorted(path.parent.glob("*.jpg")) for path in pair]  # which the bodies show
        put(pair[0], second)
        put(pair[1], first)
        for shown_there, path in zip(pictures, reversed(pair), strict=True):
            for picture in shown_there:
                picture.replace(path.with_name(picture.name))


@edit("other stories are related")
def _related(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world))
    others = [folder.name for folder in shown(world) if folder != path.parent]
    change(path, related=chance.sample(others, min(2, len(others))))


@edit("a text leads to another story")
def _link(world: World, chance: Random) -> None:
    path = one(world, chance, shown(world))
    target = chance.choice([folder.name for folder in shown(world) if folder != path.parent])
    change(path, f"{parts(path)[1]}\nXem [tin kia](story:{target}).\n")


def _theme(file: str, old: str, new: str) -> Edit:
    def made(world: World, chance: Random) -> None:
        path = world.root / "theme" / file
        put(
            path,
            path.read_text("utf-8").replace(old, f"{new.format(chance.randrange(1000))}{old}", 1),
        )

    return made


for _what, _file, _old, _new in (
    ("a template is changed", "templates/story.html", "</article>", "<p>{:03}</p>"),
    ("a component is changed", "templates/base.html", "</body>", "<p>{:03}</p>"),
    ("a style sheet is changed", "static/css/base.css", "body", "hr {{ margin: {}px; }}\n"),
    ("the kerning is changed", "share/be-vietnam-pro-600.kerning.json", "{", " "),
    ("a message is changed", "messages/vi.toml", "Trang chủ", "Về {} "),
):
    edit(_what, drawn=True)(_theme(_file, _old, _new))


_OWN: Final = {
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 40"><rect width="40" height="40"/></svg>',
    "motif.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><circle r="{0}"/></svg>',
    "tokens.css": ":root {{ --brand: #0a5c{0:02x}; --radius: {1}px }}\n"
    "@media (prefers-color-scheme: dark) {{ :root {{ --brand: #8fe0b5 }} }}\n",
    "extra.css": ".footer {{ padding: {0}px }}\n",
    "messages/vi.toml": '[nav]\nmain = "Mục lục {0}"\n',
    "templates/footer.html": '<p>{0} {{{{ edition.name }}}}</p>\n{{% include "!theme/places/footer.html" %}}\n',
    "templates/banner.html": "<p>{0} {{{{ page.title }}}}</p>\n",
}


def _own(name: str) -> Edit:
    def made(world: World, chance: Random) -> None:
        put(
            world.content / "theme" / name,
            _OWN[name].format(chance.randrange(40, 90), chance.randrange(9)),
        )

    return made


for _what, _file in (
    ("the union's logo is changed", "logo.svg"),
    ("the union's ornament is changed", "motif.svg"),
    ("a token of the union's is changed", "tokens.css"),
    ("a style of the union's is changed", "extra.css"),
    ("a message is worded otherwise", "messages/vi.toml"),
    ("a place of the pages is overridden", "templates/footer.html"),
    ("a place that was empty is filled", "templates/banner.html"),
):
    edit(_what, drawn=True)(_own(_file))


@edit("the union does without an ornament", drawn=True)
def _no_ornament(world: World, chance: Random) -> None:
    put(
        world.content / "theme/tokens.css",
        f":root {{ --motif: none; --radius: {chance.randrange(9)}px }}\n",
    )


@edit("the union's icon is changed", drawn=True)
def _icon(world: World, chance: Random) -> None:
    out = io.BytesIO()
    Image.new("RGB", (512, 512), chance.choice(_COLOURS)).save(out, "PNG")
    put(world.content / "theme/icon.png", out.getvalue())


@edit("an override is taken back", drawn=True)
def _taken_back(world: World, chance: Random) -> None:
    found = sorted(path for path in (world.content / "theme").rglob("*") if path.is_file())
    if found:
        chance.choice(found).unlink()


@edit("the site gets another address", drawn=True)
def _address(world: World, chance: Random) -> None:
    names = ("https://moi.example", "https://moi.example/tin", "https://tin.congdoan.example")
    world.site_url = chance.choice([name for name in names if name != world.site_url])


@edit("an embargo falls due as the clock passes")
def _due(world: World, chance: Random) -> None:
    end = dt.datetime.combine(dt.date.fromisoformat(TODAY), EMBARGO, ZONE)
    world.epoch = max(world.epoch, int(end.timestamp()) + chance.randrange(3) * 60)


@edit("an embargo is lifted, another is laid on")
def _embargo(world: World, chance: Random) -> None:
    other = one(world, chance, unnamed(world))
    change(world.content / "news/2025/giu-kin/index.vi.md", embargo=None)
    change(other, embargo=f"8:00 {TODAY}")


@edit("a day passes")
def _day(world: World, chance: Random) -> None:
    world.epoch += DAY * chance.choice([1, 1, 2, 17])


@edit("what is published counts from now on")
def _public(world: World, chance: Random) -> None:
    world.public = True
