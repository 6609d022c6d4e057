// @ts-check

/**
 * Return the words of a picture: its figure's own, or those that the whole gallery shares.
 * @param {HTMLElement} link
 * @returns {HTMLElement | null}
 */
export function captionOf(link) {
  const shared = link.closest(".gallery, .album")?.querySelector(".gallery__caption") ?? null;
  return link.closest("figure")?.querySelector("figcaption") ?? /** @type {HTMLElement | null} */ (shared);
}

/**
 * Show the words; only a caption that scrolls is a stop for the keyboard.
 * @param {HTMLElement} caption
 * @param {HTMLElement | null} words
 */
export function showCaption(caption, words) {
  const spoken = /** @type {HTMLElement | null | undefined} */ (words?.closest("[lang]"));
  caption.lang = spoken?.lang ?? "";
  caption.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
  // The words of the other language, which the page itself leaves to its other edition.
  for (const other of /** @type {NodeListOf<HTMLElement>} */ (caption.querySelectorAll("[hidden]"))) other.hidden = false;
  caption.scrollTop = 0;
  caption.removeAttribute("tabindex");
  if (caption.scrollHeight > caption.clientHeight + 1) caption.tabIndex = 0;
}
