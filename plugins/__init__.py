"""The plugins that make the site.

Every time is said in Vietnam's (``core.dates``), whatever the machine's zone is. Babel reads ``TZ`` when it
is imported, and fails where that names something else than a zone; so it is set before anything else.
"""

import os

__version__ = "0.1.0"  # the one place that says which version this is

os.environ["TZ"] = "UTC"
