// @ts-check
// The state of a search is the address: ?q=…&section=…&section=…&sort=date&as=typed&page=2

const MOST_PAGES = 50;

/**
 * @typedef {Record<string, string[]>} Filters the values chosen of each filter: one of them must be there
 *
 * @typedef {object} State what is asked
 * @property {string} q
 * @property {Filters} filters those with a value
 * @property {"relevance" | "date"} sort
 * @property {boolean} literal whether what was typed is sought and nothing else
 * @property {number} page up to which results are shown
 */

/**
 * Return the state that the query string `search` states; `known` maps a filter to its values.
 * @param {string} search
 * @param {Filters} known
 * @returns {State}
 */
export function read(search, known) {
  const asked = new URLSearchParams(search);
  /** @type {Filters} */
  const filters = {};
  for (const [name, values] of Object.entries(known)) {
    const chosen = values.filter((value) => asked.getAll(name).includes(value));
    if (chosen.length > 0) filters[name] = chosen;
  }
  const page = Number.parseInt(asked.get("page") ?? "1", 10);
  return {
    q: (asked.get("q") ?? "").trim(),
    filters,
    sort: asked.get("sort") === "date" ? "date" : "relevance",
    literal: asked.get("as") === "typed",
    page: Math.min(Math.max(page || 1, 1), MOST_PAGES),
  };
}

/**
 * Return the query string that states `state`, "" for the empty search.
 * @param {State} state
 */
export function write({ q, filters, sort, literal, page }) {
  const stated = new URLSearchParams();
  if (q) stated.set("q", q);
  for (const [name, values] of Object.entries(filters)) for (const value of values) stated.append(name, value);
  if (sort === "date") stated.set("sort", sort);
  if (literal) stated.set("as", "typed");
  if (page > 1) stated.set("page", String(page));
  const text = stated.toString();
  return text && `?${text}`;
}

/** Say whether `state` asks for anything. @param {State} state */
export function asks({ q, filters }) {
  return q !== "" || isFiltered({ filters });
}

/** @param {Pick<State, "filters">} state */
export function isFiltered({ filters }) {
  return Object.keys(filters).length > 0;
}
