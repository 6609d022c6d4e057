// @ts-check
// What is chosen, and the address that says so: ?party=vgcl&year=2021&q=…&sort=signed.
import { fold } from "../search/fold.js";

/**
 * @typedef {object} State what is asked of a register
 * @property {string} query as typed
 * @property {string[]} terms its words, folded
 * @property {Map<string, string>} chosen values by facet
 */

/**
 * Return the state that the query string `search` states; words count only where they can be typed.
 * @param {string} search
 * @param {Set<string>} facets
 * @param {boolean} isTyped
 * @returns {State}
 */
export function read(search, facets, isTyped) {
  const asked = new URLSearchParams(search);
  const query = isTyped ? (asked.get("q") ?? "").trim() : "";
  return {
    query,
    terms: fold(query).toLowerCase().split(/\s+/).filter(Boolean),
    chosen: new Map([...asked].filter(([name, value]) => facets.has(name) && value)),
  };
}

/**
 * @param {string} whole
 * @param {Iterable<[string, string]>} chosen
 * @param {string} query
 * @param {string} [order] as a register's head asks for it
 */
export function address(whole, chosen, query, order = "") {
  const asked = new URLSearchParams([...chosen]);
  if (query.trim()) asked.set("q", query.trim());
  if (order) asked.set("sort", order);
  const said = asked.toString();
  return said ? `${whole}?${said}` : whole;
}

/** @param {State} state */
export function isNarrowed({ query, chosen }) {
  return query !== "" || chosen.size > 0;
}

/**
 * Return `chosen` with the value of the link `option`, or without it where it was chosen already.
 * @param {Map<string, string>} chosen
 * @param {HTMLElement} option
 */
export function toggled(chosen, { dataset: { facet = "", value = "" } }) {
  const next = new Map(chosen);
  if (next.get(facet) === value) next.delete(facet);
  else next.set(facet, value);
  return next;
}
