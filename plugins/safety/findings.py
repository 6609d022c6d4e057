"""The problems of a check, gathered so that one fault of the theme does not fill a thousand lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from plugins.core.problems import Place, Problem, problem

SHOWN_OF_A_KIND: Final = 5


@dataclass(slots=True)
class Findings:
    """Collects problems; of one and the same fault only the first few files are shown."""

    problems: list[Problem] = field(default_factory=list)
    _counted: dict[tuple[object, ...], tuple[int, Place]] = field(default_factory=dict)

    def add(self, code: str, path: str, line: int | None = 0, **values: object) -> None:
        """Note the fault *code* in the file *path* below the output."""
        key = (code, *values.values())
        place = Place(path, line or 0)
        count, first = self._counted.get(key, (0, place))
        self._counted[key] = (count + 1, first)
        if count < SHOWN_OF_A_KIND:
            self.problems.append(problem(code, place, **values))

    def report(self) -> tuple[Problem, ...]:
        """Return the problems sorted, each once, with a line for those that were only counted."""
        hidden = [
            problem("O199", first, fault=key[0], count=count - SHOWN_OF_A_KIND)
            for key, (count, first) in self._counted.items()
            if count > SHOWN_OF_A_KIND
        ]
        return tuple(sorted({*self.problems, *hidden}))
