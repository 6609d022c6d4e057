// @ts-check
// An abbreviation says its full form where it stands, on a tap or a key; a title needs a pointer.
/** @param {HTMLElement} text */
export default function terms(text) {
  for (const term of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll("abbr[title]"))) {
    if (term.closest("a, button, summary")) continue;
    const full = document.createElement("span");
    full.className = "term__full";
    full.textContent = ` [${term.title}]`;
    full.hidden = true;
    const button = document.createElement("button");
    button.className = "term";
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      full.hidden = !full.hidden;
      button.setAttribute("aria-expanded", String(!full.hidden));
    });
    term.replaceWith(button, full);
    button.append(term);
  }
}
