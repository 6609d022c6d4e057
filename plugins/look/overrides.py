"""``templates/``: places of the pages that a union writes itself, checked before anything is written.

What a place refers to is looked for in the engine as it is now: so an override that an upgrade broke is
named with its line, whatever page it would show on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError, nodes

from plugins.core.problems import Place, Problem, problem, suggestion
from plugins.language.messages import Message
from plugins.look.closed import refused
from plugins.look.given import Given
from plugins.look.known_types import (
    Scope,
    element_of,
    held_by_all,
    kinds_of,
    methods_of,
    named_item,
    names_of,
    reached_from,
)
from plugins.look.wording import placeholders

_ENGINE: Final = (
    "!theme/"  # before the name of a template: the engine's own, whatever stands in its place
)


class Overrides:
    """Checks the places that a union writes. *given* is what templates are given."""

    def __init__(self, theme: Path, given: Given, messages: Mapping[str, Message]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(theme / "templates"), autoescape=True,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._engines = self._environment.list_templates()
        self._given = given
        self._names = given.values
        self._messages = messages
        kinds = reached_from([*given.values.values(), *given.bodies.values()])
        self._methods = methods_of(kinds)

    def problems(self, text: str, path: str) -> Iterator[Problem]:
        """Yield what is wrong with *text*, the override *path*."""
        at = partial(Place, path)
        try:
            tree = self._environment.parse(text)
        except TemplateSyntaxError as error:
            yield problem("G502", at(error.lineno), reason=(error.message or "").rstrip("."))
            return
        found = list(refused(tree, self._methods, at)) or list(
            self._unknown(tree, self._scope(path), at)
        )
        yield from found
        if not found:  # what only compiling finds
            try:
                self._environment.compile(tree)
            except TemplateSyntaxError as error:
                yield problem("G502", at(error.lineno), reason=(error.message or "").rstrip("."))

    def _unknown(self, tree: nodes.Template, scope: Scope, at: Any) -> Iterator[Problem]:
        yield from self._templates(tree, at)
        yield from self._filters(tree, at)
        yield from self._variables(tree, at)
        yield from self._macro_calls(tree, at)
        yield from self._walk(tree, scope, at)

    def _variables(self, tree: nodes.Template, at: Any) -> Iterator[Problem]:
        own = {name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)} | {
            "loop",
            "caller",
            "varargs",
            "kwargs",
            "self",
        }
        own |= {one.target for one in tree.find_all(nodes.Import)}
        for imported in tree.find_all(nodes.FromImport):
            own |= {name if isinstance(name, str) else name[1] for name in imported.names}
        known = {*self._names, *self._environment.globals}
        for name in tree.find_all(nodes.Name):
            if name.ctx == "load" and name.name not in own | known:
                near = suggestion(name.name, [*self._names, *own])
                yield problem("G503", at(name.lineno), name=name.name, **near)

    def _filters(self, tree: nodes.Template, at: Any) -> Iterator[Problem]:
        kinds = ((nodes.Filter, self._environment.filters), (nodes.Test, self._environment.tests))
        for kind, known in kinds:
            for one in tree.find_all(kind):
                if one.name not in known:
                    near = suggestion(one.name, known)
                    yield problem("G503", at(one.lineno), name=one.name, **near)

    def _templates(self, tree: nodes.Template, at: Any) -> Iterator[Problem]:
        """Yield templates, and macros and blocks in them, that the engine does not have."""
        asking: list[nodes.Include | nodes.FromImport | nodes.Import | nodes.Extends] = [
            *tree.find_all(nodes.Include), *tree.find_all(nodes.Import),
            *tree.find_all(nodes.FromImport), *tree.find_all(nodes.Extends),
        ]  # fmt: skip
        for node in asking:
            for name in _constants(node.template):
                there = self._parsed(name)
                if there is None:
                    near = suggestion(name, self._engines)
                    yield problem("G505", at(node.lineno), name=name, **near)
                    continue
                for code, line, asked, known in _parts_asked(node, tree, there):
                    if asked not in known:
                        near = suggestion(asked, known)
                        yield problem(code, at(line), name=asked, template=name, **near)

    def _macro_calls(self, tree: nodes.Template, at: Any) -> Iterator[Problem]:
        """Yield calls that an imported macro cannot be called by: without a value it needs, with one unknown."""
        macros: dict[str, nodes.Macro] = {one.name: one for one in tree.find_all(nodes.Macro)}
        for imported in tree.find_all(nodes.FromImport):
            for name in _constants(imported.template):
                there = self._parsed(name)
                for asked in imported.names if there else ():
                    theirs, mine = (asked, asked) if isinstance(asked, str) else asked
                    assert there is not None
                    macros.update(
                        (mine, one) for one in there.find_all(nodes.Macro) if one.name == theirs
                    )
        for call in tree.find_all(nodes.Call):
            macro = macros.get(call.node.name) if isinstance(call.node, nodes.Name) else None
            if macro is None or call.dyn_args or call.dyn_kwargs:
                continue
            names = [one.name for one in macro.args]
            needed = names[: len(names) - len(macro.defaults)]
            given = {*names[: len(call.args)], *(one.key for one in call.kwargs)}
            wrong = sorted(given - {*names}) + [one for one in needed if one not in given]
            if wrong or len(call.args) > len(names):
                values = {"name": macro.name, "takes": ", ".join(names)}
                yield problem("G507", at(call.lineno), **values)

    def _scope(self, path: str) -> Scope:
        """Return what the place *path* knows at its beginning."""
        body = self._given.bodies.get(PurePosixPath(path).name)
        return Scope(self._names, {("page", "body"): body} if body else {}, guarded=False)

    def _walk(self, node: nodes.Node, scope: Scope, at: Any) -> Iterator[Problem]:
        """Yield what the pages' values do not hold, and messages that there are not."""
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            asked = node.attr if isinstance(node, nodes.Getattr) else named_item(node)
            kinds = kinds_of(scope.annotation(node.node))
            known = names_of(kinds) if kinds else set()
            if kinds and asked is not None and asked not in known:
                values = {"name": asked, "of": _written(node.node)}
                yield problem("G504", at(node.lineno), **values, **suggestion(asked, known))
            elif kinds and asked and not scope.guarded and not held_by_all(kinds, asked):
                yield problem("G511", at(node.lineno), name=f"{_written(node.node)}.{asked}")
        if isinstance(node, nodes.If | nodes.CondExpr | nodes.And) and _asks_the_kind(node):
            scope = scope.inner(guarded=True)
        if isinstance(node, nodes.Call):
            yield from self._message(node, at)
        if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock | nodes.With):
            scope = scope.inner()
        if isinstance(node, nodes.For):
            scope.bind(node.target, element_of(scope.annotation(node.iter)))
        elif isinstance(node, nodes.Assign):
            scope.bind(node.target, scope.annotation(node.node))
        elif isinstance(node, nodes.Macro):
            for argument in node.args:
                given = self._names.get(argument.name, Any)
                scope.bind(argument, given)
        for child in node.iter_child_nodes():
            yield from self._walk(child, scope, at)

    def _message(self, call: nodes.Call, at: Any) -> Iterator[Problem]:
        of = call.node
        if not (
            isinstance(of, nodes.Getattr) and of.attr == "t" and _written(of.node) == "edition"
        ):
            return
        key = call.args[0] if call.args else None
        if isinstance(key, nodes.Const) and key.value not in self._messages:
            near = suggestion(str(key.value), self._messages)
            yield problem("G509", at(call.lineno), key=key.value, **near)
        elif isinstance(key, nodes.Const) and call.dyn_kwargs is None:
            wanted = placeholders(self._messages[key.value])
            given = {one.key for one in call.kwargs}
            if wanted - given - ({"count"} if "n" in given else set()):
                values = {"name": f"edition.t({key.value})", "takes": ", ".join(sorted(wanted))}
                yield problem("G507", at(call.lineno), **values)

    def _parsed(self, name: str) -> nodes.Template | None:
        """Return the engine's template *name*; there are no others, whatever file a name leads to."""
        own = name.removeprefix(_ENGINE)
        loader = self._environment.loader
        if loader is None or own not in self._engines:
            return None
        return self._environment.parse(loader.get_source(self._environment, own)[0])


