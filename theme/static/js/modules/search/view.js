// What the reader sees: results and counts. Text is set as text, never as HTML.

import { excerpt, marked } from "./excerpt.js";

/** Return the pattern with each `{name}` replaced by its value. */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Return the functions that say numbers and dates in `lang`. Browsers take long to learn how: it waits. */
export function speech(lang) {
  const locale = lang === "en" ? "en-GB" : lang;
  const month = lang === "en" ? "long" : "2-digit";
  const day = lang === "en" ? "numeric" : "2-digit";
  let dates;
  let numbers;
  let plurals;
  const date = (iso) => {
    dates ??= new Intl.DateTimeFormat(locale, { year: "numeric", month, day, timeZone: "UTC" });
    return dates.format(new Date(`${iso}T00:00:00Z`));
  };
  const number = (n) => (numbers ??= new Intl.NumberFormat(locale)).format(n);
  const counted = (forms, n, values) => {
    plurals ??= new Intl.PluralRules(locale);
    return fill(forms[plurals.select(n)] ?? forms.other, { ...values, count: number(n) });
  };
  return { date, number, counted };
}

/** Return the list item of one result, made from the page's template. */
export function result(template, hit, { base, sections, kinds, say }) {
  const item = template.content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-part="${name}"]`);
  const title = hit.meta.title.split(" ");
  const inTitle = hit.locations.map(({ location }) => location).filter((at) => at < title.length);
  part("link").href = hit.url;
  write(part("link"), marked(title, inTitle));
  write(part("excerpt"), excerpt(hit.words, hit.locations, title.length));
  const { section, kind, date, thumbnail, thumbnail_size: size } = hit.meta;
  put(part("section"), sections.get(section) ?? kinds.get(kind));
  put(part("date"), date && say.date(date));
  if (date) part("date").dateTime = date;
  if (!section && !kind && !date) part("meta").remove();
  picture(part("picture"), thumbnail && `${base}/${thumbnail}`, size);
  return item;
}

/** Put `items` into `list`; a reader who had reached one of its links stays on that link. */
export function replace(list, items) {
  const held = list.contains(document.activeElement) ? document.activeElement.href : null;
  list.replaceChildren(...items);
  if (held === null) return;
  const links = [...list.querySelectorAll("a")];
  (links.find(({ href }) => href === held) ?? links[0])?.focus({ preventScroll: true });
}

/** Show in each option of `select` how many results it would give; those without are disabled. */
export function showCounts(select, counts, say) {
  for (const option of select.options) {
    option.dataset.label ??= option.textContent;
    if (!option.value) continue;
    const n = counts?.[option.value] ?? 0;
    option.textContent = `${option.dataset.label} (${say.number(n)})`;
    option.disabled = n === 0 && !option.selected;
  }
}

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

function put(element, text) {
  if (text) element.textContent = text;
  else element.remove();
}

function picture(element, source, size) {
  if (!source) return element.remove();
  [element.width, element.height] = size.split("x").map(Number);
  element.src = source;
}
