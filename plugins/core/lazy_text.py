"""A text whose words are decoded when they are first asked for, and which notes what is asked.

A build needs the words of few texts: those whose pages it makes. Of all others it needs to know
where they belong, and that is their outline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from plugins.core.outline import Outline
from plugins.core.reads import Read, note, reading
from plugins.core.site import Text

KIND: Final = "text"
# Which values are decoded together: a change of the body alone leaves every listing as it is.
PARTS: Final = {
    "fields": ("fields", "lines"),
    "body": (
        "body", "source", "body_line", "linked_files", "abbreviations", "players", "address_lines",
    ),
}  # fmt: skip
_PART_OF: Final = {name: part for part, names in PARTS.items() for name in names}
OUTLINE: Final = "outline"
_IDENTITY: Final = ("lang", "path", "story_id")
_STANDING: Final = ("slug", "address", "held_back", "translation_stale")  # told with the outline
_SLOTS: Final[Mapping[str, Any]] = {  # of the class itself, before the names below stand over them
    name: getattr(Text, name) for name in (*_IDENTITY, *_STANDING)
}
Decode = Callable[[str], Mapping[str, Any]]


class LazyText(Text):
    """See ``Text``. *decode* returns the values of a part, by name; *digests* are those of the parts."""

    __slots__ = ("_decode", "_digests", "_outline", "_values")
    _decode: Decode
    _digests: Mapping[str, str]
    _outline: Outline
    _values: dict[str, Any]

    def __init__(
        self, outline: Outline, decode: Decode, digests: Mapping[str, str], **eager: Any
    ) -> None:
        for name in (*_IDENTITY, *_STANDING):
            _SLOTS[name].__set__(self, eager[name])
        object.__setattr__(self, "_outline", outline)
        object.__setattr__(self, "_decode", decode)
        object.__setattr__(self, "_digests", digests)
        object.__setattr__(self, "_values", {})

    @property
    def outline(self) -> Outline:
        """Where the text belongs; whoever orders texts by it reads no words."""
        if reading():
            note(KIND, read_name(self, OUTLINE))
        return self._outline

    def digest(self, part: str) -> str | None:
        """See ``Text``."""
        return self._digests.get(part)

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a lazy text belongs to one process")


def read_name(text: Text, part: str) -> str:
    """Return the name under which it is noted that *part* of *text* was read."""
    return f"{text.path}#{part}"


def outline_read(text: Text) -> Read:
    """Return the read of a text's outline."""
    return KIND, read_name(text, OUTLINE)


def _value(name: str) -> property:
    part = _PART_OF[name]

    def get(self: LazyText) -> Any:
        note(KIND, read_name(self, part))
        if name not in self._values:
            self._values.update(self._decode(part))
        return self._values[name]

    return property(get)


def _standing(name: str) -> property:
    slot = _SLOTS[name]

    def get(self: LazyText) -> Any:
        if reading():
            note(KIND, read_name(self, OUTLINE))
        return slot.__get__(self)

    return property(get)


for _name in _PART_OF:
    setattr(LazyText, _name, _value(_name))
for _name in _STANDING:
    setattr(LazyText, _name, _standing(_name))
