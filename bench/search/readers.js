// How each of the three searches is asked. Every question is put to a fresh engine, as by a reader
// who comes for the first time; `ms` runs from there until the first results are loaded.

const AT_ONCE = 10;

/** Ask the site's own search by its own modules in the folder `modules`. */
export async function ours(modules, bundle, typed) {
  const { open } = await import(`${modules}/engine.js`);
  const { understand } = await import(`${modules}/query.js`);
  const { answer } = await import(`${modules}/answer.js`);
  const { early } = await import(`${modules}/early.js`);
  const started = performance.now();
  const engine = await open(bundle, "");
  const query = understand(typed);
  const first = await early(engine, query);
  const ms = performance.now() - started;
  if (first) await fetch("/first");
  const { hits } = await answer(engine, query, {}, "relevance", false);
  const shown = await Promise.all(hits.slice(0, AT_ONCE).map((hit) => hit.load()));
  return { urls: shown.map(({ url }) => url), ms: first ? ms : performance.now() - started };
}

/** Ask Pagefind as it comes, by its own script. */
export async function stock(_, bundle, typed) {
  const started = performance.now();
  const { createInstance } = await import(`${bundle}pagefind.js?${started}`);
  const engine = createInstance({ basePath: bundle, baseUrl: "/", noWorker: true });
  const { results } = await engine.search(typed);
  const shown = await Promise.all(results.slice(0, AT_ONCE).map((result) => result.data()));
  return { urls: shown.map(({ url }) => url), ms: performance.now() - started };
}

let mini;

/** Ask MiniSearch over the whole folded text; its index is made once. */
export async function minisearch(modules, folder, typed) {
  const { fold } = await import(`${modules}/fold.js`);
  const processTerm = (term) => fold(term).toLowerCase();
  if (!mini) {
    const { default: MiniSearch } = await import(`${folder}minisearch.js`);
    mini = new MiniSearch({ fields: ["title", "text"], processTerm });
    mini.addAll(await (await fetch(`${folder}stories.json`)).json());
  }
  const started = performance.now();
  const found = mini.search(typed.normalize("NFC"), { prefix: true, fuzzy: 0.2, boost: { title: 2 } });
  return {
    urls: found.slice(0, AT_ONCE).map(({ id }) => id),
    ms: performance.now() - started,
  };
}

/** Return the size of MiniSearch's index, gzipped. */
export async function minisearchSize() {
  const packed = new Blob([JSON.stringify(mini)]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed).arrayBuffer()).byteLength;
}
