// The one module that knows Pagefind. It is loaded at the first search, from this site.

import { vocabulary } from "./spelling.js";

const KEPT = 40;
let attempts = 0;

/**
 * Load the index in the folder `bundle` and return its engine; `base` is the site's base path.
 * Throws where the browser has no WebAssembly or the index cannot be had.
 */
export async function open(bundle, base) {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const folder = new URL(bundle, document.baseURI);
  const again = attempts++ ? `?again=${attempts}` : "";
  const { createInstance } = await import(new URL(`pagefind.js${again}`, folder).href);
  // The worker would be a further 41 KB to download for some milliseconds of work.
  const options = { basePath: folder.pathname, baseUrl: `${base}/`, noWorker: true };
  const pagefind = await started(() => createInstance(options));
  const kept = new Map(); // answers by question: a reader goes back and forth between few
  const once = (key, ask) => {
    if (!kept.has(key)) {
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
      const answer = ask();
      kept.set(key, answer);
      answer.catch(() => kept.delete(key));
    }
    return kept.get(key);
  };
  const asked = (question, options) =>
    once(JSON.stringify([question, options]), () => whole(() => pagefind.search(question, options)));
  return {
    /** Pages with all `words`, each as itself or as the beginning of a word; every page without words. */
    plain: async (words, filters, sort) => found(await asked(text(words), { filters, sort: order(words, sort) })),
    /** The ids of the pages in which `words` stand in a row, as whole words. */
    phrase: async (words) => {
      const { results } = await asked(`"${words.join(" ")}"`, { filters: {} });
      return new Set(results.map(({ id }) => id));
    },
    /** The hit of a page by its id, where `phrase` has told of it. */
    hitOf: async (words, id) => {
      const { results } = await asked(`"${words.join(" ")}"`, { filters: {} });
      return hit(await results.find((result) => result.id === id).data());
    },
    /** The list of words that the archive uses; empty where it cannot be had. */
    vocabulary: () => once("vocabulary", () => listed(new URL("words.txt", folder))),
    counts: (words, filters) => counts(pagefind, (chosen) => asked(text(words), { filters: chosen }), words, filters),
  };
}

/**
 * Make an instance and wait until it can answer. Pagefind starts itself in a promise that nobody
 * holds: its failure is thrown here, and kept out of the console.
 */
async function started(make) {
  const hush = (event) => {
    if (/pagefind\.js/.test(event.reason?.stack ?? "")) event.preventDefault();
  };
  window.addEventListener("unhandledrejection", hush);
  try {
    const pagefind = make();
    await pagefind.search("");
    return pagefind;
  } finally {
    setTimeout(() => window.removeEventListener("unhandledrejection", hush), 1000);
  }
}

let asking = 0;
let lost = 0;
let complain;

/**
 * Resolve to what `ask` gives. Pagefind tells of a part of the index that is missing or broken in the
 * console alone, and answers as if it were empty: here that is an error, and the console stays quiet.
 */
async function whole(ask) {
  if (asking++ === 0) {
    complain = console.error;
    console.error = (...said) => (/^Failed to load|^Decompressing/.test(said[0]) ? lost++ : complain(...said));
  }
  const before = lost;
  try {
    const answer = await ask();
    if (lost > before) throw new Error("the index is not complete");
    return answer;
  } finally {
    if (--asking === 0) console.error = complain;
  }
}

function found({ results }) {
  return results.map(({ id, score, words, data }) => ({
    id,
    score,
    positions: words,
    load: async () => hit(await data()),
  }));
}

function text(words) {
  return words.length > 0 ? words.join(" ") : null;
}

function order(words, sort) {
  return sort === "date" || words.length === 0 ? { date: "desc" } : {};
}

async function listed(address) {
  try {
    const answer = await fetch(address);
    return vocabulary(answer.ok ? await answer.text() : "");
  } catch {
    return new Map();
  }
}

/**
 * Return how many results each value of each filter would give, the other filters staying as they
 * are: `{ section: { welfare: 3 } }`.
 */
async function counts(pagefind, ask, words, filters) {
  const all = await pagefind.filters();
  const among = async (chosen) =>
    words.length === 0 && Object.keys(chosen).length === 0 ? all : (await ask(chosen)).filters;
  const counted = { ...(await among(filters)) };
  for (const name of Object.keys(filters)) {
    const { [name]: _, ...others } = filters;
    counted[name] = (await among(others))[name] ?? {};
  }
  return counted;
}

function hit(data) {
  return {
    url: data.url,
    meta: data.meta,
    words: data.content.split(" "),
    locations: data.weighted_locations.map(({ location, balanced_score }) => ({
      location,
      weight: balanced_score,
    })),
  };
}
