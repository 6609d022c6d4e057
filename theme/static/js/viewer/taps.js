// @ts-check
const AGAIN = 300; // milliseconds between the touches of a double tap
const NEAR = 40; // CSS pixels

/** Tells one tap from two in the same place: a single one waits for the second. */
export class Taps {
  /** @type {number | undefined} */
  #waiting;
  /** @type {{ x: number, y: number, time: number } | null} */
  #last = null;

  /**
   * @param {() => void} once
   * @param {(at: { x: number, y: number }) => void} twice
   */
  constructor(once, twice) {
    this.once = once;
    this.twice = twice;
  }

  /**
   * @param {number} time
   * @param {{ x: number, y: number }} at
   */
  tapped(time, at) {
    clearTimeout(this.#waiting);
    const last = this.#last;
    const isSecond = last && time - last.time < AGAIN && Math.hypot(at.x - last.x, at.y - last.y) < NEAR;
    this.#last = isSecond ? null : { ...at, time };
    if (isSecond) this.twice(at);
    else this.#waiting = window.setTimeout(this.once, AGAIN);
  }
}
