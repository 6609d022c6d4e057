"""Where the engine's own files stand: in a checkout beside the content, or installed as a package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import plugins

VERSION: Final = plugins.__version__
_PACKAGE: Final = Path(plugins.__file__).resolve().parent
CHECKOUT: Final = _PACKAGE.parent


def theme_of(root: Path) -> Path:
    """Return the theme of the project at *root*: the one beside its content, else the engine's."""
    here, installed = root / "theme", _PACKAGE / "theme"
    if here.is_dir():
        return here
    return installed if installed.is_dir() else CHECKOUT / "theme"
