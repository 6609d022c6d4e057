// Opens a gallery's pictures full screen: arrows, Escape, swipe, the browser's back button.
const SWIPE = 48; // CSS pixels

export default function gallery(root) {
  const links = [...root.querySelectorAll("a[data-gallery-item]")];
  const template = root.querySelector("template");
  if (!links.length || !template || !HTMLDialogElement.prototype.showModal) return;

  let viewer;
  let at = 0;

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(index);
    });
  });

  function open(index) {
    viewer ??= build();
    show(index);
    history.pushState({ viewer: true }, "", address());
    viewer.showModal();
    viewer.querySelector("[data-close]").focus();
    addEventListener("popstate", leave, { once: true });
  }

  // Every way out goes one step back in the history, so that nothing is left there to return to.
  function leave() {
    if (viewer.open) viewer.close();
    links[at].focus({ preventScroll: true });
    links[at].scrollIntoView({ block: "nearest" });
  }

  function show(index) {
    at = (index + links.length) % links.length;
    viewer.querySelector("[data-index]").textContent = at + 1;
    const picture = large(links[at]);
    const failed = viewer.querySelector("[data-failed]");
    failed.hidden = true;
    picture.addEventListener("error", () => (failed.hidden = false));
    viewer.querySelector("[data-stage]").replaceChildren(picture);
    const caption = captionOf(links[at]);
    const place = viewer.querySelector("[data-caption]");
    place.lang = caption?.closest("[lang]")?.lang ?? "";
    place.replaceChildren(...(caption ? caption.cloneNode(true).childNodes : []));
    for (const near of [at + 1, at - 1]) large(links[(near + links.length) % links.length]);
  }

  function turn(step) {
    show(at + step);
    history.replaceState({ viewer: true }, "", address());
  }

  // The figure's own words, or those that the whole gallery shares.
  function captionOf(link) {
    return link.closest("figure").querySelector("figcaption") ?? root.querySelector(".gallery__caption");
  }

  function address() {
    const { id } = links[at].closest("figure");
    return id ? `#${id}` : location.href;
  }

  function build() {
    const made = template.content.firstElementChild.cloneNode(true);
    made.querySelector("[data-total]").textContent = links.length;
    const turns = made.querySelectorAll("[data-previous], [data-next]");
    for (const button of turns) button.hidden = links.length < 2;
    made.querySelector("[data-previous]").addEventListener("click", () => turn(-1));
    made.querySelector("[data-next]").addEventListener("click", () => turn(1));
    made.querySelector("[data-close]").addEventListener("click", () => history.back());
    made.addEventListener("cancel", () => history.back());
    made.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step && links.length > 1) turn(step);
    });
    made.addEventListener("wheel", stay, { passive: false });
    swipes(made);
    document.body.append(made);
    return made;
  }

  function swipes(element) {
    let start = null;
    element.addEventListener("pointerdown", (event) => {
      start = event.pointerType === "mouse" || !event.isPrimary ? null : event;
    });
    element.addEventListener("pointercancel", () => (start = null));
    element.addEventListener("pointerup", (event) => {
      const across = start ? event.clientX - start.clientX : 0;
      const down = start ? event.clientY - start.clientY : 0;
      start = null;
      if (links.length < 2 || visualViewport?.scale > 1) return;
      if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) turn(across < 0 ? 1 : -1);
    });
  }
}

// The page behind must not move; a long caption may.
function stay(event) {
  if (!event.ctrlKey && !event.target.closest("[data-caption]")) event.preventDefault();
}

// The picture of a link at the size of the screen; asking for it also loads it ahead.
function large(link) {
  const picture = link.querySelector("picture").cloneNode(true);
  for (const part of picture.querySelectorAll("[sizes]")) part.sizes = "100vw";
  const image = picture.querySelector("img");
  image.loading = "eager";
  image.removeAttribute("data-focus");
  return picture;
}
