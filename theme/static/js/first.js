// @ts-check
// Runs before the first paint: what the style sheet must know of, so that nothing moves later.
{
  const root = document.documentElement;
  root.dataset.scripted = "";
  if (/[?&](q|section|year|org|kind)=[^&]/.test(location.search)) root.dataset.asked = ""; // of the search page
  if ("share" in navigator) root.dataset.shares = "";
  try {
    const size = localStorage.getItem("text-size");
    if (size) root.dataset.text = size;
    const theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
  } catch {
    // storage is unavailable: letters and ground stay as the device has them
  }

  // Whatever asks the device for its ground, logos and the browser's own bar, follows the chosen one.
  const ASKING = `:is(source, meta):is([media*="prefers-color-scheme"], [data-ground])`;
  const follow = () => {
    const { theme } = root.dataset;
    for (const one of /** @type {NodeListOf<HTMLSourceElement>} */ (document.querySelectorAll(ASKING))) {
      one.dataset.ground ??= one.media;
      one.media = !theme ? one.dataset.ground : one.dataset.ground.includes(theme) ? "all" : "not all";
    }
  };
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  if (root.dataset.theme) {
    const parsed = new MutationObserver(follow);
    parsed.observe(root, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => parsed.disconnect());
    follow();
  }
}
