// @ts-check

/** The fingers, or the mouse, that are down on the stage; places are CSS pixels from its middle. */
export class Fingers {
  /** @type {Map<number, { x: number, y: number }>} */
  #down = new Map();

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.stage = stage;
  }

  get count() {
    return this.#down.size;
  }

  /** @param {PointerEvent} event */
  put(event) {
    this.#down.set(event.pointerId, this.place(event));
  }

  /** @param {PointerEvent} event */
  has(event) {
    return this.#down.has(event.pointerId);
  }

  /** Say whether the finger was down. @param {PointerEvent} event */
  lift(event) {
    return this.#down.delete(event.pointerId);
  }

  /** Return the middle of the fingers, and how far they are apart. */
  gather() {
    const [one = { x: 0, y: 0 }, two = one] = this.#down.values();
    return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2, apart: Math.hypot(one.x - two.x, one.y - two.y) };
  }

  /** @param {MouseEvent} event */
  place(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.x - box.width / 2, y: event.clientY - box.y - box.height / 2 };
  }
}
