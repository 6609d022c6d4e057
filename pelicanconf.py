"""Settings of the site while writing it: ``pelican content -s pelicanconf.py``.

Names, menus and words are content: ``content/data/site.yaml`` and ``theme/messages``.
"""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

SITENAME = "Tin Công đoàn"
SITEURL = "http://localhost:8000"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
PUBLIC_FOLDER = OUTPUT_PATH  # what `make publish` switches in one step
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []

# One plugin conducts the others; the order of the steps stands in plugins/build/.
PLUGINS = ["plugins.pipeline"]
THEME = str(ROOT / "theme")
THEME_STATIC_PATHS: list[str] = []  # published by plugins/assets, below a folder named by content
PICTURE_STORE = str(ROOT / ".cache" / "pictures")
SEARCH_STORE = str(ROOT / ".cache" / "search")
PAGE_STORE = str(ROOT / ".cache" / "pages")
TEMPLATE_STORE = str(ROOT / ".cache" / "templates")
WORK_FOLDER = str(ROOT / ".build" / "work")
RECORD_FOLDER = str(ROOT / ".build" / "runs")  # which files of other output folders are ours
SHOW_DRAFTS = False  # drafts and stories of days to come: for a preview only

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
    "auto_reload": False,  # each run makes a new environment
}

# Only Markdown is read; reStructuredText could include files from outside the content.
READERS = {"rst": None, "html": None}

# Translations are paired by folder, and every listing is written per edition: Pelican's own
# listings and feeds mix languages.
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
DIRECT_TEMPLATES: list[str] = []
ARCHIVES_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = ""
TAGS_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# The loader decides what waits for its day; the ids and addresses come from it too.
WITH_FUTURE_DATES = True
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = False
FORMATTED_FIELDS: list[str] = []
TYPOGRIFY = False
