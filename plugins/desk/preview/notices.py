"""What the preview says itself: in place of the site, or beside a page that a draft makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from plugins.core.problems import counted

_MOST: Final = 200  # entries of a list that a person reads

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }}
body {{ max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }}
h1 {{ font-size: 1.6rem; line-height: 1.3; }}
li {{ margin-block: 1.25rem; }}
code, pre {{ font-family: ui-monospace, monospace; font-size: .9em; }}
pre {{ overflow-x: auto; white-space: pre-wrap; border-inline-start: .25rem solid; padding: .75rem; }}
.fix {{ display: block; margin-block-start: .25rem; }}
[lang=en] {{ opacity: .8; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""

# Away from the page's own look: nothing inherits into it but the language.
_BESIDE: Final = """
<aside id="preview-drafts" lang="vi">
<style>
#preview-drafts {{ all: initial; display: block; font: 1rem/1.5 system-ui, sans-serif; color: #222;
  background: #fff4d6; border-block-start: .25rem solid #b7791f; padding: .75rem 1.25rem; }}
#preview-drafts * {{ all: revert; }}
#preview-drafts summary {{ font-weight: 600; cursor: pointer; }}
#preview-drafts li {{ margin-block: .5rem; }}
#preview-drafts .fix {{ display: block; }}
#preview-drafts [lang=en] {{ opacity: .8; }}
@media print {{ #preview-drafts {{ display: none; }} }}
</style>
{content}
</aside>
"""


def building() -> str:
    """Return the page shown until the first build is done."""
    return _PAGE.format(
        title="Đang dựng trang …",
        body=(
            '<h1>Đang dựng trang …</h1>\n<p lang="en">Building the site …</p>\n'
            '<p id="doing" role="status"></p>'
        ),
    )


def faults(problems: Sequence[Mapping[str, Any]], count: int) -> str:
    """Return the page that lists *problems* (as ``preview.build`` writes them), *count* in all."""
    rows = "\n".join(f"<li>{_fault(found)}</li>" for found in problems[:_MOST])
    if len(problems) > _MOST:
        rows += "\n<li>…</li>"
    return _PAGE.format(
        title=f"{count} lỗi cần sửa",
        body=(
            f"<h1>{count} lỗi cần sửa trước khi xem được trang</h1>\n"
            f'<p lang="en">To correct before the site can be shown: {count}.</p>\n<ol>\n{rows}\n</ol>\n'
            "<p>Sửa rồi lưu tệp: trang sẽ tự mở lại ở đây. "
            '<span lang="en">Correct and save: the site will open here by itself.</span></p>'
        ),
    )


def beside(problems: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """Return what is said at the end of pages about drafts with *problems*, by address.

    A draft's own page lists what is wrong with it; "", for all other pages, which drafts have faults.
    """
    if not problems:
        return {}
    by_address: dict[str, list[Mapping[str, Any]]] = {}
    files: dict[str, list[str]] = {}
    for found in problems:
        files.setdefault(found["path"], found["addresses"])
        for address in found["addresses"]:
            by_address.setdefault(address, []).append(found)
    links = "\n".join(f"<li>{_linked(path, addresses)}</li>" for path, addresses in files.items())
    others = (
        f"<details><summary>Bản nháp có lỗi: {len(files)} tệp "
        f'<span lang="en">/ Drafts with errors: {counted(len(files), "file")}</span></summary>'
        f"<ul>{links}</ul></details>"
    )
    said = {"": _BESIDE.format(content=others)}
    for address, own in by_address.items():
        rows = "\n".join(f"<li>{_fault(found)}</li>" for found in own[:_MOST])
        said[address] = _BESIDE.format(
            content="<details open><summary>Bản nháp này có lỗi cần sửa trước khi đăng "
            '<span lang="en">/ To correct before this draft is published</span></summary>'
            f"<ol>{rows}</ol></details>{others}"
        )
    return said


def _linked(path: str, addresses: Sequence[str]) -> str:
    shown = f"<code>{escape(path)}</code>"
    return f'<a href="/{escape(addresses[0])}">{shown}</a>' if addresses else shown


def breakdown(message: str) -> str:
    """Return the page for a build that ended without a report; *message* is what it printed."""
    return _PAGE.format(
        title="Không dựng được trang",
        body=(
            "<h1>Không dựng được trang</h1>\n"
            '<p lang="en">The site could not be built.</p>\n'
            f"<pre>{escape(message)}</pre>"
        ),
    )


def _fault(found: Mapping[str, Any]) -> str:
    say = {name: escape(str(value)) for name, value in found.items()}
    line = f", dòng {say['line']}" if found["line"] else ""
    return (
        f"<strong>{say['vi']}</strong> <code>{say['path']}</code>{line} ({say['code']})"
        f'<span class="fix">{say["fix_vi"]}</span>'
        f'<span class="fix" lang="en">{say["en"]} {say["fix_en"]}</span>'
        f'<span class="fix">{say.get("more", "")}</span>'
    )
