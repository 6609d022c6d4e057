// @ts-check
// The other language opens at what is shown here: its link gets what is asked, as its own addresses
// say it, and the row that is named.
/** @param {() => string} asked */
export default function lead(asked) {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector(".language-switch");
  if (!link) return;
  const page = link.href;
  const follow = () => {
    link.href = page + asked() + location.hash;
  };
  for (const sign of ["pointerenter", "focus", "click"]) link.addEventListener(sign, follow);
}
