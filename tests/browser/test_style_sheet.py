"""The published style sheet says to a browser what its sources say."""

from __future__ import annotations

import re

from plugins.assets.older_browsers import in_light
from plugins.assets.theme_files import bundle, sheets
from tests.builders import ROOT

RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


def test_a_browser_reads_the_published_rules_as_it_reads_the_sources(visit, real):
    reader = visit(real)
    reader.open("")
    [folder] = real.output.glob("theme/*/css")

    def read(text):
        return [re.sub(r"\s+", "", rule) for rule in reader.measure(RULES, text)]

    # White space that parts a selector from its ancestor is not idle: it is compared as it stands.
    selectors = re.compile(r"[^{}]+(?=\{)")
    for sheet in sheets(ROOT / "theme/static"):
        sources = bundle(sheet)
        sources += in_light(sources)
        published = (folder / sheet.name).read_text("utf-8")
        assert read(sources) == read(published) != []
        said = [selectors.findall(rule) for rule in reader.measure(RULES, sources)]
        again = [selectors.findall(rule) for rule in reader.measure(RULES, published)]
        assert said == again
