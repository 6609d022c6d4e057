"""Settings of the site while writing it: ``pelican content -s pelicanconf.py``.

What the engine needs stands in ``plugins/pipeline/settings.py``. This file is the union's own: whatever is
set below counts, and an upgrade leaves it as it is once it was changed.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if (ROOT / "plugins").is_dir() and str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # the engine beside the content; else the installed one

from plugins.pipeline.settings import settings_of  # noqa: E402

globals().update(settings_of(ROOT))
