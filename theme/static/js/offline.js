// @ts-check
// Registers sw.js at the site's root, which keeps pages for reading without a network; or takes it back.
export const KEY = "offline"; // "off" in the device's store: the reader wants nothing kept

const WORKER = new URL("../../../sw.js", import.meta.url);
const SITE = new URL("./", WORKER).href; // names begin so: a host may hold other sites
export const PAGES = `${SITE} pages`;

export async function keep() {
  localStorage.removeItem(KEY);
  await navigator.serviceWorker.register(WORKER);
  await navigator.serviceWorker.ready;
}

export async function forget() {
  localStorage.setItem(KEY, "off");
  const registration = await navigator.serviceWorker.getRegistration(SITE);
  await registration?.unregister();
  const ours = (await caches.keys()).filter((name) => name.startsWith(`${SITE} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
}
