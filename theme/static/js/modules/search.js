// @ts-check
// The search page: the field, the address, the keyboard. What searches is loaded at the first use of the
// field (search/run.js). Markup: components/search_panel.html.

import leadOver from "./other.js";
import { Asked } from "./search/asked.js";
import { listenToKeys } from "./search/keys.js";
import { Panel } from "./search/panel.js";
import { asks, write } from "./search/state.js";

/**
 * @import { How } from "./search/asked.js"
 * @import { Search } from "./search/run.js"
 * @import { State } from "./search/state.js"
 * @typedef {(changes: Partial<State>, how: How) => Promise<void>} Change asks something else
 */

const PAUSE = 250; // milliseconds without a key before a search runs

/**
 * Bring the search panel `root` to life. Nothing of the index is loaded until it is used.
 * @param {HTMLElement} root
 */
export default function init(root) {
  const form = root.querySelector("form");
  if (!form) return;
  const panel = new Panel(root, form);
  const asked = new Asked(panel.known);
  /** @type {Change} */
  const change = (changes, how) => {
    asked.change(changes, how);
    return run();
  };
  const search = loader((made) => new made.Search(panel, asked, change));
  const run = async () => {
    if (!asks(asked.state) && !search.begun()) return panel.show("idle");
    panel.wait();
    try {
      const there = await search.load();
      await there.run(asked.state);
    } catch {
      panel.fail();
    }
  };

  listenToField(panel, asked, change);
  panel.field.addEventListener("focus", () => search.load().then((there) => there.load()).catch(() => {}));
  panel.part("retry").addEventListener("click", run);
  window.addEventListener("popstate", () => {
    if (!asked.restore()) return;
    const goBack = asked.place.return();
    panel.field.value = asked.state.q;
    run().then(goBack);
  });
  leadOver(() => write({ ...asked.state, q: panel.field.value.trim() }));
  const goBack = asked.place.return();
  panel.field.value ||= asked.state.q;
  (asks(asked.state) ? run() : Promise.resolve()).then(goBack);
  delete document.documentElement.dataset.asked; // js/first.js: from here on the panel knows
}

/**
 * Return what loads the search once; what failed is tried anew, under another address where a browser
 * remembers failures.
 * @param {(made: typeof import("./search/run.js")) => Search} make
 */
function loader(make) {
  /** @type {Promise<Search> | undefined} */
  let loading;
  let failures = 0;
  const load = () => {
    loading ??= import(`./search/run.js${failures ? `?${failures}` : ""}`).then(make);
    loading.catch(() => {
      if (loading) failures += 1;
      loading = undefined;
    });
    return loading;
  };
  return { load, begun: () => loading !== undefined };
}

/**
 * Ask for what is typed, after a pause or at once.
 * @param {Panel} panel
 * @param {Asked} asked
 * @param {Change} change
 */
function listenToField({ root, form, field }, asked, change) {
  /** @type {number | undefined} */
  let timer;
  /** @type {(q: string, how: How) => void} */
  const askNow = (q, how) => {
    clearTimeout(timer);
    change({ q }, how);
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
    askNow(field.value.trim(), "submit");
  });
  listenToKeys(root, field, () => {
    field.value = "";
    askNow("", "typing");
  });
}
