"""What an expression of a template is, as far as the types of the pages' values tell."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import Any, Final

from jinja2 import nodes
from pydantic import BaseModel

Kinds = tuple[type, ...] | None  # what a value may be, None where that is not known
_PLAIN: Final = (str, bool, int, float, tuple)


def kinds_of(annotation: Any) -> Kinds:
    """Return the types that *annotation* allows, without what is none; ``None`` for what is not looked into."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        found: list[type] = []
        for one in typing.get_args(annotation):
            if one is type(None):
                continue
            kinds = kinds_of(one)
            if kinds is None:
                return None
            found += kinds
        return tuple(found)
    if origin is typing.Annotated:
        return kinds_of(typing.get_args(annotation)[0])
    if isinstance(annotation, type) and _looked_into(annotation):
        return (annotation,)
    return None


def element_of(annotation: Any) -> Any:
    """Return what the elements of a sequence annotated so are annotated with."""
    origin, given = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        inner = [one for one in given if one is not type(None)]
        return element_of(inner[0]) if len(inner) == 1 else Any
    if origin in (tuple, list, Sequence, Iterable, Set, frozenset) and given:
        return given[0]
    return Any


def names_of(kinds: Iterable[type]) -> set[str]:
    """Return the names of all that values of *kinds* hold."""
    return {name for kind in kinds for name in _members(kind)}


def held_by_all(kinds: Iterable[type], name: str) -> bool:
    """Return whether values of each of *kinds* hold *name*."""
    return all(name in _members(kind) for kind in kinds)


def member(kinds: Iterable[type], name: str) -> Any:
    """Return the annotation of *name* in *kinds*, of a method the method itself; ``Any`` where it is not plain."""
    found = [_members(kind)[name] for kind in kinds if name in _members(kind)]
    return found[0] if found and all(one == found[0] for one in found) else Any


def returned(method: Any) -> Any:
    """Return the annotation of what *method* returns."""
    return _hints(method).get("return", Any) if callable(method) else Any


def reached_from(annotations: Iterable[Any]) -> set[type]:
    """Return every type that values annotated so hold, in fields and in what methods return, however deep."""
    found: set[type] = set()
    waiting = list(annotations)
    while waiting:
        one = waiting.pop()
        waiting += typing.get_args(one)
        if not isinstance(one, type) or one in found:
            continue
        found.add(one)
        if _looked_into(one):
            members = _members(one).values()
            waiting += [returned(held) if inspect.isroutine(held) else held for held in members]
    return found


def methods_of(kinds: Iterable[type]) -> set[str]:
    """Return the names of the methods that the values of *kinds* that are looked into have."""
    inherited = {*dir(BaseModel)}
    members = [_members(kind).items() for kind in kinds if _looked_into(kind)]
    return {
        name
        for named in members
        for name, held in named
        if inspect.isroutine(held) and name not in inherited
    }


def _looked_into(kind: type) -> bool:
    return dataclasses.is_dataclass(kind) or issubclass(kind, BaseModel)


@cache
def _members(kind: type) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name in dir(kind):
        if name.startswith("_"):
            continue
        value = getattr(kind, name, None)
        if isinstance(value, property):
            found[name] = _hints(value.fget).get("return", Any)
        elif callable(value):
            found[name] = value
        else:
            found[name] = Any
    return found | {name: hint for name, hint in _hints(kind).items() if not name.startswith("_")}


def _hints(thing: Callable[..., Any] | type | None) -> Mapping[str, Any]:
    try:
        return typing.get_type_hints(thing) if thing is not None else {}
    except (NameError, TypeError):
        return {}


def named_item(node: nodes.Getitem) -> str | None:
    """Return the name that *node* asks for as an item, ``None`` where it asks for a place."""
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.arg.value
    return None


class Scope:
    """The names that a template knows where an expression stands, with their annotations.

    *narrower* are annotations of a name's members that are known better here than in general; ``guarded`` says
    that what stands here shows on some kinds of page alone.
    """

    def __init__(
        self, names: Mapping[str, Any], narrower: Mapping[tuple[str, str], Any], *, guarded: bool
    ) -> None:
        self._names = dict(names)
        self._narrower = narrower
        self.guarded = guarded

    def inner(self, *, guarded: bool = False) -> Scope:
        """Return a scope within this one."""
        return Scope(self._names, self._narrower, guarded=guarded or self.guarded)

    def bind(self, target: nodes.Node, annotation: Any) -> None:
        """Let the name or names of *target* stand for what is annotated so."""
        if isinstance(target, nodes.Name):
            self._names[target.name] = annotation
        else:
            for name in target.find_all(nodes.Name):
                self._names[name.name] = Any

    def annotation(self, node: nodes.Node) -> Any:
        """Return the annotation of the expression *node*, ``Any`` where it is not known."""
        if isinstance(node, nodes.Name):
            return self._names.get(node.name, Any)
        if isinstance(node, nodes.Getattr):
            if isinstance(node.node, nodes.Name):
                known = self._narrower.get((node.node.name, node.attr))
                if known is not None:
                    return known
            kinds = kinds_of(self.annotation(node.node))
            return member(kinds, node.attr) if kinds else Any
        if isinstance(node, nodes.Getitem):
            if (name := named_item(node)) is None:
                return element_of(self.annotation(node.node))
            kinds = kinds_of(self.annotation(node.node))
            return member(kinds, name) if kinds else Any
        if isinstance(node, nodes.Call):
            return returned(self.annotation(node.node))
        return Any
