// @ts-check
// Gives each [data-module="name"] to modules/name.js. Pages read fine without.
for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module]"))) {
  import(`./modules/${root.dataset.module}.js`).then(({ default: enhance }) => enhance(root));
}

// The menu is a popover; here it becomes a modal dialog, which nobody leaves by the Tab key.
const menu = /** @type {HTMLDialogElement | null} */ (document.getElementById("menu"));
if (menu) {
  for (const button of document.querySelectorAll(`[popovertarget="${menu.id}"]`)) {
    button.addEventListener("click", (event) => {
      if (menu.matches(":popover-open")) return; // opened before this ran
      event.preventDefault();
      if (menu.open) menu.close();
      else menu.showModal();
    });
  }
  // Whoever comes back to this page finds it without its menu.
  addEventListener("pagehide", () => {
    menu.close();
    if (menu.matches(":popover-open")) menu.hidePopover();
  });
}

// The site keeps what was read on the device where its pages have the words for a kept copy.
/** @type {HTMLElement | null} */
const notice = document.querySelector(".saved");
if (notice && document.documentElement.dataset.saved) {
  import("./modules/saved.js").then(({ default: say }) => say(notice));
}
try {
  const [arrived] = /** @type {any[]} */ (performance.getEntriesByType("navigation"));
  if (arrived?.deliveryType === "navigational-prefetch") navigator.serviceWorker?.controller?.postMessage("read");
  if (notice && localStorage.getItem("offline") !== "off") {
    addEventListener("load", () => navigator.serviceWorker?.register(new URL("../../../sw.js", import.meta.url)));
  }
} catch {
  // storage is unavailable: nothing is kept
}
