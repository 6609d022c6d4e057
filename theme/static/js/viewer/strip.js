// @ts-check
// The picture looked at and its two neighbours, whatever the gallery holds.
import { sizeOf } from "./zoom.js";

const SETTLE = { duration: 220, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" };

export class Strip {
  at = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * @param {HTMLElement} stage
   * @param {HTMLElement} track
   * @param {HTMLElement[]} links the gallery's, each with its picture
   * @param {HTMLElement} broken what is said of a picture that cannot be had
   */
  constructor(stage, track, links, broken) {
    this.stage = stage;
    this.track = track;
    this.links = links;
    this.broken = broken;
  }

  get isLong() {
    return this.links.length > 1;
  }

  /** @returns {HTMLImageElement | null} */
  get image() {
    return this.track.querySelector("[data-at='0'] img");
  }

  /**
   * Show a picture; `step` says that it is a neighbour, which is there already.
   * @param {number} index
   */
  show(index, step = 0) {
    this.at = index;
    const slides = /** @type {HTMLElement[]} */ ([...this.track.children]);
    const kept = new Map(slides.map((slide) => [Number(slide.dataset.at) - step, slide]));
    const wanted = this.isLong ? [-1, 0, 1] : [0];
    this.track.replaceChildren(
      ...wanted.map((place) => {
        const slide = (step && kept.get(place)) || this.#slide(this.beside(place));
        slide.dataset.at = String(place);
        slide.inert = place !== 0;
        return slide;
      }),
    );
  }

  clear() {
    this.track.replaceChildren();
  }

  /** Return the number of the picture `step` further on, in a ring. @param {number} step */
  beside(step) {
    return (this.at + step + this.links.length) % this.links.length;
  }

  /**
   * @param {number} across
   * @param {number} down
   */
  drag(across, down) {
    this.track.style.translate = `${this.isLong ? across : across / 4}px ${down}px`;
  }

  release() {
    this.track.style.translate = "";
  }

  /**
   * Let the strip come to rest from where it was let go.
   * @param {number} across
   * @param {number} down
   */
  settle(across, down) {
    if (this.#still.matches || (!across && !down)) return;
    this.track.animate([{ translate: `${across}px ${down}px` }, { translate: "0px 0px" }], SETTLE);
  }

  /** Fetch a sharper picture where it is enlarged. @param {number} scale */
  sharpen(scale) {
    const { image } = this;
    if (image && scale > 1) this.#fit(image, scale);
  }

  /** @param {number} index */
  #slide(index) {
    const small = /** @type {HTMLImageElement} */ (this.links[index].querySelector("img"));
    const picture = /** @type {HTMLPictureElement} */ (this.links[index].querySelector("picture")?.cloneNode(true));
    const image = /** @type {HTMLImageElement} */ (picture.querySelector("img"));
    const slide = document.createElement("div");
    slide.className = "viewer__slide";
    image.loading = "eager";
    image.draggable = false;
    image.removeAttribute("data-focus");
    if (small.complete && small.currentSrc) image.style.backgroundImage = `url("${small.currentSrc}")`;
    image.addEventListener("load", () => (image.style.backgroundImage = ""));
    image.addEventListener("error", () => this.#fail(slide));
    this.#fit(image, 1);
    slide.append(picture);
    return slide;
  }

  /** @param {HTMLElement} slide */
  #fail(slide) {
    const failed = /** @type {HTMLElement} */ (this.broken.cloneNode(true));
    failed.hidden = false;
    slide.append(failed);
    slide.classList.add("viewer__slide--failed");
  }

  /**
   * Tell the browser how wide the picture will stand, so that it fetches no larger one.
   * @param {HTMLImageElement} image
   * @param {number} scale
   */
  #fit(image, scale) {
    const wide = Math.ceil(scale * sizeOf(image, this.stage).width);
    const sized = image.closest("picture")?.querySelectorAll("[sizes]") ?? [];
    for (const source of /** @type {Iterable<HTMLSourceElement>} */ (sized)) source.sizes = `${wide}px`;
  }
}
