"""Settings of a publish: what ``pelicanconf.py`` says, and where the site will stand.

``SITEURL`` comes from the environment (the CI workflows set it); it may hold a path, as for
``https://ORGANISATION.github.io/REPOSITORY``.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

SITEURL = os.environ.get("SITEURL", SITEURL).rstrip("/")
