"""The data page: every register as files, what each column holds, and how to read them."""

from __future__ import annotations

from plugins.core import addresses
from plugins.core.pages import DataBody, Link, Page
from plugins.core.register_fields import FIELDS, PROTECTED, Field
from plugins.core.register_names import REGISTERS, RegisterName
from plugins.core.register_pages import DataField, DataSet
from plugins.editions.registers.pages import downloads
from plugins.editions.view import View


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
            sets=tuple(_data_set(view, name) for name in REGISTERS),
            protected=PROTECTED,
        ),
    )


def _data_set(view: View, name: RegisterName) -> DataSet:
    edition = view.edition
    title = edition.t(f"register.title.{name}")
    return DataSet(
        register=name,
        heading=Link(title, edition.link(addresses.listing(view.lang, name))),
        intro=edition.t(f"register.intro.{name}"),
        count=len(view.registers.rows(name)),
        downloads=downloads(view, name),
        schema=edition.link(addresses.register_schema(name)),
        fields=tuple(_field(view, name, field) for field in FIELDS[name]),
    )


def _field(view: View, name: RegisterName, field: Field) -> DataField:
    t = view.edition.t
    headings = (t(f"register.column.{key}") for key in field.columns)
    return DataField(field.key, " · ".join(headings), t(field.meaning(name)))
