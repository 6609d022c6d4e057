// @ts-check
// Fingers, mouse and wheel on the stage: swipe, pull down, pinch, double tap, click, pan.
import { Fingers } from "./fingers.js";
import { Taps } from "./taps.js";
import { MOST } from "./zoom.js";

const SLIP = 8; // CSS pixels before a touch is a movement
const TURN = 48; // CSS pixels that turn the page whatever the speed
const FLICK = 0.4; // CSS pixels a millisecond
const PULL = 110; // CSS pixels down that close
const LEAST = 0.7; // the scale down to which a pinch follows the fingers

/**
 * @typedef {object} Does what comes of a gesture; sizes are CSS pixels
 * @property {(across: number, down: number) => void} drag while the fingers move
 * @property {(step: number, across: number, down: number) => void} drop let go there; `step` turns
 * @property {() => void} tap
 * @property {() => void} pulled
 */

/**
 * Let what is done on `stage` move and enlarge through `zoom`, and all else be done by `does`.
 * @import { Zoom } from "./zoom.js"
 * @param {HTMLElement} stage
 * @param {Zoom} zoom
 * @param {Does} does
 */
export default function gestures(stage, zoom, does) {
  const hand = new Hand(stage, zoom, does);
  stage.addEventListener("pointerdown", (event) => {
    if (!event.button) hand.touch(event);
  });
  stage.addEventListener("pointermove", (event) => hand.move(event));
  stage.addEventListener("pointerup", (event) => hand.release(event));
  stage.addEventListener("pointercancel", (event) => hand.release(event));
  stage.addEventListener("wheel", (event) => hand.wheel(event), { passive: false });
}

class Hand {
  /** @type {"" | "swipe" | "pull" | "pinch" | "pan"} */
  mode = "";
  start = { x: 0, y: 0, apart: 0, time: 0, scale: 1, left: 0, top: 0 };

  /**
   * @param {HTMLElement} stage
   * @param {Zoom} zoom
   * @param {Does} does
   */
  constructor(stage, zoom, does) {
    this.stage = stage;
    this.zoom = zoom;
    this.does = does;
    this.fingers = new Fingers(stage);
    this.taps = new Taps(does.tap, (at) => zoom.toggle(at, true));
  }

  /** @param {PointerEvent} event */
  touch(event) {
    this.stage.setPointerCapture(event.pointerId);
    this.fingers.put(event);
    if (this.fingers.count === 1) this.mode = "";
    this.#begin(event.timeStamp);
    if (this.fingers.count === 2) {
      if (this.mode === "swipe" || this.mode === "pull") this.does.drop(0, 0, 0);
      this.mode = "pinch";
    }
    this.stage.classList.add("viewer__stage--held");
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.fingers.has(event)) return;
    this.fingers.put(event);
    const { start, zoom, does } = this;
    const now = this.fingers.gather();
    const [across, down] = [now.x - start.x, now.y - start.y];
    if (this.mode === "pinch" && now.apart) return this.#pinch(now);
    if (!this.mode && Math.hypot(across, down) > SLIP) {
      this.mode = zoom.isEnlarged ? "pan" : Math.abs(across) >= Math.abs(down) ? "swipe" : "pull";
    }
    if (this.mode === "pan") zoom.put(zoom.scale, start.left + across, start.top + down);
    if (this.mode === "swipe") does.drag(across, 0);
    if (this.mode === "pull") does.drag(0, Math.max(0, down));
  }

  /** @param {PointerEvent} event */
  release(event) {
    if (!this.fingers.lift(event)) return;
    if (this.fingers.count) {
      this.#begin(event.timeStamp);
      if (this.mode === "pinch") this.mode = "pan";
      return;
    }
    this.stage.classList.remove("viewer__stage--held");
    const at = this.fingers.place(event);
    const [across, down] = [at.x - this.start.x, at.y - this.start.y];
    if (this.mode === "swipe") this.#swiped(event, across, down);
    else if (this.mode === "pull") this.#pulled(event, across, down);
    else if (this.mode) this.#enlarged(event.pointerType !== "mouse");
    else if (isLost(event)) return;
    else if (event.pointerType === "mouse") this.zoom.toggle(at);
    else this.taps.tapped(event.timeStamp, at);
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    event.preventDefault();
    const { zoom } = this;
    if (event.ctrlKey) zoom.to(zoom.scale * Math.exp(-event.deltaY / 100), this.fingers.place(event));
    else if (zoom.isEnlarged) zoom.move(-event.deltaX, -event.deltaY);
  }

  /** @param {number} time */
  #begin(time) {
    const { scale, x: left, y: top } = this.zoom;
    this.start = { ...this.fingers.gather(), time, scale, left, top };
  }

  /** @param {{ x: number, y: number, apart: number }} now */
  #pinch(now) {
    const { start, zoom } = this;
    const scale = Math.min(MOST, Math.max(LEAST, (start.scale * now.apart) / start.apart));
    const grown = scale / start.scale;
    zoom.put(scale, now.x - (start.x - start.left) * grown, now.y - (start.y - start.top) * grown);
  }

  /**
   * @param {PointerEvent} event
   * @param {number} across
   * @param {number} down
   */
  #swiped(event, across, down) {
    const speed = Math.abs(across) / Math.max(1, event.timeStamp - this.start.time);
    const isFar = Math.abs(across) > TURN || (speed > FLICK && Math.abs(across) > TURN / 2);
    const turns = !isLost(event) && isFar && Math.abs(across) > 2 * Math.abs(down);
    this.does.drop(turns ? -Math.sign(across) : 0, across, 0);
  }

  /**
   * @param {PointerEvent} event
   * @param {number} across
   * @param {number} down
   */
  #pulled(event, across, down) {
    const isPulled = !isLost(event) && down > PULL && down > 2 * Math.abs(across);
    this.does.drop(0, 0, isPulled ? 0 : Math.max(0, down));
    if (isPulled) this.does.pulled();
  }

  /** @param {boolean} byHand */
  #enlarged(byHand) {
    if (this.zoom.scale <= 1) this.zoom.reset(true);
    else this.zoom.zoomed(this.zoom.scale, byHand);
  }
}

/** @param {PointerEvent} event */
function isLost(event) {
  return event.type === "pointercancel";
}
