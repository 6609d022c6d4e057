"""How many made-up sites the properties are tried on: a few always, many when asked for.

``PROPERTIES=200 make test TESTS=tests/properties`` tries two hundred times as many, others each time.
"""

from __future__ import annotations

import os
from typing import Final

from hypothesis import HealthCheck, Phase, settings

TIMES: Final = int(os.environ.get("PROPERTIES", "1"))

settings.register_profile(
    "sites",
    derandomize=TIMES == 1,  # the same ones in every run, so that no change is blamed for another's
    database=None,
    deadline=None,
    phases=(Phase.generate,),  # a build takes seconds: a smaller example would take minutes to find
    print_blob=TIMES > 1,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("sites")
