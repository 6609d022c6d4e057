// A gallery full screen: the picture looked at and its two neighbours, whatever the gallery holds.
import hand from "./hand.js";

const SETTLE = { duration: 220, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" };
const SAID = 3000; // milliseconds that a word of confirmation stays
const STEP = 80; // CSS pixels that an arrow key moves an enlarged picture

export default function makeViewer(root, links, template, { turned, leave }) {
  const dialog = template.content.firstElementChild.cloneNode(true);
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  const [stage, track, caption, said, zoom] = ["stage", "track", "caption", "said", "zoom"].map(part);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const several = links.length > 1;
  let at = 0;
  let quiet;

  part("total").textContent = links.length;
  part("index").style.minInlineSize = `${1.2 * String(links.length).length}ch`; // digits differ in width
  dialog.classList.toggle("viewer--wordless", !links.some(captionOf));
  for (const button of [part("previous"), part("next")]) button.hidden = !several;
  document.body.append(dialog);

  const touch = hand(stage, {
    picture: () => track.querySelector("[data-at='0'] img"),
    drag: (across, down) => (track.style.translate = `${several ? across : across / 4}px ${down}px`),
    drop(step, across, down) {
      track.style.translate = "";
      if (step && several) turn(step, across);
      else settle(across, down);
    },
    tap: () => bare(!dialog.classList.contains("viewer--bare")),
    pulled: leave,
    zoomed(scale, byHand) {
      zoom.setAttribute("aria-pressed", scale > 1);
      if (byHand) bare(scale > 1);
      sharpen(scale);
    },
  });

  part("previous").addEventListener("click", () => turn(-1));
  part("next").addEventListener("click", () => turn(1));
  part("close").addEventListener("click", leave);
  zoom.addEventListener("click", () => touch.toggle());
  part("copy").addEventListener("click", copy);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  // Browsers close a dialog over our heads when Escape is pressed twice.
  dialog.addEventListener("close", () => history.state?.viewer && leave());
  dialog.addEventListener("keydown", pressed);
  dialog.addEventListener("wheel", stay, { passive: false });

  return { open, close };

  function open(index) {
    const first = !dialog.open;
    if (first) {
      dialog.showModal();
      part("close").focus();
    }
    if (first || index !== at) show(index);
  }

  function close() {
    if (!dialog.open) return;
    dialog.close();
    track.replaceChildren();
    bare(false);
    links[at].focus({ preventScroll: true });
    links[at].scrollIntoView({ block: "nearest" });
  }

  function turn(step, across = 0) {
    if (!several) return;
    show((at + step + links.length) % links.length, step);
    if (!still.matches) settle(across + step * stage.clientWidth, 0);
    turned(at);
  }

  function jump(index) {
    show(index);
    turned(at);
  }

  function settle(across, down) {
    if (still.matches || (!across && !down)) return;
    track.animate([{ translate: `${across}px ${down}px` }, { translate: "0px 0px" }], SETTLE);
  }

  // Shows a picture; "step" says that it is a neighbour, which is there already.
  function show(index, step = 0) {
    at = index;
    touch.reset();
    const kept = new Map([...track.children].map((slide) => [Number(slide.dataset.at) - step, slide]));
    const wanted = several ? [-1, 0, 1] : [0];
    track.replaceChildren(
      ...wanted.map((place) => {
        const slide = (step && kept.get(place)) || makeSlide((at + place + links.length) % links.length);
        slide.dataset.at = place;
        slide.inert = place !== 0;
        return slide;
      }),
    );
    part("index").textContent = at + 1;
    part("alt").textContent = links[at].querySelector("img").alt;
    const words = captionOf(links[at]);
    caption.lang = words?.closest("[lang]")?.lang ?? "";
    caption.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
    caption.scrollTop = 0;
    caption.toggleAttribute("tabindex", false);
    if (caption.scrollHeight > caption.clientHeight + 1) caption.tabIndex = 0;
  }

  function makeSlide(index) {
    const slide = document.createElement("div");
    slide.className = "viewer__slide";
    const small = links[index].querySelector("img");
    const picture = links[index].querySelector("picture").cloneNode(true);
    const image = picture.querySelector("img");
    image.loading = "eager";
    image.draggable = false;
    image.removeAttribute("data-focus");
    if (small.complete && small.currentSrc) image.style.backgroundImage = `url("${small.currentSrc}")`;
    image.addEventListener("load", () => (image.style.backgroundImage = ""));
    image.addEventListener("error", () => {
      const failed = part("broken").cloneNode(true);
      failed.hidden = false;
      slide.append(failed);
      slide.classList.add("viewer__slide--failed");
    });
    fit(picture, image, 1);
    slide.append(picture);
    return slide;
  }

  // The browser is told how wide the picture will stand, so that it fetches no larger one.
  function fit(picture, image, scale) {
    const shape = image.getAttribute("width") / image.getAttribute("height");
    const width = Math.ceil(scale * Math.min(stage.clientWidth, stage.clientHeight * shape));
    for (const source of picture.querySelectorAll("[sizes]")) source.sizes = `${width}px`;
  }

  function sharpen(scale) {
    const picture = track.querySelector("[data-at='0'] picture");
    if (picture && scale > 1) fit(picture, picture.querySelector("img"), scale);
  }

  // The figure's own words, or those that the whole gallery shares.
  function captionOf(link) {
    const own = link.closest("figure").querySelector("figcaption");
    return own ?? root.querySelector(".gallery__caption");
  }

  // Alone with the picture: a touch brings everything else back.
  function bare(wanted) {
    dialog.classList.toggle("viewer--bare", wanted);
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    bare(false);
    const { key } = event;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (way && touch.isZoomed()) touch.move(-way[0] * STEP, -way[1] * STEP);
    else if (way?.[0]) turn(way[0]);
    else if (key === "Home") jump(0);
    else if (key === "End") jump(links.length - 1);
    else if (key === "+" || key === "=") touch.by(1.5);
    else if (key === "-") touch.by(1 / 1.5);
    else if (key === "0") touch.reset();
    else return;
    event.preventDefault();
  }

  async function copy(event) {
    const { copied, failed } = event.currentTarget.dataset;
    const done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    said.textContent = done ? copied : failed;
    clearTimeout(quiet);
    quiet = setTimeout(() => (said.textContent = ""), SAID);
  }
}

// The page behind must not move; a long caption may.
function stay(event) {
  if (!event.target.closest("[data-caption]")) event.preventDefault();
}
