"""A union's facts as registers: one value a register, one folder each; and the files programs read.

``REGISTERS`` holds them in the order of ``RegisterName``. A register is the value ``REGISTER`` of its
folder ``plugins/registers/NAME/``; its model stands in ``core/fact_blocks.py``, readers' words in ``theme/messages``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from plugins.core.addresses import LANGUAGES, RESERVED, is_listing_place
from plugins.core.fact_blocks import REGISTER_NAMES, FactFields
from plugins.core.site import Site
from plugins.registers.register import Register, StoryBlocks

REGISTERS: Final[tuple[Register[Any], ...]] = tuple(
    import_module(f"plugins.registers.{name}").REGISTER for name in REGISTER_NAMES
)
BY_NAME: Final[Mapping[str, Register[Any]]] = {one.name: one for one in REGISTERS}
# Their names at the root of the site, which nothing else may take.
ADDRESS_PARTS: Final = frozenset(one.paths[lang] for one in REGISTERS for lang in LANGUAGES)


def story_blocks() -> Iterator[tuple[Register[Any], StoryBlocks]]:
    """Yield the registers whose rows stories report, in the order in which a story shows them."""
    by_field = {one.blocks.field: (one, one.blocks) for one in REGISTERS if one.blocks}
    for name in FactFields.model_fields:
        if name in by_field:
            yield by_field[name]


def registers_of(site: Site) -> tuple[Register[Any], ...]:
    """Return the registers of *site*: those that its union has not switched off."""
    features = site.reference.settings.features
    return tuple(one for one in REGISTERS if features.has(one.name))


def is_reserved(slug: str) -> bool:
    """Say whether no standing page may stand at the root of the site under *slug*."""
    return slug in RESERVED or slug in ADDRESS_PARTS


def is_own_place(address: str) -> bool:
    """Say whether *address* belongs to the site's own pages and files, whoever writes what."""
    return is_listing_place(address, ADDRESS_PARTS)
