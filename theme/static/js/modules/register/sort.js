// @ts-check
// Sorts a register's rows by a column. Without it the head of a column leads to the filters that list
// its values; with it each head says by what it sorts (?sort=signed, ?sort=-signed) and how it is sorted.

/**
 * @import { Row } from "./rows.js"
 * @typedef {object} Order
 * @property {string} key a column's, empty where the register's own order holds
 * @property {boolean} falls from the last to the first
 */

/** @type {Order} */
const OWN = { key: "", falls: false };
const PERIODS = "date"; // days are asked for from the newest, words from A

export class Sorting {
  /** @type {Intl.Collator | undefined} made when first needed: browsers take long over it */
  #collator;
  /** @type {HTMLTableSectionElement | undefined} holds the rows while they are sorted */
  #body;

  /**
   * @param {HTMLTableElement} table
   * @param {boolean} isInHeading whether a heading says what no column does
   */
  constructor(table, isInHeading) {
    this.table = table;
    this.isInHeading = isInHeading;
    /** @type {HTMLAnchorElement[]} */
    this.links = [...table.querySelectorAll("thead a[data-sort]")].map((link) => /** @type {HTMLAnchorElement} */ (link));
  }

  /**
   * Return the order that the query string `search` asks for.
   * @param {string} search
   * @returns {Order}
   */
  read(search) {
    const asked = new URLSearchParams(search).get("sort") ?? "";
    const key = asked.replace(/^-/, "");
    return this.#link(key) ? { key, falls: asked.startsWith("-") } : OWN;
  }

  /**
   * Return what the head of the column `key` asks for next: its own first order, the other way round, none.
   * @param {string} key
   * @param {Order} order
   */
  next(key, order) {
    const first = this.first(key);
    if (order.key !== key) return first;
    return said(order) === first ? said({ key, falls: !order.falls }) : "";
  }

  /**
   * Return the order in which the column `key` is wanted first.
   * @param {string} key
   */
  first(key) {
    return said({ key, falls: this.#link(key)?.closest("th")?.dataset.kind === PERIODS });
  }

  /**
   * Put `rows` in order, or back into their groups.
   * @param {Order} order
   * @param {Row[]} rows
   */
  apply(order, rows) {
    if (order.key) this.#gather(this.#sorted(order, rows));
    else if (this.#body) for (const row of rows) row.home.append(row.element);
    for (const link of this.links) {
      const th = link.closest("th");
      if (link.dataset.sort === order.key) th?.setAttribute("aria-sort", order.falls ? "descending" : "ascending");
      else th?.removeAttribute("aria-sort");
    }
  }

  /** @param {Row[]} rows */
  #gather(rows) {
    this.#body ??= this.table.appendChild(document.createElement("tbody"));
    this.#body.setAttribute("role", "rowgroup");
    if (this.isInHeading) for (const row of rows) name(row);
    this.#body.append(...rows.map((row) => row.element));
  }

  /**
   * @param {Order} order
   * @param {Row[]} rows
   */
  #sorted({ key, falls }, rows) {
    this.#collator ??= new Intl.Collator("vi", { numeric: true });
    const collator = this.#collator;
    const keyed = rows.map((row) => ({ row, by: value(row.element, key) }));
    const compare = falls ? (a = "", b = "") => collator.compare(b, a) : collator.compare;
    // What is not known comes last either way; equals keep the register's order.
    keyed.sort((one, other) => Number(!one.by) - Number(!other.by) || compare(one.by, other.by));
    return keyed.map(({ row }) => row);
  }

  /** @param {string} key */
  #link(key) {
    return this.links.find((link) => link.dataset.sort === key);
  }
}

/** @param {Order} order */
export function said({ key, falls }) {
  return falls ? `-${key}` : key;
}

/**
 * @param {HTMLTableRowElement} row
 * @param {string} key
 */
function value(row, key) {
  const cell = [...row.cells].find((one) => one.dataset.key === key);
  return cell?.dataset.order ?? (cell?.querySelector(".whole, a") ?? cell)?.textContent?.trim() ?? "";
}

/**
 * Let a row say what stands over its group: sorted rows have left it.
 * @param {Row} row
 */
function name({ element, home }) {
  if (element.querySelector("[data-part=group]")) return;
  const note = document.createElement("span");
  note.dataset.part = "group";
  note.className = "register-table__said";
  note.textContent = home.querySelector(".register-table__group th")?.firstChild?.textContent?.trim() ?? "";
  element.querySelector("th")?.append(" ", note);
}
