// The search page: as one types, by address, by keyboard. Markup: components/search_panel.html.

import { answer } from "./search/answer.js";
import { open } from "./search/engine.js";
import { answering, understand } from "./search/query.js";
import { asks, read, write } from "./search/state.js";
import { fill, result, showCounts, speech } from "./search/view.js";

const A_PAGE = 10;
const PAUSE = 250; // milliseconds without a key before a search runs
const SLOW = 400; // milliseconds after which the page says that it is searching

const WIDE = "(min-width: 40rem)"; // the filters stand open where there is room for them

/** Bring the search panel `root` to life. Nothing of the index is loaded until it is used. */
export default function init(root) {
  const form = root.querySelector("form");
  if (!form) return;
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const field = form.elements.q;
  const selects = [...form.querySelectorAll("select[data-filter]")];
  const known = Object.fromEntries(
    selects.map(({ name, options }) => [name, [...options].map(({ value }) => value).filter(Boolean)]),
  );
  const words = JSON.parse(part("words").textContent);
  const shown = {
    base: root.dataset.base.replace(/\/+$/, ""),
    sections: labels(form.elements.section),
    kinds: labels(form.elements.kind),
    say: speech(root.dataset.lang),
  };
  let state = read(location.search, known);
  let listed = { key: null, count: 0 };
  let latest = 0;
  let session = false; // whether the newest entry of the history was made by typing
  let timer;
  let engine;

  const load = () => {
    engine ??= open(root.dataset.bundle, shown.base);
    return engine;
  };

  // What is shown stays until the answer is there, so that nothing jumps while one types.
  const busy = () => {
    root.dataset.state = "busy";
    part("list").setAttribute("aria-busy", "true");
  };

  const show = (name) => {
    root.dataset.state = name;
    part("results").hidden = name !== "results";
    part("none").hidden = name !== "none";
    part("failed").hidden = name !== "failed";
    part("list").setAttribute("aria-busy", "false");
    if (name === "results") return;
    part("list").replaceChildren();
    listed = { key: null, count: 0 };
  };

  const fillForm = () => {
    if (field.value.trim() !== state.q) field.value = state.q;
    for (const select of selects) select.value = state.filters[select.name] ?? "";
    form.elements.sort.value = state.sort;
    const filtered = Object.keys(state.filters).length > 0;
    part("reset").hidden = !filtered;
    part("filters-advice").hidden = !filtered;
    if (filtered) part("refine").open = true;
  };

  const announce = (found, typed) => {
    const filtered = Object.keys(state.filters).length > 0;
    if (found.total > 0) {
      const forms = typed ? words.count_for : words.count;
      return shown.say.counted(forms, found.total, { query: typed });
    }
    return filtered ? words.none_filtered : fill(words.none, { query: typed });
  };

  const list = async (found, turn) => {
    const key = write({ ...state, page: 1 });
    const from = listed.key === key ? listed.count : 0;
    const hits = await Promise.all(found.hits.slice(from, state.page * A_PAGE).map((hit) => hit.load()));
    if (turn !== latest) return false;
    const items = hits.map((hit) => {
      const locations = answering(hit.words, hit.locations, found.words, root.dataset.lang === "en");
      return result(part("hit"), { ...hit, locations }, shown);
    });
    if (from > 0) part("list").append(...items);
    else part("list").replaceChildren(...items);
    listed = { key, count: from + items.length };
    part("more").hidden = listed.count >= found.total;
    return true;
  };

  const run = async () => {
    const turn = ++latest;
    fillForm();
    if (!asks(state)) {
      part("status").textContent = "";
      part("refine").hidden = true;
      return show("idle");
    }
    busy();
    const slow = setTimeout(() => (part("status").textContent = words.searching), SLOW);
    try {
      const query = understand(state.q);
      const { typed } = query;
      const used = await load();
      const empty = { words: [], total: 0, hits: [] };
      const nothing = typed !== "" && query.words.length === 0;
      const found = nothing ? empty : await answer(used, query, state.filters, state.sort, state.literal);
      if (turn !== latest || !(await list(found, turn))) return;
      clearTimeout(slow);
      part("status").textContent = announce(found, typed);
      show(found.total > 0 ? "results" : "none");
      part("refine").hidden = false;
      const counted = await used.counts(found.words, state.filters);
      if (turn !== latest) return;
      for (const select of selects) showCounts(select, counted[select.name], shown.say);
    } catch {
      engine = undefined;
      if (turn !== latest) return;
      part("status").textContent = words.failed;
      show("failed");
    } finally {
      clearTimeout(slow);
    }
  };

  // Typing makes one entry in the history, however many keys it took; a choice makes its own.
  const change = (changes, how) => {
    clearTimeout(timer);
    state = { ...state, page: 1, ...changes };
    const address = write(state);
    if (address !== write(read(location.search, known))) {
      const replaces = how === "more" || (how !== "choice" && session);
      history[replaces ? "replaceState" : "pushState"](null, "", address || location.pathname);
    }
    session = how === "typing";
    return run();
  };

  const chosen = () =>
    Object.fromEntries(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));

  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    const q = field.value.trim();
    if (event.isComposing || q === state.q || q.length === 1) return;
    timer = setTimeout(() => change({ q }, "typing"), q ? PAUSE : 0);
  });
  field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));
  field.addEventListener("change", () => (session = false));
  field.addEventListener("focus", () => load().catch(() => (engine = undefined)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change({ q: field.value.trim() }, "submit");
    session = false;
  });
  for (const select of [...selects, form.elements.sort]) {
    select.addEventListener("change", () =>
      change({ q: field.value.trim(), filters: chosen(), sort: form.elements.sort.value }, "choice"),
    );
  }
  part("reset").addEventListener("click", () => {
    change({ filters: {} }, "choice");
    field.focus();
  });
  part("retry").addEventListener("click", run);
  part("more").addEventListener("click", async () => {
    const next = listed.count;
    await change({ page: state.page + 1 }, "more");
    part("list").children[next]?.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => {
    state = read(location.search, known);
    session = false;
    field.value = state.q;
    run();
  });
  listenToKeys(root, field, () => {
    field.value = "";
    change({ q: "" }, "typing");
  });
  part("refine").open = window.matchMedia(WIDE).matches;
  if (asks(state)) run();
}

/** “/” goes to the field, Escape empties it, the arrows walk through the results. */
function listenToKeys(root, field, clear) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === field && field.value) {
      event.preventDefault();
      clear();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...root.querySelectorAll('[data-part="link"]')];
    const at = stops.indexOf(event.target);
    if (!step || at < 0 || !stops[at + step] || event.isComposing) return;
    event.preventDefault();
    stops[at + step].focus();
  });
}

function labels(select) {
  return new Map([...(select?.options ?? [])].map(({ value, textContent }) => [value, textContent]));
}
