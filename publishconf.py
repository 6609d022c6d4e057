"""Settings of a publish: what ``pelicanconf.py`` says, and where the site will stand.

``SITEURL`` comes from the environment (the CI workflows set it), else from ``address`` in
``content/data/site.yaml``; it may hold a path, as for ``https://ORGANISATION.github.io/REPOSITORY``.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *
from plugins.stories.stated_address import stated_address

SITEURL = os.environ.get("SITEURL", stated_address(Path(PATH)) or SITEURL).rstrip("/")
