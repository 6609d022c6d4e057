// @ts-check
// One of several ways in which pages may be shown, remembered on this device; js/first.js applies it
// before the first paint. The page's root says what holds, so groups of the same choice agree.
/** @type {Record<string, string>} */
const KEYS = { text: "text-size", theme: "theme" };

/** @param {HTMLElement} group */
export default function choice(group) {
  const root = document.documentElement;
  const name = group.dataset.choice ?? "";
  const key = KEYS[name];
  const steps = /** @type {Iterable<HTMLButtonElement>} */ (group.children);
  const apply = (/** @type {string} */ value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  const show = () => {
    for (const step of steps) step.setAttribute("aria-pressed", String(step.value === (root.dataset[name] ?? "")));
  };
  group.addEventListener("click", ({ target }) => {
    const step = /** @type {Element} */ (target).closest("button");
    if (!step) return;
    apply(step.value);
    try {
      if (step.value) localStorage.setItem(key, step.value);
      else localStorage.removeItem(key);
    } catch {
      // storage is unavailable: it holds for this page
    }
  });
  new MutationObserver(show).observe(root, { attributeFilter: [`data-${name}`] });
  // Another window of the site has changed it, or this page comes back as it was left.
  addEventListener("storage", (event) => {
    if (event.key === key) apply(event.newValue ?? "");
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) apply(localStorage.getItem(key) ?? "");
  });
  show();
}
