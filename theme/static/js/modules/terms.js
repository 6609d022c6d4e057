// @ts-check
// An abbreviation says its full form where it stands, on a tap or a key; a title needs a pointer.
// What takes the tap is part of the line: a <button> would let it end between “(” and the word.
/** @param {HTMLElement} text */
export default function terms(text) {
  for (const term of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll("abbr[title]"))) {
    if (term.closest("a, button, summary")) continue;
    const full = document.createElement("span");
    full.className = "term__full";
    full.textContent = ` [${term.title}]`;
    full.hidden = true;
    const said = document.createElement("span");
    said.className = "term";
    said.role = "button";
    said.tabIndex = 0;
    said.ariaExpanded = "false";
    term.replaceWith(said, full);
    said.append(term);
  }
  text.addEventListener("click", ({ target }) => say(target));
  text.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && say(event.target)) event.preventDefault();
  });
}

/**
 * Show or hide the full form of the abbreviation that `target` is in; say whether there is one.
 * @param {EventTarget | null} target
 */
function say(target) {
  const said = /** @type {Element} */ (target).closest(".term");
  const full = /** @type {HTMLElement | null | undefined} */ (said?.nextElementSibling);
  if (!said || !full) return false;
  full.hidden = !full.hidden;
  said.ariaExpanded = String(!full.hidden);
  return true;
}
