// Copying the address, the device's own sharing, and printing: what plain links cannot do.
export default function share(section) {
  const { url, title, copied, failed } = section.dataset;
  const said = section.querySelector("[role=status]");
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
  section.addEventListener("click", ({ target }) => does[target.closest("button")?.value]?.());
}
