"""Templates of a union's: none leads from a page's values into Python, and the usual ones pass."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import pytest
from markupsafe import Markup

from plugins.build.given import GIVEN
from plugins.look.known_types import kinds_of, reached_from
from tests.look.conftest import ReadLook, said

_OS: Final = "['__import__']('os').popen('id').read()"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ cycler.__init__.__globals__['__builtins__']" + _OS + " }}", "G512"),
        ("{{ lipsum.__globals__.os.popen('id').read() }}", "G512"),
        ("{{ lipsum['__globals__'] }}", "G512"),
        ("{{ self.__init__.__globals__ }}", "G512"),
        ("{{ self._TemplateReference__context.cycler }}", "G512"),
        ("{{ page.__class__.__mro__ }}", "G512"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "G512"),
        ("{{ ().__class__ }}", "G512"),
        ("{% set x = page.__class__ %}", "G512"),
        ("{% if page.__init__.__globals__ %}{% endif %}", "G512"),
        ("{% macro m() %}{% endmacro %}{{ m._func }}", "G512"),
        ("{{ '{0.__class__}' }}", "G512"),
        ("{{ '{0.x}'.format(page) }}", "G512"),
        ("{% set f = ('{0.x}' | safe).format_map %}", "G512"),
        ("{{ dict.mro() }}", "G512"),
        ("{{ page.x.gi_frame.f_globals }}", "G512"),
        ("{% for x in [page] %}{{ x.parse_raw('x', allow_pickle=true) }}{% endfor %}", "G512"),
        ("{{ [page] | map(attribute='parse_file') | list }}", "G512"),
        ("{{ [page] | map(attribute='title._x') | list }}", "G512"),
        ("{{ [page] | sum(attribute='__class__') }}", "G512"),
        ("{{ [page] | groupby('_x') }}", "G512"),
        ("{{ [page] | join(',', '_x') }}", "G512"),
        ("{{ [page] | join(attribute='_x') }}", "G512"),
        ("{{ page['_' ~ '_class_' ~ '_'] }}", "G513"),
        ("{{ page[page.title] }}", "G513"),
        ("{{ page['\\x5f_class\\x5f_'] }}", "G512"),
        ("{{ page[['__class', '__'] | join] }}", "G512"),
        ("{{ page[['_', '_class_', '_'] | join] }}", "G513"),
        ("{% for i in ['a'] %}{{ page[i] }}{% endfor %}", "G513"),
        ("{% for i in range(3) %}{% set i = 'a' %}{{ page[i] }}{% endfor %}", "G513"),
        ("{% macro m(range) %}{% for i in range('a') %}{{ page[i] }}{% endfor %}{% endmacro %}", "G513"),
        ("{% set loop = namespace(index='a') %}{{ page[loop.index] }}", "G513"),
        ("{{ page | attr('title') }}", "G514"),
        ("{% filter attr('title') %}x{% endfilter %}", "G514"),
        ("{{ [page] | map('attr', 'title') | list }}", "G514"),
        ("{{ [page] | map('map', 'attr', 'title') | list }}", "G514"),
        ("{{ [page] | map(attribute='_' ~ '_class_' ~ '_') | list }}", "G514"),
        ("{{ [page] | selectattr(page.title) | list }}", "G514"),
        ("{{ [page] | selectattr('title', page.title, 1) | list }}", "G514"),
        ("{{ [page] | select(page.title) | list }}", "G514"),
        ("{{ [page] | sort(**{'attribute': 'a'}) }}", "G514"),
        ("{{ [page] | min(*['a']) }}", "G514"),
        ("{{ [page] | join(',', attribute=page.title) }}", "G514"),
        ("{{ cycler('a') }}", "G515"),
        ("{{ page.file.read_text() }}", "G515"),
        ("{% set f = page.file.read_text %}{{ f() }}", "G515"),
        ("{% set ns = namespace(get=page.file.read_text) %}{{ ns.get() }}", "G515"),
        ("{% set ns = namespace({'get': page.title}) %}{{ ns.get() }}", "G515"),
        ("{% set ns = namespace() %}{% set ns.get = page.title %}{{ ns.get() }}", "G515"),
        ("{% macro icon(icon) %}{{ icon() }}{% endmacro %}", "G515"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{{ m(caller=page.file.read_text) }}", "G515"),
        ("{% macro m() %}{{ varargs[0]() }}{% endmacro %}", "G515"),
        ("{{ frame.menu.append(1) }}", "G515"),
        ("{{ (page.title or edition.t)('x') }}", "G515"),
    ],
)  # fmt: skip
def test_a_way_out_of_a_template_is_refused_with_its_line(
    read: ReadLook, text: str, code: str
) -> None:
    found = said(read({"templates/footer.html": f"\n{text}\n"}))
    assert (code, "templates/footer.html:2") in found
    assert {one for one, _ in found} <= {"G512", "G513", "G514", "G515"}


@pytest.mark.parametrize(
    "text",
    [
        "{% for link in frame.menu %}{{ loop.cycle('a', 'b') }}{{ frame.menu[loop.index0].url }}{% endfor %}",
        "{% for i in range(2) %}{{ frame.menu[i].url }}{% endfor %}{{ frame.menu[-1].url }}",
        "{{ frame.menu | map(attribute='label') | join(', ') }}{{ frame.menu[1:] | length }}",
        "{{ page.crumbs | selectattr('url', 'equalto', frame.menu[0].url) | list | sum(start=()) }}",
        "{{ frame.menu | sort(attribute='label', reverse=true) | first }}",
        "{{ page.title.upper().replace('A', 'B') }}{{ {'a': 1}.items() | list }}",
        "{% macro row(e) %}{{ e.t('nav.main') }}{{ caller() }}{% endmacro %}{% call row(edition) %}x{% endcall %}",
        "{% import 'components/icon.html' as drawn %}{{ drawn.icon(edition, 'search') }}",
        "{% set ns = namespace(seen=0) %}{% set ns.seen = 1 %}<p class='own__part'>{{ 'own__part' }}</p>",
    ],
)
def test_what_templates_are_written_for_is_let_through(read: ReadLook, text: str) -> None:
    assert said(read({"templates/footer.html": text})) == []


def test_what_templates_are_given_is_plain_data() -> None:
    """A file, a module or a program among the values would be a way out that has no strange name."""
    plain = {str, int, float, bool, type(None), date, datetime, Markup}
    kinds = reached_from([*GIVEN.values.values(), *GIVEN.bodies.values()])
    assert len(kinds) > 50
    others: set[Any] = {one for one in kinds if kinds_of(one) is None}
    assert others - plain - {Any} == set()
