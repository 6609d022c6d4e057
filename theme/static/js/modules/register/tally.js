// @ts-check

/**
 * Return which of `rows` answer `state`, and what every value would leave: the rows that fail on no
 * other facet than its own.
 * @import { Row } from "./rows.js"
 * @import { State } from "./state.js"
 * @param {Row[]} rows
 * @param {State} state
 * @returns {{ answering: Set<Row>, left: Map<string, number> }}
 */
export default function tally(rows, { chosen, terms }) {
  const answering = new Set();
  const left = new Map();
  for (const row of rows) {
    if (!terms.every((term) => row.text.includes(term))) continue;
    const [miss, ...more] = [...chosen].filter(([facet, value]) => !row.tokens.has(`${facet}:${value}`));
    if (!miss) answering.add(row);
    if (more.length > 0) continue;
    for (const token of row.tokens) {
      if (!miss || token.startsWith(`${miss[0]}:`)) left.set(token, (left.get(token) ?? 0) + 1);
    }
  }
  return { answering, left };
}
