// @ts-check
// What is asked, and the history of it: the address states it, back and forward ask it again.

import { Place } from "./place.js";
import { read, write } from "./state.js";

/**
 * @import { Filters, State } from "./state.js"
 * @typedef {"typing" | "submit" | "choice" | "sheet" | "more"} How what the reader did
 */

export class Asked {
  /** @type {State} */
  state;
  /** What is done before the address is asked that one comes back to. */
  beforeBack = () => {};
  #typed = false; // whether the newest entry of the history was made by typing

  /** @param {Filters} known the values of each filter */
  constructor(known) {
    this.known = known;
    this.state = read(location.search, known);
    this.place = new Place();
  }

  /** Ask what the address states; say whether that is anything else. */
  restore() {
    this.beforeBack();
    const before = write(this.state);
    this.state = read(location.search, this.known);
    this.endTyping();
    return write(this.state) !== before;
  }

  /**
   * Ask something else. Typing makes one entry in the history, however many keys it took; a choice
   * makes its own, but for those in the sheet, which has one (sheet.js).
   * @param {Partial<State>} changes
   * @param {How} how
   */
  change(changes, how) {
    const literal = this.state.literal && (changes.q ?? this.state.q) === this.state.q;
    this.state = { ...this.state, page: 1, literal, ...changes };
    const address = write(this.state);
    if (address !== write(read(location.search, this.known))) {
      const replaces = how === "more" || how === "sheet" || (how !== "choice" && this.#typed);
      if (!replaces) this.place.keep();
      history[replaces ? "replaceState" : "pushState"](replaces ? history.state : null, "", address || location.pathname);
    }
    this.#typed = how === "typing";
  }

  /** Let what is typed next have an entry of its own. */
  endTyping() {
    this.#typed = false;
  }
}
