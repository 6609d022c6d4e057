"""Make the site's fonts: subset the originals to what both languages use, as woff2.

The originals are the TTF files of the npm packages ``@expo-google-fonts/source-serif-4`` and
``@expo-google-fonts/be-vietnam-pro`` (both under the SIL Open Font License 1.1; the licence text
is ``LICENSE_FONT`` in each package and stands beside the result). To make them again::

    npm pack @expo-google-fonts/source-serif-4 @expo-google-fonts/be-vietnam-pro
    python -m tools.fonts.subset theme/static/fonts SourceSerif4_400Regular.ttf …

Needs ``fonttools`` and ``brotli``; the site's build does not. With ``--metrics`` it prints the
``@font-face`` of the fallbacks instead, so that text keeps its lines when the font arrives.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.fonts.characters import CHARACTERS

FEATURES: Final = ("kern", "mark", "mkmk", "liga", "ccmp", "locl", "tnum", "lnum", "pnum")

# Letters weighed by how often newspaper Vietnamese and English use them: the average width that
# a fallback must match. The space is a letter.
_SAMPLE: Final = (
    "Công đoàn Viên chức Việt Nam tổng kết năm 2024, bàn nhiệm vụ năm 2025: chăm lo đời sống "
    "đoàn viên và người lao động. The federation asked unions to go on carrying out what it had "
    "agreed with its partners, and to report before the eighth of December."
)

_NAMES: Final = {"SourceSerif4": "source-serif-4", "BeVietnamPro": "be-vietnam-pro"}


def output_name(original: str) -> str:
    """Return the published name: ``SourceSerif4_400Regular_Italic`` → ``source-serif-4-400-italic``.

    Raises ``ValueError`` for a file of another family.
    """
    found = re.fullmatch(r"(\w+?)_(\d{3})[A-Za-z]*(_Italic)?", original)
    if found is None or found[1] not in _NAMES:
        raise ValueError(f"{original}: not a file of {' or '.join(_NAMES)}")
    return f"{_NAMES[found[1]]}-{found[2]}{'-italic' if found[3] else ''}.woff2"


def subset_font(original: Path, folder: Path) -> Path:
    """Write the subset of *original* into *folder* and return its path."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(FEATURES)
    options.hinting = False
    font = subset.load_font(str(original), options)
    font.recalcTimestamp = False
    worker = subset.Subsetter(options)
    worker.populate(text=CHARACTERS)
    worker.subset(font)
    mend_opening_quote(font)
    target = folder / output_name(original.stem)
    subset.save_font(font, str(target), options)
    return target


def mend_opening_quote(font: TTFont) -> None:
    """Give “ the room before it that ” has behind it, where the original lets it reach back.

    In Be Vietnam Pro the left bearing is below nothing, so that it seems to hang on the word before.
    """
    letters, widths, outlines = font.getBestCmap(), font["hmtx"], font["glyf"]
    opening, closing = letters[ord("“")], letters[ord("”")]
    width, left = widths[opening]
    if left >= 0:
        return
    shift = widths[closing][0] - outlines[closing].xMax - left
    outlines[opening].coordinates.translate((shift, 0))
    outlines[opening].recalcBounds(outlines)
    widths[opening] = (width + shift, left + shift)


def average_width(font: TTFont) -> float:
    """Return the average advance of the sample's letters, as a share of the em."""
    widths, letters = font["hmtx"], font.getBestCmap()
    known = [letters[ord(letter)] for letter in _SAMPLE if ord(letter) in letters]
    total = sum(widths[name][0] for name in known)
    return float(total / len(known) / font["head"].unitsPerEm)


def fallback_face(ours: TTFont, theirs: TTFont, family: str, local: str) -> str:
    """Return the ``@font-face`` that gives the *local* font our widths and line box."""
    size = average_width(ours) / average_width(theirs)
    em = ours["head"].unitsPerEm * size
    line = ours["hhea"]
    return (
        f'@font-face {{\n  font-family: "{family} Fallback";\n  src: local("{local}");\n'
        f"  size-adjust: {size:.2%};\n  ascent-override: {line.ascent / em:.2%};\n"
        f"  descent-override: {-line.descent / em:.2%};\n"
        f"  line-gap-override: {line.lineGap / em:.2%};\n}}"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the woff2 files go")
    parser.add_argument("originals", type=Path, nargs="+", help="TTF files of the npm packages")
    parser.add_argument("--metrics", nargs=3, metavar=("FALLBACK", "FAMILY", "LOCAL"))
    arguments = parser.parse_args()
    for original in arguments.originals:
        if arguments.metrics:
            fallback, family, local = arguments.metrics
            print(fallback_face(TTFont(original), TTFont(fallback), family, local))
            continue
        target = subset_font(original, arguments.folder)
        print(f"{target.name}  {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
