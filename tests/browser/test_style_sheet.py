"""The published style sheet says to a browser what its sources say."""

from __future__ import annotations

import re

from plugins.assets.older_browsers import in_light
from plugins.assets.theme_files import bundle
from tests.builders import ROOT

RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


def test_a_browser_reads_the_published_rules_as_it_reads_the_sources(visit, real):
    reader = visit(real)
    reader.open("")
    [published] = real.output.glob("theme/*/css/site.css")

    def read(text):
        return [re.sub(r"\s+", "", rule) for rule in reader.measure(RULES, text)]

    sources = bundle(ROOT / "theme/static/css/site.css")
    sources += in_light(sources)
    assert len(read(sources)) > 5
    # White space that parts a selector from its ancestor is not idle: it is compared as it stands.
    selectors = re.compile(r"[^{}]+(?=\{)")
    assert read(sources) == read(published.read_text("utf-8"))
    said = [selectors.findall(rule) for rule in reader.measure(RULES, sources)]
    again = [
        selectors.findall(rule) for rule in reader.measure(RULES, published.read_text("utf-8"))
    ]
    assert said == again
