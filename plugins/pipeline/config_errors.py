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
        theme = Path(file).parent / "theme"
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
        # Also where a worker raised it: what it saw travels as text.
        seen = _TEMPLATE_LINE.findall("".join(traceback.format_exception(error)))
        if not seen:
            raise _broken("X813", Place("theme"), error) from error
        raise _template(theme, content, seen[-1][0], int(seen[-1][1]), error) from error
    except tomllib.TOMLDecodeError as error:
        raise _broken("X813", Place("theme/messages"), error) from error


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
    path = Path(name)
    own = PurePosixPath("theme/templates", path.name)  # a kept template may name another folder
    if path.parent.name == own.parent.name and (content / own).is_file():
        return _broken("G510", place_of(own, line), error)
    shown = path.relative_to(theme.parent) if path.is_relative_to(theme.parent) else path
    return _broken("X813", Place(shown.as_posix(), line), error)


def _broken(code: str, place: Place, error: Exception) -> ContentError:
    reason = str(error).rstrip(".") or type(error).__name__
    return ContentError([problem(code, place, reason=f"{type(error).__name__}: {reason}")])
