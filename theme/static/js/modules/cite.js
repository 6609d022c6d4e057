// @ts-check
// Copies the citation where the browser lets a page do so; else marks it, ready to be copied.
import { parts } from "../shared/parts.js";

/** @param {HTMLElement} root */
export default function cite(root) {
  const part = parts(root);
  const [text, said] = [part("text"), part("said")];
  part("tools").hidden = false;
  part("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      said.textContent = said.dataset.done ?? "";
    } catch {
      getSelection()?.selectAllChildren(text);
      said.textContent = said.dataset.failed ?? "";
    }
  });
}
