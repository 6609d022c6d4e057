"""The registers as schema.org data sets, with the files to take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from plugins.core.data_page import DataSet
from plugins.core.pages import Page
from plugins.language.nodes import Absolute, Node, publisher_id

# Media types of the files: RFC 7111, RFC 8259, RFC 5545.
_TYPES: Final = {"csv": "text/csv", "json": "application/json", "ics": "text/calendar"}


def data_catalog(page: Page, sets: Iterable[DataSet], absolute: Absolute) -> Node:
    """Return every register as a ``Dataset`` of one catalogue; no licence is stated for them."""
    return {
        "@type": "DataCatalog",
        "@id": f"{page.canonical}#catalogue",
        "name": page.title,
        "description": page.description,
        "url": page.canonical,
        "inLanguage": page.lang,
        "publisher": {"@id": publisher_id(absolute)},
        "dataset": [_dataset(page, one, absolute) for one in sets],
    }


def _dataset(page: Page, one: DataSet, absolute: Absolute) -> Node:
    return {
        "@type": "Dataset",
        "@id": f"{page.canonical}#{one.register}",
        "name": one.heading.label,
        "description": one.intro,
        "url": absolute(one.heading.url),
        "inLanguage": page.lang,
        "isAccessibleForFree": True,
        "creator": {"@id": publisher_id(absolute)},
        "variableMeasured": [field.heading for field in one.fields],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.label,
                "encodingFormat": _TYPES[file.form],
                "contentUrl": absolute(file.url),
            }
            for file in one.downloads
        ],
    }
