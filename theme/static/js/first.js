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

  // From a list into a story and back, headline and picture lead the eye: named for that moment alone, on
  // both sides. Other ways between pages have the style sheet's plain change.
  const named = (/** @type {Record<string, Element | null | undefined>} */ parts) => {
    const found = Object.entries(parts).filter(([, one]) => one?.checkVisibility());
    for (const [name, one] of found) /** @type {HTMLElement} */ (one).style.viewTransitionName = name;
    return () => {
      for (const [, one] of found) /** @type {HTMLElement} */ (one).style.viewTransitionName = "";
    };
  };
  const ofStory = () => ({
    headline: document.querySelector(".story__title"),
    picture: document.querySelector(":is(.figure--story, .figure--beside) img"),
  });
  const ofCard = (/** @type {string} */ url) => {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".card__title a"));
    const card = [...links].find((link) => link.href === url)?.closest(".card");
    return { headline: card?.querySelector(".card__title"), picture: card?.querySelector(".card__picture img") };
  };
  /** @type {(transition: ViewTransition | null, activation: NavigationActivation | null, away: boolean) => void} */
  const pass = (transition, activation, away) => {
    if (!transition || !activation?.from) return;
    if (/** @type {any} */ (navigator).connection?.saveData) {
      transition.skipTransition();
      return;
    }
    const { entry, from, navigationType } = activation;
    const back = navigationType === "traverse" && entry.index < from.index;
    const forget = named(back === away ? ofStory() : ofCard((away ? entry.url : from.url) ?? ""));
    transition.finished.then(forget, forget);
  };
  addEventListener("pageswap", (event) => pass(event.viewTransition, event.activation, true));
  addEventListener("pagereveal", (event) => pass(event.viewTransition, window.navigation?.activation ?? null, false));
}
