// @ts-check
// The search page: as one types, by address, by keyboard. Markup: components/search_panel.html.

import leadOver from "./other.js";
import { Asked } from "./search/asked.js";
import { listenToKeys } from "./search/keys.js";
import { List } from "./search/list.js";
import { Panel } from "./search/panel.js";
import { Search } from "./search/run.js";
import { asks, write } from "./search/state.js";

/**
 * @import { How } from "./search/asked.js"
 * @import { State } from "./search/state.js"
 * @typedef {(changes: Partial<State>, how: How) => Promise<void>} Change asks something else
 */

const PAUSE = 250; // milliseconds without a key before a search runs
const WIDE = "(min-width: 40rem)"; // the filters stand open where there is room for them

/**
 * Bring the search panel `root` to life. Nothing of the index is loaded until it is used.
 * @param {HTMLElement} root
 */
export default function init(root) {
  const form = root.querySelector("form");
  if (!form) return;
  const panel = new Panel(root, form);
  const asked = new Asked(panel.known);
  const list = new List(panel);
  const search = new Search(panel, list);
  const run = () => search.run(asked.state);

  const change = listenToField(panel, asked, (changes, how) => {
    asked.change(changes, how);
    return run();
  });
  panel.field.addEventListener("focus", () => search.load().catch(() => {}));
  listenToChoices(panel, change);
  panel.part("retry").addEventListener("click", run);
  panel.part("more").addEventListener("click", async () => {
    const next = list.count;
    await change({ page: asked.state.page + 1 }, "more");
    panel.part("list").children[next]?.querySelector("a")?.focus();
  });
  window.addEventListener("popstate", () => {
    asked.restore();
    panel.field.value = asked.state.q;
    run();
  });
  leadOver(() => write({ ...asked.state, q: panel.field.value.trim() }));
  panel.unfold(window.matchMedia(WIDE).matches);
  if (asks(asked.state)) run();
}

/**
 * Ask for what is typed, after a pause or at once; return `change` so that it ends the pause.
 * @param {Panel} panel
 * @param {Asked} asked
 * @param {Change} change
 * @returns {Change}
 */
function listenToField({ root, form, field }, asked, change) {
  /** @type {number | undefined} */
  let timer;
  /** @type {Change} */
  const changeNow = (changes, how) => {
    clearTimeout(timer);
    return change(changes, how);
  };
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    const q = field.value.trim();
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (isComposing || q === asked.state.q || q.length === 1) return;
    timer = window.setTimeout(() => change({ q }, "typing"), q ? PAUSE : 0);
  });
  field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));
  field.addEventListener("change", () => asked.endTyping());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changeNow({ q: field.value.trim() }, "submit");
  });
  listenToKeys(root, field, () => {
    field.value = "";
    changeNow({ q: "" }, "typing");
  });
  return changeNow;
}

/**
 * @param {Panel} panel
 * @param {Change} change
 */
function listenToChoices(panel, change) {
  const { field, part, selects, sort } = panel;
  for (const select of [...selects, sort]) {
    select.addEventListener("change", () => {
      const order = sort.value === "date" ? "date" : "relevance";
      change({ q: field.value.trim(), filters: panel.chosen, sort: order }, "choice");
    });
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
}
