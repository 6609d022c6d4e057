// Fingers, mouse and wheel on the stage: swipe, pull down, pinch, double tap, click, pan.
const SLIP = 8; // CSS pixels before a touch is a movement
const TURN = 48; // CSS pixels that turn the page whatever the speed
const FLICK = 0.4; // CSS pixels a millisecond
const PULL = 110; // CSS pixels down that close
const AGAIN = 300; // milliseconds between the touches of a double tap
const MOST = 6;

// "does" says what comes of it; see viewer.js. Sizes are CSS pixels, places from the stage's middle.
export default function hand(stage, does) {
  const down = new Map();
  let [scale, x, y] = [1, 0, 0];
  let mode = "";
  let start;
  let last;
  let waiting;

  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    stage.setPointerCapture(event.pointerId);
    down.set(event.pointerId, place(event));
    if (down.size === 1) mode = "";
    begin(event.timeStamp);
    if (down.size === 2) {
      if (mode === "swipe" || mode === "pull") does.drop(0, 0, 0);
      mode = "pinch";
    }
    stage.classList.add("viewer__stage--held");
  });

  stage.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId) || !start) return;
    down.set(event.pointerId, place(event));
    const now = gather();
    const [across, below] = [now.x - start.x, now.y - start.y];
    if (mode === "pinch" && now.apart) {
      const wanted = Math.min(MOST, Math.max(0.7, (start.scale * now.apart) / start.apart));
      const grown = wanted / start.scale;
      put(wanted, now.x - (start.x - start.left) * grown, now.y - (start.y - start.top) * grown);
      return;
    }
    if (!mode && Math.hypot(across, below) > SLIP) {
      mode = isZoomed() ? "pan" : Math.abs(across) >= Math.abs(below) ? "swipe" : "pull";
    }
    if (mode === "pan") put(scale, start.left + across, start.top + below);
    if (mode === "swipe") does.drag(across, 0);
    if (mode === "pull") does.drag(0, Math.max(0, below));
  });

  for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, release);

  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.ctrlKey) zoomTo(scale * Math.exp(-event.deltaY / 100), place(event));
      else if (isZoomed()) move(-event.deltaX, -event.deltaY);
    },
    { passive: false },
  );

  return { toggle, reset, move, isZoomed, by: (factor) => zoomTo(scale * factor) };

  function release(event) {
    if (!down.delete(event.pointerId)) return;
    if (down.size) {
      begin(event.timeStamp);
      if (mode === "pinch") mode = "pan";
      return;
    }
    stage.classList.remove("viewer__stage--held");
    const at = place(event);
    const [across, below] = [at.x - start.x, at.y - start.y];
    const speed = Math.abs(across) / Math.max(1, event.timeStamp - start.time);
    const lost = event.type === "pointercancel";
    if (mode === "swipe") {
      const far = Math.abs(across) > TURN || (speed > FLICK && Math.abs(across) > TURN / 2);
      const turns = !lost && far && Math.abs(across) > 2 * Math.abs(below);
      does.drop(turns ? -Math.sign(across) : 0, across, 0);
    } else if (mode === "pull") {
      const pulled = !lost && below > PULL && below > 2 * Math.abs(across);
      does.drop(0, 0, pulled ? 0 : Math.max(0, below));
      if (pulled) does.pulled();
    } else if (mode === "pinch" || mode === "pan") {
      if (scale <= 1) reset(true);
      else does.zoomed(scale, event.pointerType !== "mouse");
    } else if (!lost) tapped(event, at);
  }

  function tapped(event, at) {
    if (event.pointerType === "mouse") {
      toggle(at);
      return;
    }
    clearTimeout(waiting);
    const twice = last && event.timeStamp - last.time < AGAIN && Math.hypot(at.x - last.x, at.y - last.y) < 40;
    last = twice ? null : { ...at, time: event.timeStamp };
    if (twice) toggle(at, true);
    else waiting = setTimeout(does.tap, AGAIN);
  }

  function begin(time) {
    start = { ...gather(), time, scale, left: x, top: y };
  }

  // The middle of the fingers, and how far they are apart.
  function gather() {
    const [one, two = one] = down.values();
    return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2, apart: Math.hypot(one.x - two.x, one.y - two.y) };
  }

  function place(event) {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.x - box.width / 2, y: event.clientY - box.y - box.height / 2 };
  }

  function isZoomed() {
    return scale > 1.01;
  }

  function toggle(at = { x: 0, y: 0 }, byHand = false) {
    if (isZoomed()) reset(byHand);
    else zoomTo(Math.min(MOST, Math.max(2, 1 / fitted().ratio)), at, byHand);
  }

  function zoomTo(wanted, at = { x: 0, y: 0 }, byHand = false) {
    const to = Math.min(MOST, wanted);
    if (to <= 1.01) {
      reset(byHand);
      return;
    }
    put(to, at.x - ((at.x - x) * to) / scale, at.y - ((at.y - y) * to) / scale);
    does.zoomed(scale, byHand);
  }

  function move(across, below) {
    put(scale, x + across, y + below);
  }

  function reset(byHand = false) {
    const was = isZoomed();
    put(1, 0, 0);
    if (was || byHand) does.zoomed(1, byHand);
  }

  // The picture's size as it stands at scale 1, and how much smaller that is than its pixels.
  function fitted() {
    const image = does.picture();
    const [width, height] = [Number(image?.getAttribute("width")), Number(image?.getAttribute("height"))];
    const ratio = Math.min(stage.clientWidth / width, stage.clientHeight / height);
    return { width: width * ratio, height: height * ratio, ratio };
  }

  function put(size, left, top) {
    const image = does.picture();
    scale = size;
    if (!image) return;
    const { width, height } = fitted();
    const across = Math.max(0, (width * size - stage.clientWidth) / 2);
    const below = Math.max(0, (height * size - stage.clientHeight) / 2);
    x = Math.min(across, Math.max(-across, left));
    y = Math.min(below, Math.max(-below, top));
    image.style.transform = size === 1 ? "" : `translate(${x}px, ${y}px) scale(${size})`;
    stage.classList.toggle("viewer__stage--zoomed", isZoomed());
  }
}
