// @ts-check
// Three sizes of letters, remembered on this device; js/first.js applies them before the first paint.
const KEY = "text-size";

/** @param {HTMLElement} group */
export default function textSize(group) {
  const root = document.documentElement;
  const steps = /** @type {Iterable<HTMLButtonElement>} */ (group.children);
  const show = (/** @type {string} */ size) => {
    if (size) root.dataset.text = size;
    else delete root.dataset.text;
    for (const step of steps) step.setAttribute("aria-pressed", String(step.value === size));
  };
  group.addEventListener("click", ({ target }) => {
    const step = /** @type {Element} */ (target).closest("button");
    if (!step) return;
    show(step.value);
    try {
      if (step.value) localStorage.setItem(KEY, step.value);
      else localStorage.removeItem(KEY);
    } catch {
      // storage is unavailable: it holds for this page
    }
  });
  // Another window of the site has changed it, or this page comes back as it was left.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY) show(newValue ?? "");
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) show(localStorage.getItem(KEY) ?? "");
  });
  show(root.dataset.text ?? "");
}
