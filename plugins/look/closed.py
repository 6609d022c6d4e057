"""What a union's template may do: show values, and call what the engine means to be called.

Templates are rendered in Pelican's environment, which is no sandbox. So the rule is closed and is held before
anything is rendered: every attribute, item, filter argument and call is written out in the template and is looked
at here; none is made up while a page is rendered. docs/decisions/0048 says why that is enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from typing import Any, Final

from jinja2 import nodes
from pydantic import BaseModel

from plugins.core.problems import Problem, problem

# Ways from a value to Python itself, to files, or to another value than the one that is named.
_INNER: Final = frozenset(
    {
        "format", "format_map", "mro", "fromkeys", "maketrans", "translate", "encode", "decode",
        "func_globals", "func_code", "func_closure", "func_defaults", "im_func", "im_self", "im_class",
        "gi_frame", "gi_code", "gi_yieldfrom", "cr_frame", "cr_code", "cr_await", "cr_origin",
        "ag_frame", "ag_code", "ag_await", "tb_frame", "tb_next", "f_back", "f_builtins", "f_code",
        "f_globals", "f_locals", "co_code", "co_consts", "environment", "eval_ctx",
        *(name for name in dir(BaseModel) if not name.startswith("_")),
    }
)  # fmt: skip
_METHODS: Final = frozenset(
    {
        "capitalize", "casefold", "count", "endswith", "find", "get", "index", "isdigit", "isoformat",
        "items", "join", "keys", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace",
        "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strftime", "strip",
        "title", "upper", "values", "weekday", "isoweekday", "cycle", "changed",
    }
)  # fmt: skip
_FUNCTIONS: Final = frozenset({"range", "dict", "namespace", "caller", "super", "loop"})
_FILTERS_OF_ATTRIBUTES: Final = frozenset(
    {
        "map", "select", "selectattr", "reject", "rejectattr", "groupby", "sort", "sum", "unique", "min",
        "max", "dictsort", "join",
    }
)  # fmt: skip
_NAMING: Final = {"select": 1, "reject": 1, "selectattr": 2, "rejectattr": 2}  # arguments; else all
_VALUES: Final = frozenset({"start", "default"})  # arguments that name nothing, whatever the filter
_COUNTERS: Final = frozenset(
    {"index", "index0", "revindex", "revindex0", "length", "depth", "depth0"}
)
_DUNDER: Final = re.compile(r"(?<![A-Za-z0-9])__")  # "story__title" is a name of a style


def refused(tree: nodes.Template, methods: Set[str], at: Any) -> Iterator[Problem]:
    """Yield what *tree* does that a template may not; *methods* are those of the values that templates are given."""
    rule = _Rule(tree, methods)
    said: set[tuple[str, int]] = set()
    for node in tree.find_all(nodes.Node):
        for code, name in rule.broken(node):
            if (code, node.lineno) not in said:
                said.add((code, node.lineno))
                yield problem(code, at(node.lineno), name=name)


class _Rule:
    """The rule, for one template: what the names of that template stand for."""

    def __init__(self, tree: nodes.Template, methods: Set[str]) -> None:
        bound = Counter(
            name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")
        )
        macros = {one.name for one in tree.find_all(nodes.Macro)}
        for imported in tree.find_all(nodes.FromImport):
            macros |= {name if isinstance(name, str) else name[1] for name in imported.names}
        self._bound = frozenset(bound)
        self._called = (_FUNCTIONS | macros) - self._bound
        self._modules = {one.target for one in tree.find_all(nodes.Import)} | {"self"}
        self._modules -= self._bound
        kept = {
            one.attr for one in tree.find_all(nodes.NSRef)
        }  # what stands there is not the value's own
        for call in tree.find_all(nodes.Call):
            kept |= {one.key for one in call.kwargs} if _is_name(call.node, "namespace") else set()
        self._methods = (methods | _METHODS) - kept
        counted = Counter(
            one.target.name
            for one in tree.find_all(nodes.For)
            if isinstance(one.target, nodes.Name) and self._is_range(one.iter)
        )
        self._counters = {name for name in counted if counted[name] == bound[name]}

    def broken(self, node: nodes.Node) -> Iterator[tuple[str, str]]:
        """Yield the code of the problem and what *node* says that it may not."""
        match node:
            case nodes.Getattr() | nodes.NSRef():
                if _is_inner(node.attr):
                    yield "G512", node.attr
            case nodes.Const(value=str(text)) if _DUNDER.search(text):
                yield "G512", text[:40]
            case nodes.Getitem():
                yield from self._item(node.arg)
            case nodes.Filter():
                yield from _filter(node)
            case nodes.Include() | nodes.Import() | nodes.FromImport() | nodes.Extends():
                asked = node.template
                each = asked.items if isinstance(asked, nodes.List | nodes.Tuple) else [asked]
                for one in each:
                    if not isinstance(one, nodes.Const) or not isinstance(one.value, str):
                        yield "G516", _last_name(one)
            case nodes.Call():
                if not self._may_be_called(node.node):
                    yield "G515", _last_name(node.node)
                if _is_name(node.node, "namespace") and node.args:
                    yield "G515", "namespace"
                if any(one.key == "caller" for one in node.kwargs) or node.dyn_kwargs:
                    yield "G515", "**" if node.dyn_kwargs else "caller"

    def _item(self, asked: nodes.Expr) -> Iterator[tuple[str, str]]:
        if isinstance(asked, nodes.Const):
            if isinstance(asked.value, str) and _is_inner(asked.value):
                yield "G512", asked.value
            return
        if isinstance(asked, nodes.Neg) and isinstance(asked.node, nodes.Const):
            return
        if isinstance(asked, nodes.Slice):
            return
        if isinstance(asked, nodes.Name) and asked.name in self._counters:
            return
        loops_own = isinstance(asked, nodes.Getattr) and _is_name(asked.node, "loop")
        if not loops_own or "loop" in self._bound or _last_name(asked) not in _COUNTERS:
            yield "G513", _last_name(asked)

    def _may_be_called(self, of: nodes.Expr) -> bool:
        if isinstance(of, nodes.Name):
            return of.name in self._called
        if not isinstance(of, nodes.Getattr):
            return False
        if isinstance(of.node, nodes.Name) and of.node.name in self._modules:
            return True
        return of.attr in self._methods

    def _is_range(self, one: nodes.Node) -> bool:
        return (
            isinstance(one, nodes.Call) and _is_name(one.node, "range") and "range" in self._called
        )


def _filter(node: nodes.Filter) -> Iterator[tuple[str, str]]:
    if node.name == "attr":
        yield "G514", node.name
        return
    if node.name not in _FILTERS_OF_ATTRIBUTES:
        return
    naming = node.args[: _NAMING.get(node.name)]
    if node.name == "join":  # the first is what stands between
        naming = node.args[1:]
    naming = [*naming, *(one.value for one in node.kwargs if one.key not in _VALUES)]
    constants = [one.value for one in naming if isinstance(one, nodes.Const)]
    if node.dyn_args or node.dyn_kwargs or len(constants) < len(naming):
        yield "G514", node.name
    if node.name == "map" and "attr" in constants:
        yield "G514", "attr"
    for words in constants:
        parts = re.split(r"[.,\s]+", words) if isinstance(words, str) else []
        yield from (("G512", part) for part in parts if _is_inner(part))


def _is_inner(name: str) -> bool:
    return name.startswith("_") or name in _INNER


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _last_name(node: nodes.Node) -> str:
    """Return the name that an expression ends with, as far as it has one."""
    if isinstance(node, nodes.Name):
        return node.name
    return node.attr if isinstance(node, nodes.Getattr) else "…"
