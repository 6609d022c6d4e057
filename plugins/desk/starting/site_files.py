"""The files of a new union's ``content/``: data with every field explained, pages, a first story."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from plugins.core.text import slugify
from plugins.desk.schema import FILES
from plugins.desk.starting.address import lines_of_site
from plugins.desk.starting.answers import Answers
from plugins.desk.starting.explained import choices_file, rows_file, settings_file
from plugins.desk.story_files import quoted
from plugins.safety import ledger

_TEMPLATES: Final = Path(__file__).parent / "site"
_PAGES: Final = ("about", "contact", "accessibility")
_STORY: Final = "trang-tin-da-mo"
_MENUS: Final = {
    "menu": """\
menu:
  - section: activities
  - section: welfare
  - section: emulation
  - section: cooperation
  - section: documents
  - registers: true""",
    "footer": """\
footer:
  - archive: true
  - galleries: true
  - organisations: true
  - glossary: true
  - data: true
  - page: about
  - page: contact
  - page: accessibility""",
}


def files(union: Answers, today: dt.date, schemas: str = "") -> Mapping[str, str]:
    """Return the text of every file of the new ``content/``, by its path there.

    *schemas* is where the JSON Schemas are, seen from a data file; "" where there are none.
    """
    made = {f"data/{name}.yaml": text for name, text in _data(union)}
    if schemas:
        for path, text in made.items():
            schema = f"{schemas}/{Path(path).stem}.schema.json"
            made[path] = f"# yaml-language-server: $schema={schema}\n{text}"
    made["data/urls.txt"] = ledger.render({}).decode()
    made["theme/README.md"] = (_TEMPLATES / "theme.md").read_text("utf-8")
    values = _values(union, today)
    for lang in union.languages:
        for page in _PAGES:
            made[f"pages/{page}/index.{lang}.md"] = _filled(f"{page}.{lang}.md", values)
        story = f"news/{today.year}/{_STORY}/index.{lang}.md"
        made[story] = _filled(f"story.{lang}.md", values)
    return made


def _data(union: Answers) -> Iterator[tuple[str, str]]:
    """Yield every data file that there is, by its name."""
    own = f"- id: {slugify(union.name)}\n  name: {_both(union.name, union.name_en)}\n"
    for name, (model, rows) in FILES.items():
        ready = _TEMPLATES / f"{name}.yaml"
        if name == "site":
            yield name, settings_file(model, _settings(union))
        elif name == "organisations":
            yield name, rows_file(model, own)
        elif rows:
            yield name, rows_file(model, ready.read_text("utf-8") if ready.exists() else "")
        elif name not in {"story", "page"}:
            yield name, choices_file(model)


def _settings(union: Answers) -> Mapping[str, str]:
    """Return the lines of ``site.yaml`` that a new site has, by field."""
    written = {
        "name": _both(union.name, union.name_en),
        "slogan": _both("Tin hoạt động công đoàn", "News of the union"),
        "description": _both(f"Trang tin của {union.name}.", f"The news site of {union.name_en}."),
        "publisher": _both(union.name, union.name_en),
        "desks": "[Ban Biên tập, Editorial desk]",
    }
    lines = {name: f"{name}: {value}" for name, value in written.items()}
    return {**lines, **_MENUS, **lines_of_site(union)}


def _values(union: Answers, today: dt.date) -> Mapping[str, str]:
    email = union.email
    return {
        "name": union.name,
        "name_en": union.name_en,
        "title": quoted(f"Trang tin của {union.name} đã mở"),
        "title_en": quoted(f"The news site of {union.name_en} is open"),
        "union": slugify(union.name),
        "date": today.isoformat(),
        "day": f"{today.day}/{today.month}/{today.year}",
        "day_en": f"{today.day} {today:%B} {today.year}",
        "reach": (
            f"Xin viết thư về {email}. Địa chỉ này cũng có ở chân mọi trang."
            if email
            else f"Trang chưa ghi thư điện tử hay số điện thoại nào: xin hỏi trực tiếp {union.name}."
        ),
        "reach_en": (
            f"Write to {email}. The address is also at the foot of every page."
            if email
            else f"No e-mail address or telephone number is given here yet: ask {union.name_en} directly."
        ),
    }


def _both(vi: str, en: str) -> str:
    return quoted(vi) if vi == en else f"{{vi: {quoted(vi)}, en: {quoted(en)}}}"


def _filled(name: str, values: Mapping[str, str]) -> str:
    return re.sub(
        r"\{(\w+)\}", lambda found: values[found[1]], (_TEMPLATES / name).read_text("utf-8")
    )
