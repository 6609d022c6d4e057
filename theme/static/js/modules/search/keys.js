// @ts-check
// The keyboard of the search page.

/**
 * “/” goes to the field, Escape empties it, the arrows walk through the results.
 * @param {HTMLElement} root
 * @param {HTMLInputElement} field
 * @param {() => void} clear
 */
export function listenToKeys(root, field, clear) {
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === field && field.value) {
      event.preventDefault();
      clear();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const links = /** @type {Iterable<HTMLElement>} */ (root.querySelectorAll('[data-part="link"]'));
    const stops = [field, ...links];
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    if (!step || at < 0 || !stops[at + step] || event.isComposing) return;
    event.preventDefault();
    stops[at + step].focus();
  });
}
