// @ts-check
const STEP = 80; // CSS pixels that an arrow key moves an enlarged picture
const GROWTH = 1.5;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Say what a key does in the viewer, or undefined.
 * @import { Zoom } from "./zoom.js"
 * @param {string} key
 * @param {Zoom} zoom
 * @param {(step: number) => void} turn
 * @param {(end: "first" | "last") => void} jump
 * @returns {(() => void) | undefined}
 */
export default function actionOf(key, zoom, turn, jump) {
  const [across, down] = ARROWS[key] ?? [0, 0];
  if (ARROWS[key] && zoom.isEnlarged) return () => zoom.move(-across * STEP, -down * STEP);
  if (across) return () => turn(across);
  if (key === "Home") return () => jump("first");
  if (key === "End") return () => jump("last");
  if (key === "+" || key === "=") return () => zoom.to(zoom.scale * GROWTH);
  if (key === "-") return () => zoom.to(zoom.scale / GROWTH);
  if (key === "0") return () => zoom.reset();
}
