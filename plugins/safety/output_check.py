"""The last look at a finished output folder before it is published."""

from __future__ import annotations

from pathlib import Path

from plugins.core.problems import Problem
from plugins.safety.findings import Findings
from plugins.safety.other_files import check_css, check_svg, check_xml
from plugins.safety.output_files import is_junk, list_files
from plugins.safety.page_check import Pages
from plugins.safety.targets import Targets


def check(output: Path, base: str, site_url: str) -> tuple[Problem, ...]:
    """Return every fault of the site in *output*, sorted; their places are files below it.

    *base* is the path at which the host serves the folder (``""`` or ``/repo``), *site_url* its
    absolute address without a slash at the end (``""`` where it is not known). Takes time in
    proportion to the bytes of pages, style sheets, drawings and XML files; reads no other file.
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
        if form in {"html", "htm"}:
            pages.check(path, (output / path).read_bytes())
        elif form == "css":
            check_css(path, (output / path).read_bytes(), targets, findings)
        elif form == "svg":
            pages.ids[path] = check_svg(path, (output / path).read_bytes(), targets, findings)
        elif form in {"xml", "opml"}:
            check_xml(path, (output / path).read_bytes(), targets, findings)
    pages.finish()
    return findings.report()
