"""How good renditions look: SSIMULACRA2 beside the photograph itself, reduced without compression.

Whoever reduces by the same filter as the reference has an advantage of a few points, so there are
two references: Hugo's filter (each new pixel the mean of its area) and ours (Lanczos).
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from ssimulacra2 import compute_ssimulacra2

FILTERS = {"box": Image.Resampling.BOX, "lanczos": Image.Resampling.LANCZOS}


def scores(renditions: Mapping[Path, Path]) -> dict[str, float]:
    """Return the mean score of *renditions* (rendition by photograph) for each reference; 100 is perfect."""
    found: dict[str, list[float]] = {name: [] for name in FILTERS}
    with tempfile.TemporaryDirectory(prefix="bench-score-") as place:
        reference, shown = Path(place, "a.png"), Path(place, "b.png")
        for photo, rendition in renditions.items():
            with Image.open(rendition) as small:
                small.convert("RGB").save(shown, compress_level=1)
                size = small.size
            with Image.open(photo) as original:
                whole = original.convert("RGB")
            for name, way in FILTERS.items():
                whole.resize(size, way).save(reference, compress_level=1)
                found[name].append(compute_ssimulacra2(str(reference), str(shown)))
    return {name: statistics.mean(values) for name, values in found.items()}
