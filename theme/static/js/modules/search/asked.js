// @ts-check
// What is asked, and the history of it: the address states it, back and forward ask it again.

import { read, write } from "./state.js";

/**
 * @import { State } from "./state.js"
 * @typedef {"typing" | "submit" | "choice" | "more"} How what the reader did
 */

export class Asked {
  /** @type {State} */
  state;
  #typed = false; // whether the newest entry of the history was made by typing

  /** @param {Record<string, string[]>} known the values of each filter */
  constructor(known) {
    this.known = known;
    this.state = read(location.search, known);
  }

  /** Ask what the address states. */
  restore() {
    this.state = read(location.search, this.known);
    this.endTyping();
  }

  /**
   * Ask something else. Typing makes one entry in the history, however many keys it took; a choice
   * makes its own.
   * @param {Partial<State>} changes
   * @param {How} how
   */
  change(changes, how) {
    const literal = this.state.literal && (changes.q ?? this.state.q) === this.state.q;
    this.state = { ...this.state, page: 1, literal, ...changes };
    const address = write(this.state);
    if (address !== write(read(location.search, this.known))) {
      const replaces = how === "more" || (how !== "choice" && this.#typed);
      history[replaces ? "replaceState" : "pushState"](null, "", address || location.pathname);
    }
    this.#typed = how === "typing";
  }

  /** Let what is typed next have an entry of its own. */
  endTyping() {
    this.#typed = false;
  }
}
