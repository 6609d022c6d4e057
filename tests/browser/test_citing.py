"""«Cite this page» with and without a script, and where copying is forbidden."""

from __future__ import annotations


def test_a_citation_is_copied_at_a_click(visit, real):
    reader = visit(real, permissions=["clipboard-read", "clipboard-write"])
    for kind in ("story", "agreement"):
        reader.open(real.place(kind, "vi"))
        reader.page.locator(".cite > summary").click()
        reader.page.get_by_role("button", name=real.say("vi", "cite.copy"), exact=True).click()
        reader.page.get_by_text(real.say("vi", "cite.copied")).wait_for()
        copied = reader.measure("() => navigator.clipboard.readText()")
        assert copied == reader.page.locator(".cite__text").text_content()
        assert copied.count(real.place(kind, "vi")) == 1


def test_where_copying_is_forbidden_the_citation_is_selected(visit, real):
    reader = visit(real, "Clipboard.prototype.writeText = () => Promise.reject(new Error('no'));")
    reader.open(real.place("story", "en"))
    reader.page.locator(".cite > summary").click()
    reader.page.get_by_role("button", name=real.say("en", "cite.copy"), exact=True).click()
    reader.page.get_by_text(real.say("en", "cite.failed")).wait_for()
    chosen = reader.measure("() => getSelection().toString()")
    assert chosen.strip() == reader.page.locator(".cite__text").inner_text().strip()


def test_without_javascript_it_opens_and_offers_no_button(visit, real):
    reader = visit(real, java_script_enabled=False)
    reader.open(real.place("story", "vi"))
    assert not reader.page.locator(".cite__text").is_visible()
    reader.page.locator(".cite > summary").click()
    assert reader.page.locator(".cite__text").is_visible()
    assert not reader.page.locator(".cite__copy").is_visible()
