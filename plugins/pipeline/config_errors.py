"""What is wrong with the settings and the theme, said as problems: whoever builds may have edited them."""

from __future__ import annotations

import re
import tomllib
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound
from pelican.settings import read_settings

from plugins.core.engine import theme_of
from plugins.core.problems import ContentError, Place, place_of, problem
from plugins.safety.site_address import check_address

_TEMPLATE_LINE: Final = re.compile(r'File "([^"]+\.html)", line (\d+)')


def settings_from(file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Return Pelican's settings of *file*. Raises ``ContentError`` where it or SITEURL is broken."""
    if not Path(file).is_file():
        raise _broken("X812", Place(Path(file).name), FileNotFoundError("No such file"))
    try:
        settings: dict[str, Any] = read_settings(str(file), override=dict(overrides))
    except SyntaxError as error:
        name = Path(error.filename or file).name
        raise _broken("X812", Place(name, error.lineno or 0), error) from error
    except Exception as error:
        theme = theme_of(Path(file).parent)
        if not theme.is_dir():
            raise _broken("X813", Place(theme.name), error) from error
        raise _broken("X812", _place(error, Path(file)), error) from error
    check_address(str(settings["SITEURL"]))
    return settings


@contextmanager
def theme_said(theme: Path, content: Path) -> Iterator[None]:
    """Turn what is wrong with a template or the messages of *theme*, or with a place that the union writes
    in *content*, into ``ContentError``.
    """
    try:
        yield
    except TemplateNotFound as error:
        raise _broken("X813", Place(f"theme/templates/{error.name}"), error) from error
    except TemplateSyntaxError as error:
        name = error.filename or error.name or ""
        raise _template(theme, content, name, error.lineno or 0, error) from error
    except (TemplateError, PelicanTemplateNotFound) as error:
        if (seen := _last_template(error)) is None:
            raise _broken("X813", Place("theme"), error) from error
        raise _template(theme, content, *seen, error) from error
    except tomllib.TOMLDecodeError as error:
        raise _broken("X813", Place("theme/messages"), error) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        seen = _last_template(error)
        if seen is None or _own_place(content, seen[0]) is None:
            raise  # no template of a union's: a fault of the program
        raise _template(theme, content, *seen, error) from error


def _last_template(error: Exception) -> tuple[str, int] | None:
    """Return the template and the line that *error* came from, also where a worker raised it: what it saw
    travels as text.
    """
    seen = _TEMPLATE_LINE.findall("".join(traceback.format_exception(error)))
    return (seen[-1][0], int(seen[-1][1])) if seen else None


def _place(error: Exception, file: Path) -> Place:
    """Return the line of the settings that *error* came from."""
    names = {"pelicanconf.py", "publishconf.py", file.name}
    own = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).name in names
    ]
    return Place(Path(own[-1].filename).name, own[-1].lineno or 0) if own else Place(file.name)


def _template(theme: Path, content: Path, name: str, line: int, error: Exception) -> ContentError:
    own = _own_place(content, name)
    if own is not None:
        return _broken("G510", place_of(own, line), error)
    path = Path(name)
    shown = path.relative_to(theme.parent) if path.is_relative_to(theme.parent) else path
    return _broken("X813", Place(shown.as_posix(), line), error)


def _own_place(content: Path, name: str) -> PurePosixPath | None:
    """Return the place of a union's that the template *name* is, below *content*; ``None`` for the engine's.

    A template that is kept compiled may name another folder than that of this build.
    """
    own = PurePosixPath("theme/templates", Path(name).name)
    there = Path(name).parent.name == own.parent.name and (content / own).is_file()
    return own if there else None


def _broken(code: str, place: Place, error: Exception) -> ContentError:
    reason = str(error).rstrip(".") or type(error).__name__
    return ContentError([problem(code, place, reason=f"{type(error).__name__}: {reason}")])
