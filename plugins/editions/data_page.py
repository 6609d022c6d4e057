"""The data page: every register as files, what each column holds, and how to read them."""

from __future__ import annotations

from typing import Any

from plugins.core import addresses
from plugins.core.data_page import DataField, DataSet
from plugins.core.pages import DataBody, Link, Page
from plugins.editions.registers.pages import downloads
from plugins.editions.view import View
from plugins.registers import registers_of
from plugins.registers.fields import PROTECTED, Field
from plugins.registers.register import Register, schema_address


def data_page(view: View) -> Page:
    """Return the edition's data page; it is there whatever the registers hold."""
    edition, lang = view.edition, view.lang
    return view.page(
        kind="data",
        address=addresses.listing(lang, "data"),
        title=edition.t("nav.data"),
        description=f"{edition.t('data.intro')} – {edition.name}",
        alternate=view.alternate("data"),
        crumbs=(view.home_crumb, view.directory_crumb("registers")),
        body=DataBody(
            intro=edition.t("data.intro"),
            today=view.site.today,
            sets=tuple(_data_set(view, register) for register in registers_of(view.site)),
            protected=PROTECTED,
        ),
    )


def _data_set(view: View, register: Register[Any]) -> DataSet:
    edition, name = view.edition, register.name
    title = edition.t(f"register.title.{name}")
    return DataSet(
        register=name,
        heading=Link(title, edition.link(register.address(view.lang))),
        intro=edition.t(f"register.intro.{name}"),
        count=len(register.rows(view.registers)),
        downloads=downloads(view, register),
        schema=edition.link(schema_address(name)),
        fields=tuple(_field(view, register, field) for field in register.fields),
    )


def _field(view: View, register: Register[Any], field: Field) -> DataField:
    t = view.edition.t
    headings = (t(f"register.column.{key}") for key in field.columns)
    return DataField(field.key, " · ".join(headings), t(field.meaning(register.name)))
