// Results where a search would put them: the theme's own template, filled by the theme's own code.

const FINEST = 4; // pixels of the screen that make one of a picture's (screens.py)

const { result, speech } = await import(document.querySelector("script[data-view]").dataset.view);

for (const root of document.querySelectorAll("[data-examples-results]")) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const shown = {
    base: "",
    sections: new Map([["activities", "Hoạt động"]]),
    kinds: new Map(),
    say: speech(root.dataset.lang),
  };
  const hits = [...document.querySelectorAll("#card .card--row")].map((card) => {
    const title = card.querySelector(".card__title").textContent;
    const picture = card.querySelector("img");
    return {
      url: "#",
      words: `${title} ${card.querySelector(".card__summary")?.textContent ?? title}`.split(" "),
      locations: [2, 3, 14].map((location) => ({ location, weight: 1 })),
      meta: {
        title,
        section: "activities",
        date: "2025-01-03",
        thumbnail: picture && new URL(picture.src).pathname.slice(1),
        thumbnail_size: picture && `${picture.getAttribute("width")}x${picture.getAttribute("height")}`,
      },
    };
  });
  part("list").replaceChildren(...hits.map((hit) => result(part("hit"), hit, shown)));
  part("status").textContent = shown.say.counted(JSON.parse(part("words").textContent).count_for, 3, {
    query: "Ễnh Ương",
  });
  root.querySelectorAll(".facet__option [data-part=count]").forEach((count, at) => {
    count.textContent = at;
    count.parentElement.toggleAttribute("data-empty", at === 0);
  });
  root.querySelector(".facet input").disabled = true;
  part("chips").append(part("chip").content.cloneNode(true));
  part("chips").querySelector('[data-part="value"]').textContent = "Phúc lợi";
  part("chosen").hidden = false;
  part("results").hidden = false;
  part("more").hidden = false;
  root.dataset.counted = "";
  root.dataset.state = "results";
}
// Every picture is there before one looks, and every example starts on a whole pixel of its picture: then a
// change of one leaves the others as they were.
await Promise.all(
  [...document.images].map((image) => {
    image.loading = "eager";
    return image.decode().catch(() => {});
  }),
);
await document.fonts.ready;
const main = document.querySelector("script[type=module]").src;
for (const root of document.querySelectorAll("[data-module]"))
  await import(new URL(`modules/${root.dataset.module}.js`, main).href);
for (const stage of document.querySelectorAll("[data-example]")) {
  const top = stage.getBoundingClientRect().top + scrollY;
  stage.style.marginBlockStart = `${Math.ceil(top / FINEST) * FINEST - top}px`;
}
document.documentElement.dataset.examples = "ready";
