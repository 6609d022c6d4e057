// @ts-check
// Narrows a register in place. Without it every filter is a plain link to a page of its own; with
// it filters combine, words narrow as they are typed, and the address says what is shown.
import { parts } from "../shared/parts.js";
import leadOver from "./other.js";
import lead from "./register/lead.js";
import showNamed from "./register/named.js";
import { Rows } from "./register/rows.js";
import { address, isNarrowed, read, toggled } from "./register/state.js";
import { View } from "./register/view.js";

/** @param {HTMLElement} root */
export default function register(root) {
  const options = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-facet]")]);
  if (root.dataset.inPlace !== "true") {
    lead(options, root.dataset.whole ?? "");
    leadOver(() => "");
    return;
  }
  /** @type {HTMLTableElement | null} */
  const table = root.querySelector('[data-part="table"]');
  if (table) narrow(root, table, options);
}

/**
 * @param {HTMLElement} root
 * @param {HTMLTableElement} table
 * @param {HTMLAnchorElement[]} options
 */
function narrow(root, table, options) {
  const part = parts(root);
  const words = JSON.parse(part("words").textContent ?? "");
  /** @type {HTMLTemplateElement | null} */
  const tools = root.querySelector('[data-part="tools"]'); // a short register needs no filter by words
  if (tools) table.parentElement?.before(tools.content.cloneNode(true));
  /** @type {HTMLInputElement | null} */
  const field = root.querySelector('[data-part="query"]');
  const facets = new Set(options.map((option) => option.dataset.facet ?? ""));
  const rows = new Rows(table, words.further, part("failed"));
  const view = new View(root, table, options, words);
  const stated = () => read(location.search, facets, field !== null);
  let asked = 0;

  async function apply() {
    asked += 1;
    const turn = asked;
    const state = stated();
    if (isNarrowed(state)) await rows.complete();
    if (turn === asked) view.show(state, rows.all);
  }
  listen(root, field, stated, apply);
  leadOver(() => view.elsewhere(stated()));
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
 * @param {() => State} stated
 * @param {() => void} apply
 */
function listen(root, field, stated, apply) {
  /** @type {(chosen: Map<string, string>, text: string, how?: "pushState" | "replaceState") => void} */
  const go = (chosen, text, how = "pushState") => {
    history[how](null, "", address(root.dataset.whole ?? "", chosen, text));
    apply();
  };
  const restore = () => {
    if (field) field.value = stated().query;
    apply();
  };
  root.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const option = /** @type {HTMLElement | null} */ (target.closest("a[data-facet]"));
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(toggled(stated().chosen, option), field?.value ?? "");
  });
  field?.addEventListener("input", () => go(stated().chosen, field.value, "replaceState"));
  root.querySelector('[data-part="clear"]')?.addEventListener("click", () => {
    if (!field) return;
    field.value = "";
    go(new Map(), "");
    field.focus();
  });
  addEventListener("popstate", restore);
  restore();
}
