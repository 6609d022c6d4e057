"""A public list of some 4,900 attacks, through bodies and through fields, in a real browser.

The pages are served without the policy that would stop scripts: here only what the site itself
does stands between a payload and the reader. A canary sings whatever way a script is run.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brs_kb
import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core.fields import Words
from plugins.stories.markdown import AbsurdMarkdownError, read_markdown
from tests.builders import build_site, make_site, write, write_story
from tests.shared import once

PAYLOADS = list(dict.fromkeys(entry["payload"] for entry in brs_kb.get_all_payloads().values()))
ON_A_PAGE = 500
IN_FIELDS = 6  # stories; each tells a sixth of the list in its corrections and recipients

CANARY = """(() => {
  window.sung = [];
  const sing = (how) => (...words) => { window.sung.push(`${how} ${words[0]}`); };
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = sing(name);
  document.addEventListener("securitypolicyviolation", sing("policy"));
})();"""
# Whatever waits for a reader's hand is given one; links are read, for a click would lead away.
PROVOKE = """() => {
  const names = new Set();
  for (const one of document.querySelectorAll("body *")) {
    for (const type of ["mouseover", "pointerenter", "focus", "click", "toggle", "error", "load"]) {
      if (type === "click" && one.closest("a[href], summary, button, form")) continue;
      one.dispatchEvent(new Event(type, { bubbles: type !== "load" }));
    }
    for (const { name, value } of one.attributes)
      if (name.startsWith("on") || name === "style" || name === "srcdoc" ||
          /^[\\s\\u0000-\\u0020]*(?:javascript|vbscript|data):/i.test(value) && /^(?:href|src|action|formaction|xlink:href)$/.test(name))
        names.add(`${one.tagName} ${name}=${value.slice(0, 80)}`);
  }
  return { sung: window.sung, names: [...names],
    scripts: [...document.scripts].filter((one) => !one.src && !/json/.test(one.type)).length };
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


def sung(windows: Any, folder: Path, pages: list[str], search: str = "") -> list[str]:
    """Return what ran, or would run at a touch, on *pages* of *folder*."""
    found: list[str] = []
    window = windows.take(CANARY, {})
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_address[1]}/"

        def note(request: Any) -> None:
            if not request.url.startswith(host):
                asked.append(request.url)

        window.page.on("request", note)
        for page in pages:
            window.page.goto(host + page)
            seen = window.page.evaluate(PROVOKE)
            found += [f"{page}: {what}" for what in (*seen["sung"], *seen["names"])]
            found += [f"{page}: {seen['scripts']} scripts"] * bool(seen["scripts"])
            assert (
                window.page.url.partition("?")[0] == host + page
            )  # the search notes its state there
        if search:
            window.page.goto(f"{host}{search}")
            window.page.locator("[data-part=results] a").first.wait_for()
            found += window.page.evaluate(PROVOKE)["sung"]
        window.page.remove_listener("request", note)
        server.shutdown()
    windows.give_back(window)
    return found + asked


def test_the_list_is_long_and_the_canary_sings(windows, tmp_path) -> None:
    assert len(PAYLOADS) > 4000
    write(tmp_path / "a.html", "<p>x<img src=x.png onerror=alert(1)><a href=' javascript:1'>y</a>")
    write(tmp_path / "b.html", "<script>print(1)</script><p onclick=alert(2)>x")
    found = sung(windows, tmp_path, ["a.html", "b.html"])
    assert {"a.html: alert 1", "b.html: print 1", "b.html: alert 2", "b.html: 1 scripts"} <= set(
        found
    )
    assert any("javascript" in what for what in found)


def test_nothing_of_the_list_runs_in_a_body(windows, tmp_path) -> None:
    pages = []
    for start in range(0, len(PAYLOADS), ON_A_PAGE):
        parts = []
        for payload in PAYLOADS[start : start + ON_A_PAGE]:
            try:
                parts.append("<div>" + read_markdown(payload, "vi").html + "</div>")
            except AbsurdMarkdownError:
                continue
        pages.append(f"{start}.html")
        head = '<!doctype html><meta charset="utf-8"><title>x</title>'
        write(tmp_path / pages[-1], head + "\n".join(parts))
    # The sanitised text may still name pictures that are not there and hosts: the build refuses those.
    found = [what for what in sung(windows, tmp_path, pages) if not what.startswith("http")]
    assert found == []


def as_fields(payloads: list[str]) -> list[str]:
    """Return what a field makes of *payloads*, each once, but for those it refuses."""
    words: TypeAdapter[str] = TypeAdapter(Words)
    taken: dict[str, None] = {}
    for one in payloads:
        with suppress(ValidationError):
            shown = "".join(c if c.isprintable() else " " for c in one)
            taken[words.validate_python(shown)] = None
    return list(taken)


@pytest.fixture(scope="module")
def fields(tmp_path_factory) -> Path:
    """Return a built site whose stories hold the whole list in their fields."""

    def build(folder: Path) -> None:
        content = make_site(folder)
        texts = as_fields(PAYLOADS)
        for number in range(IN_FIELDS):
            own = texts[number::IN_FIELDS]
            first = [one for one in own if len(one) < 120][:12]
            short = as_fields([one[:180] for one in own])
            names = [{"name": a, "unit": b} for a, b in zip(short[::2], short[1::2], strict=False)]
            notes = as_fields([one[:380] for one in own[: len(own) // 2]])
            write_story(
                content,
                f"danh-sach-{number}",
                title=f"{first[0]} {number}", slug=f"danh-sach-{number}", kicker=first[1][:60],
                summary=first[2], authors=[first[3]], topics=["tet"],
                source={"name": first[4]},
                updated="2025-02-04",
                corrections=[{"date": "2025-02-04", "note": one} for one in notes],
                meeting={"start": "2025", "venue": first[5], "chair": first[6]},
                awards=[{"award": "other", "title": first[7], "awarded_by": first[8], "year": "2024",
                         "recipients": names}],
                gallery=[{"file": "a.png", "alt": first[9], "caption": first[10], "credit": first[11]}],
                pictures=["a.png"],
                en={"title": f"{first[2]} {number}", "summary": first[0], "slug": f"list-{number}"},
            )  # fmt: skip
        build_site(content, folder / "output")

    folder, _ = once(tmp_path_factory, "xss-lists", build)
    return folder / "output"


def test_nothing_of_the_list_runs_from_a_field(windows, fields) -> None:
    pages = [path.relative_to(fields).as_posix() for path in sorted(fields.rglob("*.html"))]
    shown = [page for page in pages if "<html lang" in (fields / page).read_text("utf-8")]
    texts = "".join((fields / page).read_text("utf-8") for page in shown if "danh-sach" in page)
    assert texts.count("&lt;script") > 300
    assert texts.count("onerror=") > 300
    listed = [page for page in shown if "/trang-" not in page and "/page-" not in page]
    assert sung(windows, fields, listed, "tim-kiem/index.html?q=danh+sach") == []
