// @ts-check
// Copying the address, the device's own sharing, and printing: what plain links cannot do.
/** @param {HTMLElement} section */
export default function share(section) {
  const { url, title, copied, failed } = /** @type {Record<string, string>} */ (section.dataset);
  const said = /** @type {HTMLElement} */ (section.querySelector("[role=status]"));
  /** @type {Record<string, () => void>} */
  const does = {
    async copy() {
      try {
        await navigator.clipboard.writeText(url);
        said.textContent = copied;
      } catch {
        said.textContent = `${failed} ${url}`;
      }
    },
    more: () => navigator.share({ title, url }).catch(() => {}), // closed without sharing
    print: () => window.print(),
  };
  section.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    does[button?.value ?? ""]?.();
  });
}
