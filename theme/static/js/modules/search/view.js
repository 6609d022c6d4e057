// @ts-check
// What the reader sees: results and counts. Text is set as text, never as HTML.

import { parts } from "../../shared/parts.js";
import { excerpt, marked } from "./excerpt.js";

/**
 * @import { Hit } from "./engine.js"
 * @import { Piece } from "./excerpt.js"
 * @typedef {ReturnType<typeof speech>} Speech
 *
 * @typedef {object} Shown what results are shown with
 * @property {string} base the site's base path
 * @property {Map<string, string>} sections labels by value
 * @property {Map<string, string>} kinds
 * @property {Speech} say
 */

/**
 * Return the pattern with each `{name}` replaced by its value.
 * @param {string} pattern
 * @param {Record<string, string | number>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Return the functions that say numbers and dates in `lang`. Browsers take long to learn how: it waits. @param {string} lang */
export function speech(lang) {
  const locale = lang === "en" ? "en-GB" : lang;
  const month = lang === "en" ? "long" : "2-digit";
  const day = lang === "en" ? "numeric" : "2-digit";
  /** @type {Intl.DateTimeFormat | undefined} */
  let dates;
  /** @type {Intl.NumberFormat | undefined} */
  let numbers;
  /** @type {Intl.PluralRules | undefined} */
  let plurals;
  const date = (/** @type {string} */ iso) => {
    dates ??= new Intl.DateTimeFormat(locale, { year: "numeric", month, day, timeZone: "UTC" });
    return dates.format(new Date(`${iso}T00:00:00Z`));
  };
  const number = (/** @type {number} */ n) => {
    numbers ??= new Intl.NumberFormat(locale);
    return numbers.format(n);
  };
  /** @type {(forms: Record<string, string>, n: number, values: Record<string, string>) => string} */
  const counted = (forms, n, values) => {
    plurals ??= new Intl.PluralRules(locale);
    return fill(forms[plurals.select(n)] ?? forms.other, { ...values, count: number(n) });
  };
  return { date, number, counted };
}

/**
 * Return the list item of one result, made from the page's template.
 * @param {HTMLTemplateElement} template
 * @param {Hit} hit
 * @param {Shown} shown
 */
export function result(template, hit, { base, sections, kinds, say }) {
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const part = parts(item);
  const [link, time] = [/** @type {HTMLAnchorElement} */ (part("link")), /** @type {HTMLTimeElement} */ (part("date"))];
  const title = hit.meta.title.split(" ");
  const inTitle = hit.locations.map(({ location }) => location).filter((at) => at < title.length);
  link.href = hit.url;
  write(link, marked(title, inTitle));
  write(part("excerpt"), excerpt(hit.words, hit.locations, title.length));
  const { section, kind, date, thumbnail, thumbnail_size: size } = hit.meta;
  put(part("section"), sections.get(section ?? "") ?? kinds.get(kind ?? ""));
  put(time, date && say.date(date));
  if (date) time.dateTime = date;
  if (!section && !kind && !date) part("meta").remove();
  picture(part("picture"), thumbnail && `${base}/${thumbnail}`, size);
  return item;
}

/**
 * Put `items` into `list`; a reader who had reached one of its links stays on that link.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 */
export function replace(list, items) {
  const active = /** @type {HTMLAnchorElement | null} */ (document.activeElement);
  const held = active && list.contains(active) ? active.href : null;
  list.replaceChildren(...items);
  if (held === null) return;
  const links = [...list.querySelectorAll("a")];
  (links.find(({ href }) => href === held) ?? links[0])?.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} element
 * @param {Piece[]} pieces
 */
function write(element, pieces) {
  element.replaceChildren(
    ...pieces.map(({ text, marked: isMarked }) => {
      if (!isMarked) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
}

/**
 * @param {HTMLElement} element
 * @param {string | undefined} text
 */
function put(element, text) {
  if (text) element.textContent = text;
  else element.remove();
}

/**
 * @param {HTMLImageElement} element
 * @param {string | undefined} source
 * @param {string} [size] as in 320x213
 */
function picture(element, source, size = "") {
  if (!source) return element.remove();
  [element.width, element.height] = size.split("x").map(Number);
  element.src = source;
}
