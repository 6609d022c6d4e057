"""The last look at a finished output folder before it is published."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from plugins.core.memory import NoSteps, StepMemory
from plugins.core.problems import Problem
from plugins.safety.findings import Findings
from plugins.safety.other_files import check_css, check_svg, check_xml
from plugins.safety.output_files import is_junk, list_files
from plugins.safety.page_check import Pages
from plugins.safety.page_reading import STEP, read_page, unpacked
from plugins.safety.targets import Targets

_AT_ONCE: Final = 512


def check(
    output: Path, base: str, site_url: str, memory: StepMemory | None = None
) -> tuple[Problem, ...]:
    """Return every fault of the site in *output*, sorted; their places are files below it.

    *base* is the path at which the host serves the folder (``""`` or ``/repo``), *site_url* its
    absolute address without a slash at the end (``""`` where it is not known). Takes time in
    proportion to the bytes of pages, style sheets, drawings and XML files; reads no other file. *memory*
    knows how pages were read before.
    """
    findings = Findings()
    listing = list_files(output)
    for path in listing.odd:
        findings.add("O142", path)
    for path in listing.files:
        if is_junk(path):
            findings.add("O141", path)
    if "index.html" not in listing.files:
        findings.add("O143", "index.html")
    targets = Targets.of(listing.files, base, site_url)
    pages = Pages(targets, findings)
    for path in listing.files:
        form = path.rpartition(".")[2].lower()
        if form == "css":
            check_css(path, (output / path).read_bytes(), targets, findings)
        elif form == "svg":
            pages.ids[path] = check_svg(path, (output / path).read_bytes(), targets, findings)
        elif form in {"xml", "opml"}:
            check_xml(path, (output / path).read_bytes(), targets, findings)
    memory = memory or NoSteps()
    html = [path for path in listing.files if path.lower().endswith((".html", ".htm"))]
    for at in range(0, len(html), _AT_ONCE):  # the pages of an archive do not fit into memory
        some = html[at : at + _AT_ONCE]
        made = memory.results(STEP, [(output / path).read_bytes() for path in some], read_page)
        for path, text in zip(some, made, strict=True):
            pages.check(path, unpacked(text))
    memory.tidy()
    pages.finish()
    return findings.report()
