// @ts-check
// A page out of the device's own store says so and since when: sw.js has written that into <html>.
/** @param {HTMLElement} notice */
export default function saved(notice) {
  const { lang, dataset } = document.documentElement;
  const since = /** @type {string} */ (dataset.saved);
  const time = document.createElement("time");
  time.dateTime = since;
  time.textContent = new Intl.DateTimeFormat(lang === "vi" ? "vi-VN" : "en-GB", {
    dateStyle: "short",
    timeStyle: "short",
  }).format(new Date(since));
  notice.querySelector('[data-part="since"]')?.replaceWith(time);
  notice.hidden = false;
}
