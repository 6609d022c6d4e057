// @ts-check
// Copies the citation where the browser lets a page do so; else marks it, ready to be copied.
/** @param {HTMLElement} root */
export default function cite(root) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
  const [text, said] = [part("text"), part("said")];
  part("tools").hidden = false;
  part("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(/** @type {string} */ (text.textContent));
      said.textContent = /** @type {string} */ (said.dataset.done);
    } catch {
      getSelection()?.selectAllChildren(text);
      said.textContent = /** @type {string} */ (said.dataset.failed);
    }
  });
}
