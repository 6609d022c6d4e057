// The keyboard of the search page.

/** “/” goes to the field, Escape empties it, the arrows walk through the results. */
export function listenToKeys(root, field, clear) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
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
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...root.querySelectorAll('[data-part="link"]')];
    const at = stops.indexOf(event.target);
    if (!step || at < 0 || !stops[at + step] || event.isComposing) return;
    event.preventDefault();
    stops[at + step].focus();
  });
}
