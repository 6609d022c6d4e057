// @ts-check
// On a phone the filters stand in a sheet over the results. It has one entry in the history: Back closes it and
// keeps what was chosen in it.

import { write } from "./state.js";

/**
 * @import { Asked } from "./asked.js"
 * @import { Panel } from "./panel.js"
 */

const WIDE = "(min-width: 70rem)"; // from here on they stand beside the results: css/components/search.css

export class Sheet {
  #address = ""; // where the sheet was opened

  /**
   * @param {Panel} panel
   * @param {Asked} asked
   */
  constructor(panel, asked) {
    const { part } = panel;
    this.asked = asked;
    this.facets = part("facets");
    this.rail = part("rail");
    this.dialog = /** @type {HTMLDialogElement} */ (part("sheet"));
    part("open").addEventListener("click", () => this.#open());
    part("show").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", ({ target }) => target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.#closed());
    asked.beforeBack = () => this.#back();
    matchMedia(WIDE).addEventListener("change", () => this.dialog.close());
  }

  get isOpen() {
    return this.dialog.open;
  }

  #open() {
    this.asked.place.keep();
    this.#address = write(this.asked.state);
    history.pushState({ ...history.state, sheet: true }, "");
    this.dialog.prepend(this.facets);
    this.dialog.showModal();
  }

  #closed() {
    this.rail.append(this.facets);
    if (!history.state?.sheet) return;
    if (write(this.asked.state) === this.#address) history.back();
    else history.replaceState({ ...history.state, sheet: false }, "");
  }

  /** What is chosen is taken over to the entry one came from. */
  #back() {
    if (!this.isOpen) return;
    history.replaceState(history.state, "", write(this.asked.state) || location.pathname);
    this.dialog.close();
  }
}
