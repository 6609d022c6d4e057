// Narrows a register in place. Without it every filter is a plain link to a page of its own; with
// it filters combine, words narrow as they are typed, and the address says what is shown.
import leadOver from "./other.js";
import { fold } from "./search/fold.js";
import line from "./register/asked.js";
import { collect, gather } from "./register/rows.js";
import { address, read } from "./register/state.js";

export default function register(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const options = [...root.querySelectorAll("a[data-facet]")];
  const whole = root.dataset.whole;
  if (root.dataset.inPlace !== "true") {
    lead(options, whole);
    leadOver(() => "");
    return;
  }
  const table = part("table");
  if (!table) return;
  const words = JSON.parse(part("words").textContent);
  const facets = new Set(options.map((option) => option.dataset.facet));
  const counts = options.map((option) => option.parentElement.querySelector('[data-part="count"]'));
  const unfiltered = counts.map((count) => count.textContent);
  let numbers; // made when the first filter is used: browsers take long over it
  const number = (n) => (numbers ??= new Intl.NumberFormat(document.documentElement.lang)).format(n);
  const tools = part("tools"); // a short register needs no filter by words
  if (tools) table.parentElement.before(tools.content.cloneNode(true));
  const query = part("query");
  const clear = part("clear");
  let rows = gather(table);
  let further = null; // a promise, once the other pages have been asked for

  const everything = () =>
    (further ??= collect(table, words.further).then((complete) => {
      rows = gather(table, rows);
      part("failed").hidden = complete;
    }));

  function show(state) {
    const active = state.query !== "" || state.chosen.size > 0;
    const tally = new Map();
    let shown = 0;
    for (const row of rows) {
      const misses = [...state.chosen].filter(([facet, value]) => !row.has(`${facet}:${value}`));
      const said = state.terms.every((term) => row.text.includes(term));
      const visible = active ? said && misses.length === 0 : !row.further;
      row.element.hidden = !visible;
      shown += visible;
      // What a value would leave: the rows that fail on no other facet than its own.
      if (said && misses.length < 2) {
        for (const token of row.tokens) {
          if (!misses.length || token.startsWith(`${misses[0][0]}:`)) {
            tally.set(token, (tally.get(token) ?? 0) + 1);
          }
        }
      }
    }
    for (const group of table.tBodies) {
      group.hidden = !group.querySelector(".register-table__row:not([hidden])");
    }
    options.forEach((option, at) => {
      const { facet, value } = option.dataset;
      if (state.chosen.get(facet) === value) option.setAttribute("aria-current", "true");
      else option.removeAttribute("aria-current");
      const left = active ? (tally.get(`${facet}:${value}`) ?? 0) : words.counts[at];
      counts[at].textContent = active ? number(left) : unfiltered[at];
      option.parentElement.toggleAttribute("data-empty", left === 0);
    });
    const form = shown === 1 && "one" in words.count ? "one" : "other";
    part("status").textContent = active
      ? words.count[form]
          .replace("{count}", number(shown))
          .replace("{total}", number(words.total))
      : words.whole;
    part("pager").hidden = active;
    if (part("where")) part("where").hidden = active;
    table.hidden = active && shown === 0;
    part("none").hidden = !table.hidden;
    part("by").replaceChildren(...(active && shown ? named(state) : []));
    part("asked").replaceChildren(...(shown ? [] : named(state)));
    if (clear) clear.hidden = !active;
  }

  const option = (facet, value) =>
    options.find(({ dataset }) => dataset.facet === facet && dataset.value === value);

  // What was asked, in the words of the labels that it was asked by.
  function named({ query: typed, chosen }) {
    const by = [...chosen].map(([facet, value]) => {
      const known = option(facet, value);
      const label = root.querySelector(`#facet-${facet}`);
      return line(words.narrowed, label, known?.textContent ?? value, known?.lang);
    });
    if (typed) by.unshift(line(words.narrowed, root.querySelector("[for=register-q]"), `“${typed}”`));
    return by;
  }

  async function apply(state) {
    if (state.query !== "" || state.chosen.size > 0) await everything();
    if (state.asked === asked) show(state);
  }

  let asked = 0;
  const stated = () =>
    read(query ? location.search : location.search.replace(/\bq=[^&]*/, ""), facets, fold);
  const current = () => ({ ...stated(), asked: (asked += 1) });

  function go(chosen, text, replace = false) {
    history[replace ? "replaceState" : "pushState"](null, "", address(whole, chosen, text));
    apply(current());
  }

  root.addEventListener("click", (event) => {
    const option = event.target.closest("a[data-facet]");
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const { chosen } = read(location.search, facets, fold);
    const { facet, value } = option.dataset;
    if (chosen.get(facet) === value) chosen.delete(facet);
    else chosen.set(facet, value);
    go(chosen, query?.value ?? "");
  });
  query?.addEventListener("input", () => {
    go(read(location.search, facets, fold).chosen, query.value, true);
  });
  clear?.addEventListener("click", () => {
    query.value = "";
    go(new Map(), "");
    query.focus();
  });
  const restore = () => {
    const state = current();
    if (query) query.value = state.query;
    apply(state);
  };
  addEventListener("popstate", restore);
  restore();
  leadOver(() => {
    const { chosen, query: typed } = stated();
    const theirs = [...chosen].map(([facet, value]) => [
      facet,
      option(facet, value)?.dataset.other ?? value,
    ]);
    return address("", theirs, typed);
  });
  find(async () => {
    await everything();
    await apply(current()); // the rows of further pages wait until they are asked for
    return rows;
  });
}

// An address may name a row (#row-…) of a further page: it is fetched and shown.
async function find(everyRow) {
  const id = rowOf(location.hash);
  if (!id.startsWith("row-") || document.getElementById(id)) return;
  const row = (await everyRow()).find(({ element }) => element.id === id);
  if (!row) return;
  row.element.hidden = false;
  row.element.parentElement.hidden = false;
  row.element.scrollIntoView({ block: "center" });
}

function rowOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return ""; // a lone % names nothing
  }
}

// On a page that is narrowed already, a further filter leads to the whole register with both.
function lead(options, whole) {
  const chosen = new Map(
    options
      .filter((option) => option.hasAttribute("aria-current"))
      .map(({ dataset }) => [dataset.facet, dataset.value]),
  );
  if (chosen.size === 0) return;
  for (const option of options) {
    const { facet, value } = option.dataset;
    const next = new Map(chosen);
    if (next.get(facet) === value) next.delete(facet);
    else next.set(facet, value);
    if (next.size !== 1) option.href = address(whole, next, "");
  }
}
