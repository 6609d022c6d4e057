// The search page: as one types, by address, by keyboard. Markup: components/search_panel.html.

import leadOver from "./other.js";
import { answer } from "./search/answer.js";
import { early } from "./search/early.js";
import { open } from "./search/engine.js";
import { listenToKeys } from "./search/keys.js";
import { asWritten } from "./search/nearness.js";
import { answering, understand } from "./search/query.js";
import { asks, read, write } from "./search/state.js";
import { fill, replace, result, showCounts, speech } from "./search/view.js";

const A_PAGE = 10;
const PAUSE = 250; // milliseconds without a key before a search runs
const SLOW = 400; // milliseconds after which the page says that it is searching

const FEW = 5; // with fewer results of its own, the page also looks into the other edition

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
  let otherEngine;

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
    if (name !== "results") part("mended").hidden = true;
    if (name === "idle" || name === "failed") part("other").hidden = true;
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
    const items = hits.map((hit) => item(hit, found.words, root.dataset.lang));
    if (from > 0) part("list").append(...items);
    else replace(part("list"), items);
    listed = { key, count: from + items.length };
    part("more").hidden = listed.count >= found.total;
    part("mended").hidden = !found.changed;
    if (found.changed && from === 0) sayMended(hits, found.words);
    return true;
  };

  // The list is put in place once more when all is known; what stands first stays first.
  const showEarly = (first, turn) => {
    if (!first || turn !== latest) return;
    const hits = first.hits.map((hit) => result(part("hit"), hit, shown));
    replace(part("list"), hits);
    part("more").hidden = true;
    part("mended").hidden = true;
    part("none").hidden = true;
    part("failed").hidden = true;
    part("results").hidden = false;
    listed = { key: null, count: 0 };
  };

  const item = (hit, asked, lang) => {
    const locations = answering(hit.words, hit.locations, asked, lang === "en");
    return result(part("hit"), { ...hit, locations }, shown);
  };

  // The words are shown as a page has them, marks and all.
  const sayMended = (hits, asked) => {
    const written = asWritten(
      hits.map((hit) => hit.words),
      asked,
    );
    part("mended-words").textContent = fill(words.mended, { query: written ?? asked.join(" ") });
    part("literal").textContent = fill(words.literal, { query: state.q });
    part("literal").href = write({ ...state, literal: true, page: 1 });
  };

  // Beneath few results of its own: what the other edition has, if it knows all the words.
  const listOther = async (query, found, turn) => {
    const wanted = root.dataset.other && query.words.length > 0 && found.total < FEW;
    if (!wanted) return void (part("other").hidden = true);
    try {
      otherEngine ??= open(root.dataset.other, shown.base);
      const other = await otherEngine;
      const list = await other.vocabulary();
      if (!query.words.every((word) => list.has(word) || !/^\p{L}+$/u.test(word))) {
        part("other").hidden = turn === latest || part("other").hidden;
        return;
      }
      const there = await answer(other, query, state.filters, state.sort, true);
      const hits = await Promise.all(there.hits.slice(0, FEW).map((hit) => hit.load()));
      if (turn !== latest) return;
      const lang = part("other-list").lang;
      part("other-list").replaceChildren(...hits.map((hit) => item(hit, there.words, lang)));
      part("other").hidden = hits.length === 0;
    } catch {
      otherEngine = undefined;
      if (turn === latest) part("other").hidden = true;
    }
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
      if (state.sort !== "date" && Object.keys(state.filters).length === 0 && state.page === 1) {
        await showEarly(await early(used, query), turn);
        if (turn !== latest) return;
      }
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
      await listOther(query, found, turn);
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
    const literal = state.literal && (changes.q ?? state.q) === state.q;
    state = { ...state, page: 1, literal, ...changes };
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
  part("literal").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    change({ literal: true }, "choice");
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
  leadOver(() => write({ ...state, q: field.value.trim() }));
  part("refine").open = window.matchMedia(WIDE).matches;
  if (asks(state)) run();
}

function labels(select) {
  return new Map([...(select?.options ?? [])].map(({ value, textContent }) => [value, textContent]));
}
