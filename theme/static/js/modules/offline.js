// @ts-check
// The page about reading without a network: what this device keeps, and the switch.
import { forget, KEY, keep, PAGES } from "../offline.js";

/** @param {HTMLElement} section */
export default async function offline(section) {
  const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const show = async () => {
    const off = localStorage.getItem(KEY) === "off";
    one("[value=off]").hidden = off;
    one("[value=on]").hidden = !off;
    one("[data-off]").hidden = !off;
    const pages = off ? [] : await titles();
    one("[data-kept]").replaceChildren(...pages.map(row));
    one("[data-none]").hidden = off || pages.length > 0;
  };
  section.addEventListener("click", async ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button?.value === "again") location.reload();
    else if (button?.value === "off") await forget();
    else if (button?.value === "on") await keep();
    else return;
    await show();
    one(".offline__switch button:not([hidden])").focus();
  });
  // Shown in place of another page: its address is still that page's.
  one("[data-missing]").hidden = location.pathname === section.dataset.here;
  section.hidden = false;
  await show();
}

async function titles() {
  const cache = await caches.open(PAGES);
  const names = [...(await cache.keys())].reverse(); // read last, shown first
  const pages = await Promise.all(
    names.map(async ({ url }) => {
      const html = (await (await cache.match(url))?.text()) ?? "";
      const page = new DOMParser().parseFromString(html, "text/html");
      const title = page.querySelector('meta[property="og:title"]')?.getAttribute("content") ?? url;
      return { url, title, lang: page.documentElement.lang, own: page.body.className === "page-offline" };
    }),
  );
  return pages.filter(({ own }) => !own);
}

/** @param {{ url: string, title: string, lang: string }} page */
function row({ url, title, lang }) {
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title, lang });
  const item = document.createElement("li");
  item.append(link);
  return item;
}
