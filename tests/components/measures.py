"""What is measured on the page of components, as scripts that run in it."""

from __future__ import annotations

from typing import Final

# The lines of every headline that has several.
HEADLINES: Final = """() => [...document.querySelectorAll(
  "[data-example] :is(h1, h2, h3, .neighbours__title, .urgent__text, .card__summary)")]
  .filter((one) => one.checkVisibility() && one.clientWidth > 60)
  .map((one) => {
    const range = new Range();
    const lines = new Map();
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());)
      for (const word of node.data.matchAll(/\\S+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const line = Math.round(range.getBoundingClientRect().bottom / 4);
        lines.set(line, [...(lines.get(line) ?? []), word[0]]);
      }
    return [...lines.values()].map((words) => words.join(" "));
  })
  .filter((lines) => lines.length > 1)"""

_CONTRAST: Final = """
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((value) => value / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(one).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const contrast = (colour, one) => {
    const [dark, light] = [parts(colour), ground(one)].map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = {};
  const note = (one, name, ratio) => {
    const key = `${one.closest("[data-example]")?.dataset.example} ${one.localName} ${name}`;
    found[key] = Math.min(found[key] ?? 99, ratio);
  };"""

# The least contrast of the words of every element with the ground behind them (WCAG 2.2).
CONTRASTS: Final = f"""() => {{{_CONTRAST}
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {{
    const one = node.parentElement;
    if (!node.data.trim() || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const colour = one instanceof SVGElement ? style.fill : style.color;
    note(one, one.className.baseVal ?? one.className, contrast(colour, one));
  }}
  return found;
}}"""

# The same of the signs beside the words of states.
SIGNS: Final = f"""() => {{{_CONTRAST}
  for (const one of document.querySelectorAll("[data-example] .state"))
    if (one.checkVisibility())
      note(one, one.dataset.state, contrast(getComputedStyle(one, "::before").borderTopColor, one));
  return found;
}}"""
