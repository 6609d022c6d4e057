"""Style sheets, drawings, feeds and sitemaps of the output."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from plugins.safety.findings import Findings
from plugins.safety.targets import Kind, Target, Targets

_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS: Final = re.compile(
    r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"')(]+))""", re.IGNORECASE
)
_CODES: Final[dict[Kind, str]] = {
    "missing": "O103",
    "no_slash": "O103",
    "outside": "O105",
    "unrooted": "O106",
    "foreign": "O110",
    "inline": "O113",
    "script": "O120",
    "unresolved": "O140",
    "contact": "O107",
    "strange": "O107",
}


def check_css(path: str, content: bytes, targets: Targets, findings: Findings) -> None:
    """Check that a style sheet loads nothing but files of the output."""
    css = _CSS_COMMENT.sub(_only_lines, content.decode("utf-8", "replace"))
    for found in _CSS_ADDRESS.finditer(css):
        address = found[1] or found[2] or found[3] or ""
        target = targets.find(address, path)
        if code := _CODES.get(target.kind):
            findings.add(code, path, css.count("\n", 0, found.start()) + 1, address=address)


def check_svg(path: str, content: bytes, targets: Targets, findings: Findings) -> frozenset[str]:
    """Check that a drawing neither runs nor loads anything; return its ids."""
    root = _parsed(path, content, findings)
    if root is None:
        return frozenset()
    ids: set[str] = set()
    for element in root.iter(etree.Element):
        if _local(element.tag) in {"script", "foreignobject", "iframe", "handler"}:
            findings.add("O121", path, element.sourceline)
        for name, value in element.items():
            local = _local(name)
            if local == "id":
                ids.add(value)
            elif local in {"href", "src"}:
                target = Target("file") if value.startswith("#") else targets.find(value, path)
                if code := _CODES.get(target.kind):
                    findings.add(code, path, element.sourceline, address=value)
            elif local.startswith("on"):
                findings.add("O122", path, element.sourceline, name=local)
    return frozenset(ids)


def check_xml(path: str, content: bytes, targets: Targets, findings: Findings) -> None:
    """Check that a feed or sitemap names only pages and files that exist."""
    root = _parsed(path, content, findings)
    if root is None:
        return
    for element in root.iter(etree.Element):
        for address in (element.text or "", *map(str, element.attrib.values())):
            if targets.is_own(address) and not set(address) & set(" \n<"):
                kind = targets.find(address.partition("#")[0], path).kind
                if kind != "file":
                    findings.add("O111", path, element.sourceline, address=address)


def _parsed(path: str, content: bytes, findings: Findings) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        findings.add("O127", path, error.lineno or 0)
        return None


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _only_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "
