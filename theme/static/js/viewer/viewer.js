// @ts-check
// A gallery full screen. Markup: components/viewer.html.
import { captionOf, showCaption } from "./caption.js";
import copiesAddress from "./copy.js";
import offer from "./download.js";
import gestures from "./gestures.js";
import actionOf from "./keys.js";
import { Strip } from "./strip.js";
import { Thumbs } from "./thumbs.js";
import { Zoom } from "./zoom.js";

const DIGIT = 1.2; // ch: digits differ in width

/**
 * @typedef {object} Calls what the gallery is told
 * @property {(index: number) => void} turned another picture is looked at
 * @property {() => void} leave the reader wants to go back
 */

export class Viewer {
  /**
   * @param {HTMLElement[]} links the gallery's
   * @param {HTMLTemplateElement} template
   * @param {Calls} calls
   */
  constructor(links, template, calls) {
    this.links = links;
    this.calls = calls;
    this.dialog = /** @type {HTMLDialogElement} */ (template.content.firstElementChild?.cloneNode(true));
    this.#count();
    this.dressed = dressed(this.dialog);
    document.body.append(this.dialog);
    const stage = this.#part("stage");
    this.strip = new Strip(stage, this.#part("track"), links, this.#part("broken"));
    this.zoom = new Zoom(stage, () => this.strip.image, (scale, byHand) => this.#zoomed(scale, byHand));
    this.thumbs = new Thumbs(this.#part("thumbs"), links, (index) => this.#jump(index));
    gestures(stage, this.zoom, {
      drag: (across, down) => this.strip.drag(across, down),
      drop: (step, across, down) => this.#drop(step, across, down),
      tap: () => this.#bare(!this.dialog.classList.contains("viewer--bare")),
      pulled: calls.leave,
    });
    this.#listen();
  }

  /** @param {number} index */
  open(index) {
    const isFirst = !this.dialog.open;
    if (isFirst) {
      this.dialog.showModal();
      this.#part("close").focus();
    }
    if (isFirst || index !== this.strip.at) this.#show(index);
  }

  close() {
    if (!this.dialog.open) return;
    this.dialog.close();
    this.strip.clear();
    this.#bare(false);
    const link = this.links[this.strip.at];
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {number} index
   * @param {number} [step]
   */
  #show(index, step) {
    this.zoom.reset();
    this.strip.show(index, step);
    this.#part("index").textContent = String(index + 1);
    this.#part("alt").textContent = this.links[index].querySelector("img")?.alt ?? "";
    showCaption(this.#part("caption"), captionOf(this.links[index]));
    offer(/** @type {HTMLAnchorElement} */ (this.#part("download")), this.links[index]);
    this.thumbs.show(index);
  }

  /** @param {number} step */
  #turn(step, across = 0) {
    if (!this.strip.isLong) return;
    this.#show(this.strip.beside(step), step);
    this.strip.settle(across + step * this.#part("stage").clientWidth, 0);
    this.calls.turned(this.strip.at);
  }

  /** @param {number} index */
  #jump(index) {
    this.#show(index);
    this.calls.turned(this.strip.at);
  }

  /**
   * @param {number} step
   * @param {number} across
   * @param {number} down
   */
  #drop(step, across, down) {
    this.strip.release();
    if (step && this.strip.isLong) this.#turn(step, across);
    else this.strip.settle(across, down);
  }

  /**
   * @param {number} scale
   * @param {boolean} byHand
   */
  #zoomed(scale, byHand) {
    this.#part("zoom").setAttribute("aria-pressed", String(scale > 1));
    if (byHand) this.#bare(scale > 1);
    this.strip.sharpen(scale);
  }

  /** Alone with the picture: a touch brings everything else back. @param {boolean} wanted */
  #bare(wanted) {
    this.dialog.classList.toggle("viewer--bare", wanted);
  }

  #count() {
    const { length } = this.links;
    this.#part("total").textContent = String(length);
    this.#part("index").style.minInlineSize = `${DIGIT * String(length).length}ch`;
    const captions = this.links.map((link) => captionOf(link));
    this.dialog.classList.toggle("viewer--wordless", !captions.some(Boolean));
    this.dialog.classList.toggle("viewer--both", captions.some((words) => words?.querySelector("[hidden]")));
    for (const name of ["previous", "next"]) this.#part(name).hidden = length < 2;
  }

  #listen() {
    const { dialog } = this;
    const { leave } = this.calls;
    this.#part("previous").addEventListener("click", () => this.#turn(-1));
    this.#part("next").addEventListener("click", () => this.#turn(1));
    this.#part("close").addEventListener("click", leave);
    this.#part("zoom").addEventListener("click", () => this.zoom.toggle());
    copiesAddress(this.#part("copy"), this.#part("said"));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      leave();
    });
    // Browsers close a dialog over our heads when Escape is pressed twice; by then it may be open again.
    dialog.addEventListener("close", () => !dialog.open && history.state?.viewer && leave());
    dialog.addEventListener("keydown", (event) => this.#press(event));
    dialog.addEventListener("wheel", stay, { passive: false });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    this.#bare(false);
    const act = actionOf(event.key, this.zoom, (step) => this.#turn(step), (end) => this.#jump(end === "first" ? 0 : this.links.length - 1));
    if (!act) return;
    act();
    event.preventDefault();
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  #part(name) {
    return /** @type {HTMLElement} */ (this.dialog.querySelector(`[data-${name}]`));
  }
}

/** The page behind must not move; a long caption and the pictures in small may. @param {WheelEvent} event */
function stay(event) {
  const target = /** @type {Element} */ (event.target);
  if (!target.closest("[data-caption], [data-thumbs]")) event.preventDefault();
}

/**
 * Its style sheet is fetched with the dialog: it must have come before anything is shown.
 * @param {HTMLElement} dialog
 * @returns {Promise<unknown>}
 */
function dressed(dialog) {
  const sheet = dialog.querySelector("link");
  return new Promise((come, fail) => {
    sheet?.addEventListener("load", come);
    sheet?.addEventListener("error", (error) => {
      dialog.remove(); // without a network: the next use tries anew
      fail(error);
    });
  });
}
