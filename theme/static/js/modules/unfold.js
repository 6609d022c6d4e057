// @ts-check
// Where the style sheet shows a folded panel beside the text, say so to assistive technology too.
const WIDE = matchMedia("(width >= 70rem)");

/** @param {HTMLDetailsElement} details */
export default function unfold(details) {
  const follow = () => {
    details.open = WIDE.matches;
  };
  if (WIDE.matches) follow();
  WIDE.addEventListener("change", follow);
}
