// @ts-check
// Narrows a register in place. Without it every filter is a plain link to a page of its own; with
// it filters combine, words narrow as they are typed, and the address says what is shown.
import { parts } from "../shared/parts.js";
import leadOver from "./other.js";
import lead from "./register/lead.js";
import showNamed from "./register/named.js";
import { Rows } from "./register/rows.js";
import { said, Sorting } from "./register/sort.js";
import { address, isNarrowed, read, toggled } from "./register/state.js";
import { View } from "./register/view.js";

/** @param {HTMLElement} root */
export default function register(root) {
  const options = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-facet]")]);
  /** @type {HTMLTableElement | null} */
  const table = root.querySelector('[data-part="table"]');
  if (root.dataset.inPlace === "true") {
    if (table) narrow(root, table, options);
    return;
  }
  if (table) lead(options, new Sorting(table, false), root.dataset.whole ?? "");
  leadOver(() => "");
}

/**
 * @param {HTMLElement} root
 * @param {HTMLTableElement} table
 * @param {HTMLAnchorElement[]} options
 */
function narrow(root, table, options) {
  const part = parts(root);
  const words = JSON.parse(part("words").textContent ?? "");
  /** @type {HTMLInputElement | null} */
  const field = root.querySelector('[data-part="query"]'); // a short register has none
  const sorting = new Sorting(table, "inHeading" in table.dataset);
  const facets = new Set(options.map((option) => option.dataset.facet ?? ""));
  const rows = new Rows(table, words.further, part("failed"));
  const view = new View(root, table, options, words);
  const stated = () => read(location.search, facets, field !== null);
  let asked = 0;

  async function apply() {
    asked += 1;
    const turn = asked;
    const state = stated();
    const order = sorting.read(location.search);
    if (isNarrowed(state) || order.key) await rows.complete();
    if (turn !== asked) return;
    sorting.apply(order, rows.all);
    view.show(state, rows.all, order);
  }
  listen(root, field, sorting, stated, apply);
  leadOver(() => view.elsewhere(stated(), sorting.read(location.search)));
  showNamed(async () => {
    await rows.complete();
    await apply(); // the rows of further pages wait until they are asked for
    return rows.all;
  });
}

/**
 * @import { State } from "./register/state.js"
 * @param {HTMLElement} root
 * @param {HTMLInputElement | null} field
 * @param {Sorting} sorting
 * @param {() => State} stated
 * @param {() => void} apply
 */
function listen(root, field, sorting, stated, apply) {
  const whole = root.dataset.whole ?? "";
  const ordered = () => said(sorting.read(location.search));
  /** @type {(chosen: Map<string, string>, text: string, order: string, how?: "pushState" | "replaceState") => void} */
  const go = (chosen, text, order, how = "pushState") => {
    history[how](null, "", address(whole, chosen, text, order));
    lead();
    apply();
  };
  const lead = () => {
    const order = sorting.read(location.search);
    const { chosen, query } = stated();
    for (const link of sorting.links) {
      link.href = address(whole, chosen, query, sorting.next(link.dataset.sort ?? "", order));
    }
    if (select) select.value = order.key;
  };
  /** @type {HTMLSelectElement | null} */
  const select = root.querySelector('[data-part="order"]');
  const restore = () => {
    if (field) field.value = stated().query;
    lead();
    apply();
  };
  root.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLElement | null} */ (target.closest("a[data-facet], thead a[data-sort]"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const { chosen } = stated();
    const { sort } = link.dataset;
    const order = sort ? sorting.next(sort, sorting.read(location.search)) : ordered();
    go(sort ? chosen : toggled(chosen, link), field?.value ?? "", order);
  });
  select?.addEventListener("change", () => {
    go(stated().chosen, field?.value ?? "", select.value && sorting.first(select.value));
  });
  field?.addEventListener("input", () => go(stated().chosen, field.value, ordered(), "replaceState"));
  root.querySelector('[data-part="clear"]')?.addEventListener("click", () => {
    if (!field) return;
    field.value = "";
    go(new Map(), "", ordered());
    field.focus();
  });
  addEventListener("popstate", restore);
  restore();
}
