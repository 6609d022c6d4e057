"""All that a union laid over the engine's theme, read once for a build, with every mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.core.addresses import LANGUAGES
from plugins.core.look import Look
from plugins.core.problems import CONTENT, Place, Problem, nearest, problem, suggestion
from plugins.language.messages import Message, load_messages
from plugins.look import marks
from plugins.look.css import extra_problems
from plugins.look.given import Given
from plugins.look.marks import is_plain
from plugins.look.token_list import COLOURS, DARK, FAMILIES, FONTS, LIGHT
from plugins.look.tokens import read_tokens
from plugins.look.wording import read_wording

FOLDER: Final = "theme"  # in content/
TEMPLATES: Final = "templates"
_PLACES: Final = "templates/places"  # of the engine, where the usual ones stand
_TOKENS: Final = "tokens.css"
_EXTRA: Final = "extra.css"
_MESSAGES: Final = tuple(f"messages/{lang}.toml" for lang in LANGUAGES)
_IN_CONTENT: Final = frozenset({"news", "pages", "data", FOLDER})
_EXPLAINED: Final = ("README.md", "README.txt")
_PASSED_BY: Final = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class OwnLook:
    """``look`` is what pages say of it. ``style`` stands behind the engine's style sheet; ``files`` are laid over
    the theme's published ones, ``messages`` over its words by language; ``templates`` is the folder of the places.
    ``colours``, by the engine's names, ``families``, ``mark`` and ``motif`` are what share images are drawn with; ``own_motif`` says that the ornament
    is not the engine's.
    """

    look: Look = field(default_factory=Look)
    style: str = ""
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    messages: Mapping[str, Mapping[str, Message]] = field(default_factory=dict)
    templates: Path | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    mark: bytes | None = None
    motif: bytes | None = None
    own_motif: bool = False
    problems: tuple[Problem, ...] = ()

    def words(self, theme: Path, lang: str) -> Mapping[str, Message]:
        """Return the messages of *lang*, the engine's and those that the union words otherwise."""
        return {**load_messages(theme, lang), **self.messages.get(lang, {})}


def read_own(content: Path, theme: Path, given: Given) -> OwnLook:
    """Return the union's look below *content*, over the engine's *theme*, with all that is wrong with it.

    *given* is what templates are given.
    """
    folder = content / FOLDER
    if folder.is_symlink():
        return OwnLook(problems=(problem("G111", Place((CONTENT / FOLDER).as_posix())),))
    shown = (CONTENT / FOLDER).as_posix()
    problems: list[Problem] = []
    texts = _Texts(folder, shown, problems)
    tokens, wrong = read_tokens(texts.read(_TOKENS), f"{shown}/{_TOKENS}", theme)
    problems += wrong
    extra = texts.read(_EXTRA) or ""
    problems += extra_problems(extra, lambda line: Place(f"{shown}/{_EXTRA}", line))
    messages = {}
    for lang, name in zip(LANGUAGES, _MESSAGES, strict=True):
        text = texts.read(name)
        if text is not None:
            messages[lang], wrong = read_wording(text, lang, f"{shown}/{name}", theme)
            problems += wrong
    papers = tokens.palettes[LIGHT]["paper"], tokens.palettes[DARK]["paper"]
    pictures = marks.read_marks(folder, shown, papers[0])
    problems += pictures.problems
    places = [f"{TEMPLATES}/{path.name}" for path in sorted((theme / _PLACES).glob("*.html"))]
    written = {name: text for name in places if (text := texts.read(name)) is not None}
    problems += _broken(written, shown, theme, given)
    problems += _strange(folder, shown, (*marks.NAMES, _TOKENS, _EXTRA, *_MESSAGES, *places))
    look = Look(
        logo=pictures.logo,
        drawn_icon=pictures.drawn_icon,
        motif=tokens.motif,
        fonts=_fonts(tokens.families),
        paper=papers,
        colours={name: tokens.palettes[LIGHT][name] for name in Look().colours},
    )
    return OwnLook(
        look=look,
        style="\n".join(filter(None, (tokens.style, extra.strip()))),
        files=pictures.files,
        messages=messages,
        templates=folder / TEMPLATES if written else None,
        colours={name: tokens.palettes[LIGHT][name] for name in COLOURS.values()},
        families={FONTS[name]: FAMILIES[one].file for name, one in tokens.families.items()},
        mark=pictures.share,
        motif=pictures.shared_motif if tokens.motif else None,
        own_motif=pictures.own_motif or not tokens.motif,
        problems=tuple(problems),
    )


def _broken(written: Mapping[str, str], shown: str, theme: Path, given: Given) -> Iterator[Problem]:
    """Yield what is wrong with the places that the union writes."""
    if not written:
        return
    from plugins.look.overrides import Overrides  # and with it Jinja, which few checks need

    overrides = Overrides(theme, given, load_messages(theme, LANGUAGES[0]))
    for name, text in written.items():
        yield from overrides.problems(text, f"{shown}/{name}")


class _Texts:
    """Reads the texts of the folder; says what cannot be read."""

    def __init__(self, folder: Path, shown: str, problems: list[Problem]) -> None:
        self._folder, self._shown, self._problems = folder, shown, problems

    def read(self, name: str, most: int = 200_000) -> str | None:
        """Return the text of the file *name*, ``None`` where there is none that can be read."""
        path, place = self._folder / name, Place(f"{self._shown}/{name}")
        if not is_plain(path):
            return None
        try:
            content = path.read_bytes()
            text = content.decode("utf-8-sig")
        except OSError as error:
            self._problems.append(problem("G102", place, reason=error.strerror or str(error)))
        except UnicodeDecodeError:
            self._problems.append(problem("G102", place, reason="UTF-8"))
        else:
            if len(content) <= most:
                return text.replace("\r\n", "\n")
            size = len(content) // 1000
            self._problems.append(problem("G103", place, size=size, most=most // 1000))
        return None


def _strange(folder: Path, shown: str, known: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the files of *folder* that no part of the site goes by."""
    siblings = [path.name for path in folder.parent.glob("*/")] if folder.parent.is_dir() else []
    for meant in sorted({*siblings} - _IN_CONTENT):
        if nearest(meant.lower(), _IN_CONTENT) == FOLDER:
            yield problem("G110", Place((CONTENT / meant).as_posix()), name=meant)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        passed = path.name.startswith(".") or path.name.lower() in _PASSED_BY
        if passed or (path.is_dir() and not path.is_symlink()):
            continue
        if not is_plain(path):
            yield problem("G111", Place(f"{shown}/{name}"))
        elif name not in {*known, *_EXPLAINED}:
            yield problem("G101", Place(f"{shown}/{name}"), name=name, **suggestion(name, known))


def _fonts(families: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files of letters that every page needs, the largest words first."""
    reading = FAMILIES[families["font-reading"]].file
    furniture = FAMILIES[families["font-furniture"]].file
    wanted = (f"{reading}-600", f"{reading}-400", f"{furniture}-400", f"{furniture}-600")
    return tuple(dict.fromkeys(wanted))
