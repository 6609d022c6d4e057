// @ts-check
// Opens a gallery's pictures full screen. Each has an address of its own: the figure's id.

/**
 * @import { Viewer } from "../viewer/viewer.js"
 * @param {HTMLElement} root
 */
export default function gallery(root) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-gallery-item]")]);
  const template = root.querySelector("template");
  if (!links.length || !template || !HTMLDialogElement.prototype.showModal) return;

  const names = links.map((link) => link.closest("figure")?.id ?? "");
  /** @type {Promise<Viewer> | undefined} */
  let loading;
  /** @type {Viewer | undefined} */
  let viewer;

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      load().then(
        (there) => {
          history.pushState({ viewer: true }, "", `#${names[index]}`);
          there.open(index);
        },
        () => location.assign(link.href), // offline: where the link leads without this
      );
    });
  });
  for (const link of links) {
    for (const sign of ["pointerover", "focusin"]) link.addEventListener(sign, () => load().catch(() => {}), { once: true });
  }
  addEventListener("popstate", follow);
  follow();

  function load() {
    loading ??= import("../viewer/viewer.js").then(async (module) => {
      const made = new module.Viewer(links, /** @type {HTMLTemplateElement} */ (template), {
        turned,
        leave: () => history.back(),
      });
      await made.dressed;
      viewer = made;
      return made;
    });
    loading.catch(() => (loading = undefined));
    return loading;
  }

  // The address decides: back closes, forward opens again, a shared link opens its picture.
  function follow() {
    const at = names.indexOf(decodeURIComponent(location.hash.slice(1)));
    if (at < 0) {
      viewer?.close();
      return;
    }
    load().then(
      (there) => {
        if (!history.state?.viewer) {
          // Who comes from elsewhere finds the page itself one step back.
          history.replaceState(null, "", location.pathname + location.search);
          history.pushState({ viewer: true }, "", `#${names[at]}`);
        }
        there.open(at);
      },
      () => {},
    );
  }

  /** @param {number} index */
  function turned(index) {
    history.replaceState({ viewer: true }, "", `#${names[index]}`);
  }
}
