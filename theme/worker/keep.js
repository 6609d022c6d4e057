// @ts-check
// Keeps the shell of the site and the pages that were read last, for when there is no network.
// Published as /sw.js behind one line, `const BUILD = …;`: folder (the theme's, with its hash), theme
// and media (where all such folders are), shell and pages (addresses kept from the start) and
// offline ([address of an edition, its page], the nearest edition first).
//
// A page always comes from the network where there is one. Only without it, or after PATIENCE, is a
// kept copy shown, and then it says so: <html data-saved="when it was kept">.
const PATIENCE = 8000; // milliseconds
const SITE = registration.scope; // a host may hold other sites, with stores of their own
const PAGES = `${SITE} pages`;
const PICTURES = `${SITE} pictures`;
const SHELLS = `${SITE} shell `;
const SHELL = SHELLS + BUILD.folder;
/** @type {Record<string, number>} */
const MOST = { [PAGES]: 30, [PICTURES]: 90 };
const AT = "X-Saved-At";

addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(SHELL).then((cache) => cache.addAll([...BUILD.shell, ...BUILD.offline.map(([, page]) => page)])),
  );
  skipWaiting(); // safe: every page names the files of its own build
});

addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim()).then(keepOpenPages)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.headers.get("Sec-Purpose")?.includes("prefetch")) return; // nobody has read it yet
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith(BUILD.theme)) event.respondWith(kept(event, SHELL));
  else if (url.pathname.startsWith(BUILD.media) && request.destination === "image") {
    event.respondWith(kept(event, PICTURES));
  }
});

/**
 * From the network; what it says is kept, or forgotten where the page is gone.
 * @param {FetchEvent} event
 * @param {URL} url
 */
async function page(event, url) {
  const name = url.origin + url.pathname; // registers hold their state behind the question mark
  // Asked for even where the host let the browser keep it: an answer out of that store bears no mark.
  const asked = fetch(event.request, { cache: "no-cache" }).then((answer) => {
    const copy = answer.clone();
    event.waitUntil(keepPage(name, copy).catch(() => {}));
    return answer;
  });
  event.waitUntil(asked.catch(() => {})); // an answer that comes late is kept all the same
  /** @type {Promise<undefined>} */
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  try {
    return (await Promise.race([asked, late])) ?? (await saved(name)) ?? (await asked);
  } catch {
    return (await saved(name)) ?? (await instead(url)) ?? Response.error();
  }
}

/**
 * @param {string} name
 * @param {Response} answer
 */
async function keepPage(name, answer) {
  const cache = await caches.open(PAGES);
  if (answer.status === 404 || answer.status === 410) return cache.delete(name);
  const html = answer.headers.get("Content-Type")?.startsWith("text/html");
  if (!answer.ok || answer.redirected || !html) return;
  const headers = new Headers(answer.headers);
  headers.set(AT, new Date().toISOString());
  for (const header of ["Content-Encoding", "Content-Length"]) headers.delete(header);
  const copy = new Response(await answer.text(), { headers }); // whole, before the older one goes
  await cache.delete(name); // so that it stands last
  await cache.put(name, copy);
  await trim(PAGES);
}

/** @param {string} name */
async function saved(name) {
  const copy = await caches.match(name, { cacheName: PAGES });
  if (!copy) return;
  const html = await copy.text();
  const marked = html.replace("<html", `<html data-saved="${copy.headers.get(AT)}"`);
  return new Response(marked, { headers: copy.headers });
}

/** @param {URL} url */
function instead(url) {
  const nearest = BUILD.offline.find(([edition]) => url.pathname.startsWith(edition)) ?? BUILD.offline.at(-1);
  return nearest && caches.match(nearest[1]);
}

/**
 * Files whose names hold a hash of their content never change.
 * @param {FetchEvent} event
 * @param {string} cacheName
 */
async function kept(event, cacheName) {
  const found = await caches.match(event.request);
  if (found) return found;
  const answer = await fetch(event.request);
  if (answer.ok && answer.status === 200) {
    const copy = answer.clone();
    const keep = async () => {
      await (await caches.open(cacheName)).put(event.request, copy);
      if (MOST[cacheName]) await trim(cacheName);
    };
    event.waitUntil(keep().catch(() => {})); // the device is full: it is shown and not kept
  }
  return answer;
}

/** @param {string} cacheName */
async function trim(cacheName) {
  const cache = await caches.open(cacheName);
  const names = await cache.keys();
  await Promise.all(names.slice(0, -MOST[cacheName]).map((name) => cache.delete(name)));
}

// Keeps the shell of this build and of the one before; pages of older ones would stand without style.
async function tidy() {
  const shells = (await caches.keys()).filter((name) => name.startsWith(SHELLS));
  const others = shells.filter((name) => name !== SHELL);
  const gone = others.slice(0, -1);
  await Promise.all(gone.map((name) => caches.delete(name)));
  const folders = [SHELL, ...others.slice(-1)].map((name) => name.slice(SHELLS.length));
  const pages = await caches.open(PAGES);
  for (const name of await pages.keys()) {
    const html = (await (await pages.match(name))?.text()) ?? "";
    if (!folders.some((folder) => html.includes(folder))) await pages.delete(name);
  }
}

// The pages that were open when this began came past it,
async function keepOpenPages() {
  for (const { url } of await clients.matchAll({ type: "window" })) await keepOpen(url);
}

/** @param {string} url */
async function keepOpen(url) {
  const name = url.split(/[?#]/)[0];
  await fetch(name).then((answer) => keepPage(name, answer)).catch(() => {});
}

// and so does one that was fetched ahead: once it is read it says so (js/main.js).
addEventListener("message", (event) => {
  if (event.source instanceof WindowClient) event.waitUntil(keepOpen(event.source.url));
});
