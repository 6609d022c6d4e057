// @ts-check
const SAID = 3000; // milliseconds that a word of confirmation stays

/**
 * Let `button` copy the page's address; `said` says whether that was done, in the button's words.
 * @param {HTMLElement} button
 * @param {HTMLElement} said
 */
export default function copiesAddress(button, said) {
  /** @type {number | undefined} */
  let quiet;
  button.addEventListener("click", async () => {
    const { copied = "", failed = "" } = button.dataset;
    const done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    said.textContent = done ? copied : failed;
    clearTimeout(quiet);
    quiet = window.setTimeout(() => (said.textContent = ""), SAID);
  });
}
