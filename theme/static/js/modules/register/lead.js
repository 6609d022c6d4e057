// @ts-check
import { address, toggled } from "./state.js";

/**
 * On a page that is narrowed already, let a further filter lead to the `whole` register with both, and the
 * head of a column to its rows in that order.
 * @import { Sorting } from "./sort.js"
 * @param {HTMLAnchorElement[]} options
 * @param {Sorting} sorting
 * @param {string} whole
 */
export default function lead(options, sorting, whole) {
  const current = options.filter((option) => option.hasAttribute("aria-current"));
  const chosen = current.reduce(toggled, new Map());
  for (const link of sorting.links) link.href = address(whole, chosen, "", sorting.first(link.dataset.sort ?? ""));
  if (chosen.size === 0) return;
  for (const option of options) {
    const next = toggled(chosen, option);
    if (next.size !== 1) option.href = address(whole, next, "");
  }
}