def _asks_the_kind(node: nodes.Node) -> bool:
    """Return whether what *node* shows depends on the kind of page."""
    return any(
        (isinstance(one, nodes.Getattr) and _written(one) == "page.kind")
        or (isinstance(one, nodes.Test) and one.name == "defined")
        for test in ([node.test] if isinstance(node, nodes.If | nodes.CondExpr) else [node])
        for one in (test, *test.find_all(nodes.Expr))
    )


def _constants(node: nodes.Expr) -> list[str]:
    each = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    return [one.value for one in each if isinstance(one, nodes.Const)]


def _written(node: nodes.Node) -> str:
    """Return a chain of names as the template writes it."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return "…"


def _parts_asked(
    node: nodes.Node, tree: nodes.Template, there: nodes.Template
) -> Iterator[tuple[str, int, str, set[str]]]:
    """Yield what *node* of *tree* needs *there*: the code that says it is missing, the line, its name, what there is."""
    if isinstance(node, nodes.FromImport):
        macros = {macro.name for macro in there.find_all(nodes.Macro)}
        for name in node.names:
            yield "G506", node.lineno, name if isinstance(name, str) else name[0], macros
    elif isinstance(node, nodes.Import):
        macros = {macro.name for macro in there.find_all(nodes.Macro)}
        for one in tree.find_all(nodes.Getattr):
            if isinstance(one.node, nodes.Name) and one.node.name == node.target:
                yield "G506", one.lineno, one.attr, macros
    elif isinstance(node, nodes.Extends):
        blocks = {block.name for block in there.find_all(nodes.Block)}
        for block in tree.find_all(nodes.Block):
            yield "G508", block.lineno, block.name, blocks
