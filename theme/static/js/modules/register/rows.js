// @ts-check
// The rows of a register's table, and those of its further pages, fetched when they are needed.
import { fold } from "../search/fold.js";
import restoreRoles from "../table.js";

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} element
 * @property {HTMLTableSectionElement} home the group that it stands in
 * @property {boolean} further whether it stands on a further page
 * @property {Set<string>} tokens its values, `facet:value`
 * @property {string} text its words, folded
 */

export class Rows {
  /** @type {Promise<void> | undefined} made once the further pages have been asked for */
  #asked;

  /**
   * @param {HTMLTableElement} table
   * @param {string[]} pages addresses of the further pages
   * @param {HTMLElement} failed what says that some did not come
   */
  constructor(table, pages, failed) {
    this.table = table;
    this.pages = pages;
    this.failed = failed;
    /** @type {Row[]} */
    this.all = elements(table).map((element) => describe(element, false));
  }

  /** Fetch the rows of the further pages, unless they are there. */
  complete() {
    this.#asked ??= this.#fetch();
    return this.#asked;
  }

  async #fetch() {
    const answers = await Promise.all(this.pages.map((page) => fetched(page).catch(() => null)));
    for (const groups of answers) {
      for (const group of groups ?? []) append(this.table, document.adoptNode(group));
    }
    restoreRoles(this.table);
    const known = new Map(this.all.map((row) => [row.element, row]));
    this.all = elements(this.table).map((element) => known.get(element) ?? describe(element, true));
    this.failed.hidden = answers.every(Boolean);
  }
}

/**
 * @param {HTMLTableElement} table
 * @returns {HTMLTableRowElement[]}
 */
function elements(table) {
  return [...table.rows].filter((row) => row.classList.contains("register-table__row"));
}

/**
 * @param {HTMLTableRowElement} element
 * @param {boolean} further
 * @returns {Row}
 */
function describe(element, further) {
  return {
    element,
    home: /** @type {HTMLTableSectionElement} */ (element.parentElement),
    further,
    tokens: new Set((element.dataset.facets ?? "").split(" ").filter(Boolean)),
    text: fold(said(element).normalize("NFC")).toLowerCase(),
  };
}

/**
 * A row is found by the words over its group too: a year stands there alone.
 * @param {HTMLTableRowElement} element
 */
function said(element) {
  const heading = element.parentElement?.querySelector(".register-table__group");
  return `${element.textContent} ${heading?.textContent ?? ""}`;
}

/** @param {string} page */
async function fetched(page) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${answer.status} ${page}`);
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  const table = /** @type {HTMLTableElement | null} */ (other.querySelector('[data-part="table"]'));
  if (!table) throw new Error(`no table: ${page}`);
  return [...table.tBodies];
}

/**
 * A month that began on one page and goes on on the next stays one group.
 * @param {HTMLTableElement} table
 * @param {HTMLTableSectionElement} group
 */
function append(table, group) {
  const last = table.tBodies[table.tBodies.length - 1];
  if (last && group.dataset.group && last.dataset.group === group.dataset.group) {
    group.querySelector(".register-table__group")?.remove();
    last.append(...group.rows);
  } else {
    table.append(group);
  }
}
