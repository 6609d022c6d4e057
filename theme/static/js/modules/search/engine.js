// The one module that knows Pagefind. It is loaded at the first search, from this site.

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
  return {
    search: (asked, filters, sort) => search(pagefind, asked, filters, sort),
    counts: (asked, filters) => counts(pagefind, asked, filters),
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

/** Return `{ total, hits }`; each hit's `load()` resolves to what its result shows. */
async function search(pagefind, asked, filters, sort) {
  const byDate = sort === "date" || asked === "";
  const found = await pagefind.search(asked || null, {
    filters,
    sort: byDate ? { date: "desc" } : {},
  });
  const hits = found.results.map((result) => ({ load: async () => hit(await result.data()) }));
  return { total: hits.length, hits };
}

/**
 * Return how many results each value of each filter would give, the other filters staying as they
 * are: `{ section: { welfare: 3 } }`.
 */
async function counts(pagefind, asked, filters) {
  const all = await pagefind.filters();
  const among = async (chosen) =>
    asked === "" && Object.keys(chosen).length === 0
      ? all
      : (await pagefind.search(asked || null, { filters: chosen })).filters;
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
