"""The pages that the preview shows in place of the site: building, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

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


def building() -> str:
    """Return the page shown until the first build is done."""
    return _PAGE.format(
        title="Đang dựng trang …",
        body=(
            '<h1>Đang dựng trang …</h1>\n<p lang="en">Building the site …</p>\n'
            '<p id="doing" role="status"></p>'
        ),
    )


def faults(problems: Sequence[Mapping[str, str | int]]) -> str:
    """Return the page that lists *problems* (as ``report.as_values`` writes them)."""
    rows = "\n".join(f"<li>{_fault(found)}</li>" for found in problems)
    count = len(problems)
    return _PAGE.format(
        title=f"{count} lỗi cần sửa",
        body=(
            f"<h1>{count} lỗi cần sửa trước khi xem được trang</h1>\n"
            f'<p lang="en">To correct before the site can be shown: {count}.</p>\n<ol>\n{rows}\n</ol>\n'
            "<p>Sửa rồi lưu tệp: trang sẽ tự mở lại ở đây. "
            '<span lang="en">Correct and save: the site will open here by itself.</span></p>'
        ),
    )


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


def _fault(found: Mapping[str, str | int]) -> str:
    say = {name: escape(str(value)) for name, value in found.items()}
    line = f", dòng {say['line']}" if found["line"] else ""
    return (
        f"<strong>{say['vi']}</strong> <code>{say['path']}</code>{line} ({say['code']})"
        f'<span class="fix">{say["fix_vi"]}</span>'
        f'<span class="fix" lang="en">{say["en"]} {say["fix_en"]}</span>'
    )
