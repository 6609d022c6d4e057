// @ts-check
// Gives each [data-module="name"] to modules/name.js. Pages read fine without.
for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module]"))) {
  import(`./modules/${root.dataset.module}.js`).then(({ default: enhance }) => enhance(root));
}

// The site keeps what was read on the device where its pages have the words for a kept copy.
/** @type {HTMLElement | null} */
const notice = document.querySelector(".saved");
if (notice && document.documentElement.dataset.saved) {
  import("./modules/saved.js").then(({ default: say }) => say(notice));
}
try {
  if (notice && localStorage.getItem("offline") !== "off") {
    addEventListener("load", () => navigator.serviceWorker?.register(new URL("../../../sw.js", import.meta.url)));
  }
} catch {
  // storage is unavailable: nothing is kept
}
