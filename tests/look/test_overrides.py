"""Places of the pages that a union writes: whatever the engine does not have is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.build.given import GIVEN
from plugins.core.problems import ContentError
from plugins.look.known_types import names_of
from tests.builders import ROOT, build_site, make_site, write, write_story
from tests.look.conftest import ReadLook, said

PLACES = sorted(path.name for path in (ROOT / "theme/templates/places").glob("*.html"))
SOUND = """\
{% from "components/icon.html" import icon as drawn %}
{% include "!theme/places/footer.html" %}
{% set body = page.body %}
{% if page.kind == "story" and body.card.kicker %}<b>{{ body.card.kicker | upper }}</b>{% endif %}
{% macro row(edition, link) %}<a href="{{ link.url }}">{{ link.label }}</a>{% endmacro %}
{% for link in frame.menu if loop.index < 3 %}{{ row(edition, link) }}{{ drawn(edition, "search") }}{% endfor %}
{{ edition.t("nav.main") }} {{ edition.look.paper[0] }} {{ frame.contact[0].values[0].text }}
"""


def test_the_usual_places_are_sound_by_the_same_rules(read: ReadLook) -> None:
    files = {
        f"templates/{name}": (ROOT / "theme/templates/places" / name).read_text("utf-8")
        for name in PLACES
    }
    assert len(files) >= 5
    assert said(read({**files})) == []


def test_what_the_engine_has_is_let_through(read: ReadLook) -> None:
    assert said(read({"templates/footer.html": SOUND})) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ page.title }", "G502"),
        ("{% if page %}", "G502"),
        ("{% endblok %}", "G502"),
        ("{{ pages.title }}", "G503"),
        ("{{ page.title | uper }}", "G503"),
        ("{% if page.title is defind %}{% endif %}", "G503"),
        ("{{ page.titel }}", "G504"),
        ("{{ edition.nmae }}", "G504"),
        ("{{ page.alternate.adress }}", "G504"),
        ("{{ edition.other.url }}", "G504"),
        ("{% for link in frame.menu %}{{ link.adress }}{% endfor %}", "G504"),
        ("{% set menu = frame.menu %}{% for link in menu %}{{ link.adress }}{% endfor %}", "G504"),
        ("{{ page.body.no_body_has_this }}", "G504"),
        ("{{ page.body.card.title }}", "G511"),
        ("{% set body = page.body %}{{ body.gallery }}", "G511"),
        ('{{ page["titel"] }}', "G504"),
        ("{{ frame.contact[0].valeus }}", "G504"),
        ("{% set links = frame.menu %}{{ links[0].labl }}", "G504"),
        ('{% include "components/gone.html" %}', "G505"),
        ('{% from "components/gone.html" import gone %}', "G505"),
        ('{% extends "none.html" %}', "G505"),
        ('{% include "/etc/passwd" %}', "G505"),
        ('{% include "!theme//etc/passwd" %}', "G505"),
        ('{% include "../../README.md" %}', "G505"),
        ('{% include "components/../base.html" %}', "G505"),
        ('{% include ["base.html", "../../README.md"] %}', "G505"),
        ('{% import "../templates/components/icon.html" as drawn %}', "G505"),
        ("{% include page.title %}", "G516"),
        ('{% include "../" ~ "README.md" %}', "G516"),
        ('{% include ["base.html", page.title] %}', "G516"),
        ("{% from page.title import icon %}", "G516"),
        ("{% extends page.title %}", "G516"),
        ("{% include 3 %}", "G516"),
        ('{% from "components/icon.html" import icons %}', "G506"),
        ('{% import "components/icon.html" as drawn %}{{ drawn.icons(edition, "x") }}', "G506"),
        ('{% from "components/icon.html" import icon %}{{ icon(edition) }}', "G507"),
        ('{% from "components/icon.html" import icon %}{{ icon(edition, nmae="x") }}', "G507"),
        ('{% extends "base.html" %}{% block mian %}{% endblock %}', "G508"),
        ('{{ edition.t("nav.mian") }}', "G509"),
        ('{{ edition.t("listing.count") }}', "G507"),
    ],
)
def test_what_the_engine_has_not_is_named_with_its_line(
    read: ReadLook, text: str, code: str
) -> None:
    assert said(read({"templates/footer.html": f"\n{text}\n"})) in (
        [(code, "templates/footer.html:2")],
        [(code, "templates/footer.html:3")],  # where it should have been closed
    )


def test_what_only_some_pages_have_is_let_through_where_they_are(read: ReadLook) -> None:
    asked = '{{ page.body.card.title if page.kind == "story" }}{% if page.body.card is defined %}{{ page.body.card.title }}{% endif %}'
    own = read(
        {"templates/banner.html": asked, "templates/story_end.html": "{{ page.body.card.title }}"}
    )
    assert said(own) == []


def test_a_place_that_there_is_not_is_named_with_the_nearest(read: ReadLook) -> None:
    own = read({"templates/foter.html": "x"})
    assert said(own) == [("G101", "templates/foter.html")]
    assert "templates/footer.html" in own.problems[0].vi


def test_every_value_that_templates_are_given_is_looked_into() -> None:
    for name, kind in GIVEN.values.items():
        assert len(names_of([kind])) > 4, name


@pytest.mark.parametrize(
    "fault",
    [
        "{{ (page.crumbs | first).url if page.kind == 'front' }}",
        "{{ page.title + 1 }}",
        "{{ 1 // (page.title | length * 0) }}",
    ],
)
def test_what_fails_only_on_a_page_stops_the_publish_with_its_line(
    tmp_path: Path, fault: str
) -> None:
    content = make_site(tmp_path)
    write_story(content, "tin")
    write(content / "theme/templates/banner.html", f"\n<p>{fault}</p>\n")
    with pytest.raises(ContentError) as raised:
        build_site(content, tmp_path / "output")
    [found] = {(one.code, str(one.place)) for one in raised.value.problems}
    assert found == ("G510", "content/theme/templates/banner.html:2")


def test_a_broken_look_is_found_before_anything_is_written(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "tin")
    write(content / "theme/templates/footer.html", "{{ edition.nmae }}")
    with pytest.raises(ContentError, match="G504"):
        build_site(content, tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_words_of_a_union_are_escaped_as_the_engines_are(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "tin", title="<b>Tin</b>")
    write(content / "theme/templates/story_end.html", '<p class="own">{{ page.title }}</p>\n')
    write(content / "theme/messages/vi.toml", '[nav]\nmain = "<i>Mục</i>"\n')
    build_site(content, tmp_path / "output")
    [story] = (tmp_path / "output/tin-tuc/2025").glob("*/index.html")
    html = story.read_text("utf-8")
    assert '<p class="own">&lt;b&gt;Tin&lt;/b&gt;</p>' in html
    assert "&lt;i&gt;Mục&lt;/i&gt;" in html
