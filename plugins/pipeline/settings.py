"""Pelican's settings of a union's site: all that the engine needs, for the project at *root*.

Names, menus and words are content: ``content/data/site.yaml`` and ``theme/messages``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

from plugins.core.engine import theme_of


def settings_of(root: Path) -> dict[str, Any]:
    """Return the settings; ``pelicanconf.py`` may change any of them below."""
    return {
        "SITENAME": "Tin Công đoàn",
        "SITEURL": "http://localhost:8000",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
        "DEFAULT_LANG": "vi",
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "PUBLIC_FOLDER": str(root / "output"),  # what `make publish` switches in one step
        "ARTICLE_PATHS": ["news"],
        "PAGE_PATHS": ["pages"],
        "STATIC_PATHS": [],
        # One plugin conducts the others; the order of the steps stands in plugins/build/.
        "PLUGINS": ["plugins.pipeline"],
        "THEME": str(theme_of(root)),
        "THEME_STATIC_PATHS": [],  # published by plugins/assets, below a folder named by content
        "PICTURE_STORE": str(root / ".cache" / "pictures"),
        "SEARCH_STORE": str(root / ".cache" / "search"),
        "PAGE_STORE": str(root / ".cache" / "pages"),
        "TEMPLATE_STORE": str(root / ".cache" / "templates"),
        "WORK_FOLDER": str(root / ".build" / "work"),
        # Which files of other output folders are ours.
        "RECORD_FOLDER": str(root / ".build" / "runs"),
        "SHOW_DRAFTS": False,  # drafts and stories of days to come: for a preview only
        "JINJA_ENVIRONMENT": {
            "autoescape": True,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": [],
            "auto_reload": False,  # each run makes a new environment
        },
        # Only Markdown is read; reStructuredText could include files from outside the content.
        "READERS": {"rst": None, "html": None},
        # Translations are paired by folder, and every listing is written per edition: Pelican's own
        # listings and feeds mix languages.
        "ARTICLE_TRANSLATION_ID": None,
        "PAGE_TRANSLATION_ID": None,
        "DIRECT_TEMPLATES": [],
        "ARCHIVES_SAVE_AS": "",
        "AUTHOR_SAVE_AS": "",
        "AUTHORS_SAVE_AS": "",
        "CATEGORY_SAVE_AS": "",
        "CATEGORIES_SAVE_AS": "",
        "TAG_SAVE_AS": "",
        "TAGS_SAVE_AS": "",
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "TRANSLATION_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        # The loader decides what waits for its day; the ids and addresses come from it too.
        "WITH_FUTURE_DATES": True,
        "DELETE_OUTPUT_DIRECTORY": False,
        "CACHE_CONTENT": False,
        "FORMATTED_FIELDS": [],
        "TYPOGRIFY": False,
    }
