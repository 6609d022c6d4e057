// @ts-check

/**
 * Return the words of a picture: its figure's own, or those that the whole gallery shares.
 * @param {HTMLElement} link
 * @param {HTMLElement} root
 * @returns {HTMLElement | null}
 */
export function captionOf(link, root) {
  return link.closest("figure")?.querySelector("figcaption") ?? root.querySelector(".gallery__caption");
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
  caption.scrollTop = 0;
  caption.removeAttribute("tabindex");
  if (caption.scrollHeight > caption.clientHeight + 1) caption.tabIndex = 0;
}
