// @ts-check
// The gallery in small below the picture: each shows its picture; one is a stop for the keyboard.

export class Thumbs {
  /**
   * @param {HTMLElement} list
   * @param {HTMLElement[]} links the gallery's, each with its picture
   * @param {(index: number) => void} pick
   */
  constructor(list, links, pick) {
    this.list = list;
    this.thumbs = links.length > 1 ? links.map((link) => thumb(link)) : [];
    list.hidden = !this.thumbs.length;
    list.append(...this.thumbs);
    list.addEventListener("click", ({ target }) => {
      const at = this.thumbs.findIndex((one) => one.contains(/** @type {Node} */ (target)));
      if (at >= 0) pick(at);
    });
  }

  /** Mark the picture that is looked at, and bring it to the middle. @param {number} index */
  show(index) {
    const isWithin = this.list.contains(document.activeElement);
    for (const [at, one] of this.thumbs.entries()) {
      one.ariaCurrent = at === index ? "true" : null;
      one.tabIndex = at === index ? 0 : -1;
    }
    const one = this.thumbs[index];
    if (!one) return;
    if (isWithin) one.focus({ preventScroll: true });
    this.list.scrollLeft = one.offsetLeft - (this.list.clientWidth - one.clientWidth) / 2;
  }
}

/** Return a button with the smallest picture that the page knows. @param {HTMLElement} link */
function thumb(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "viewer__thumb";
  button.ariaLabel = link.ariaLabel;
  const picture = /** @type {HTMLPictureElement} */ (link.querySelector("picture")?.cloneNode(true));
  for (const sized of /** @type {NodeListOf<HTMLSourceElement>} */ (picture.querySelectorAll("[sizes]"))) sized.sizes = "64px";
  const image = /** @type {HTMLImageElement} */ (picture.querySelector("img"));
  image.loading = "lazy";
  image.fetchPriority = "low";
  image.alt = "";
  button.append(picture);
  return button;
}
