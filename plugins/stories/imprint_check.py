"""Whether the imprint is there and whole: a site under a name of its own is not published without it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.site_address import is_own_domain
from plugins.core.site_settings import ASKED_FOR, SiteSettings
from plugins.stories.frontmatter import parse_yaml

_WITHIN: Final = (
    ", trong phần “imprint”, mỗi trường một dòng",
    ", within “imprint”, each field on a line of its own",
)
_FILE: Final = PurePosixPath("data", "site.yaml")
_WRITTEN: Final = {
    "operator": '{vi: "…", en: "…"}',
    "address": '{vi: "…", en: "…"}',
    "phone": '"…"',
    "email": '"…"',
    "responsible": '{vi: "…", en: "…"}',
}


def warned(settings: SiteSettings, place: Place) -> list[Problem]:
    """Return what the imprint lacks, as a warning: a preview does without it.

    One that was begun is to be finished; one that was not is asked for where the address that
    ``site.yaml`` states is a domain of one's own.
    """
    own = settings.address is not None and is_own_domain(settings.address)
    if settings.imprint is None and not own:
        return []
    return _lacking("WD117", settings, place)


def refused(settings: SiteSettings, site_url: str, content: Path) -> list[Problem]:
    """Return what stops a publish to *site_url*, a domain of one's own; nothing where it is none."""
    if not is_own_domain(site_url):
        return []
    written = parse_yaml((content / _FILE).read_text("utf-8-sig"))
    place = place_of(_FILE, written.lines.get(("imprint",), 0))
    return _lacking("D118", settings, place, address=site_url)


def _lacking(code: str, settings: SiteSettings, place: Place, **said: str) -> list[Problem]:
    imprint = settings.imprint
    missing = ASKED_FOR if imprint is None else imprint.missing
    if not missing:
        return []
    lines = [f"{name}: {_WRITTEN[name]}" for name in missing]
    if imprint is None:
        how, quoted = ("", ""), f"imprint: {{{', '.join(lines)}}}"
    else:
        how, quoted = _WITHIN, ", ".join(f"“{line}”" for line in lines)
    said |= {"how": how[0], "how_en": how[1]}
    return [problem(code, place, fields=", ".join(missing), quoted=quoted, **said)]
