"""The service worker: the theme's own script behind one line that says what this build holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.assets.theme_files import ThemeFiles
from plugins.core import addresses
from plugins.language.edition import Edition

# What every page needs, and what a page out of the store does not come by later.
_SHELL: Final = (
    "css/*.css",
    "fonts/*.woff2",
    "img/*.svg",
    "img/logo*.png",  # a union's own
    "js/*.js",
    "js/modules/*.js",
    "js/viewer/*.js",
)
_SEARCH: Final = "js/modules/search.js"  # cannot be used without a network


def worker(theme: Path, assets: ThemeFiles, editions: Mapping[str, Edition]) -> bytes:
    """Return ``sw.js`` for the published *assets* of the folder *theme*.

    A site with ``features: {offline: false}`` publishes one all the same: it takes back what an earlier one kept.
    """
    main = editions[addresses.DEFAULT_LANGUAGE]
    script = (theme / "worker" / ("keep.js" if main.offline else "forget.js")).read_text("utf-8")
    if not main.offline:
        return script.encode()
    base = main.base
    shell = [
        name
        for name in sorted(assets.files)
        if name != _SEARCH
        and any(PurePosixPath("/", name).match(f"/{pattern}") for pattern in _SHELL)
    ]
    # English stands below Vietnamese: the longer address is the nearer one.
    homes = sorted(
        ((edition.home, edition.offline_url) for edition in editions.values()), reverse=True
    )
    build = {
        "folder": f"{base}/{assets.folder}",
        "theme": f"{base}/theme/",
        "media": f"{base}/media/",
        "shell": [f"{base}/{assets.folder}{name}" for name in shell],
        "offline": homes,
    }
    return f"const BUILD = {json.dumps(build, separators=(',', ':'))};\n{script}".encode()
