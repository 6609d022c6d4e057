// @ts-check
// How large the picture looked at stands, and where: enlarged, it never leaves the stage.
export const MOST = 6;
const ENLARGED = 1.01;

/** @typedef {{ x: number, y: number }} Place CSS pixels from the stage's middle */

export class Zoom {
  scale = 1;
  x = 0;
  y = 0;

  /**
   * @param {HTMLElement} stage
   * @param {() => HTMLImageElement | null} picture
   * @param {(scale: number, byHand: boolean) => void} zoomed is told of every change of size
   */
  constructor(stage, picture, zoomed) {
    this.stage = stage;
    this.picture = picture;
    this.zoomed = zoomed;
  }

  get isEnlarged() {
    return this.scale > ENLARGED;
  }

  /** @param {Place} [at] */
  toggle(at = { x: 0, y: 0 }, byHand = false) {
    if (this.isEnlarged) this.reset(byHand);
    else this.to(Math.max(2, 1 / sizeOf(this.picture(), this.stage).ratio), at, byHand);
  }

  /**
   * @param {number} wanted
   * @param {Place} [at] what stays where it is
   */
  to(wanted, at = { x: 0, y: 0 }, byHand = false) {
    const scale = Math.min(MOST, wanted);
    if (scale <= ENLARGED) {
      this.reset(byHand);
      return;
    }
    const grown = scale / this.scale;
    this.put(scale, at.x - (at.x - this.x) * grown, at.y - (at.y - this.y) * grown);
    this.zoomed(this.scale, byHand);
  }

  /**
   * @param {number} across
   * @param {number} down
   */
  move(across, down) {
    this.put(this.scale, this.x + across, this.y + down);
  }

  reset(byHand = false) {
    const was = this.isEnlarged;
    this.put(1, 0, 0);
    if (was || byHand) this.zoomed(1, byHand);
  }

  /**
   * @param {number} scale
   * @param {number} left
   * @param {number} top
   */
  put(scale, left, top) {
    const image = this.picture();
    this.scale = scale;
    if (!image) return;
    const { width, height } = sizeOf(image, this.stage);
    this.x = within((width * this.scale - this.stage.clientWidth) / 2, left);
    this.y = within((height * this.scale - this.stage.clientHeight) / 2, top);
    image.style.transform = this.scale === 1 ? "" : `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.stage.classList.toggle("viewer__stage--zoomed", this.isEnlarged);
  }
}

/**
 * @param {number} most
 * @param {number} wanted
 */
function within(most, wanted) {
  const room = Math.max(0, most);
  return Math.min(room, Math.max(-room, wanted));
}

/**
 * Return an image's size as it stands at scale 1, and how much smaller that is than its pixels.
 * @param {HTMLImageElement | null} image
 * @param {HTMLElement} stage
 */
export function sizeOf(image, stage) {
  const [width, height] = ["width", "height"].map((name) => Number(image?.getAttribute(name)));
  const ratio = Math.min(stage.clientWidth / width, stage.clientHeight / height);
  return { width: width * ratio, height: height * ratio, ratio };
}
