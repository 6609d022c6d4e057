// The rows of a register's table, and those of its further pages, fetched when they are needed.
import { fold } from "../search/fold.js";
import restoreRoles from "../table.js";

export function gather(table, known = []) {
  const seen = new Map(known.map((row) => [row.element, row]));
  return [...table.querySelectorAll(".register-table__row")].map(
    (element) => seen.get(element) ?? describe(element, known.length > 0),
  );
}

function describe(element, further) {
  const tokens = (element.dataset.facets ?? "").split(" ").filter(Boolean);
  const set = new Set(tokens);
  return {
    element,
    further,
    tokens,
    has: (token) => set.has(token),
    text: fold(said(element).normalize("NFC")).toLowerCase(),
  };
}

// A row is found by the words over its group too: a year stands there alone.
function said(element) {
  const heading = element.parentElement.querySelector(".register-table__group");
  return `${element.textContent} ${heading?.textContent ?? ""}`;
}

// Appends the rows of *pages* in their order; says whether all of them came.
export async function collect(table, pages) {
  const answers = await Promise.all(pages.map((page) => fetched(page).catch(() => null)));
  for (const groups of answers) {
    for (const group of groups ?? []) append(table, document.adoptNode(group));
  }
  restoreRoles(table);
  return answers.every(Boolean);
}

async function fetched(page) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${answer.status} ${page}`);
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...other.querySelector('[data-part="table"]').tBodies];
}

// A month that began on one page and goes on on the next stays one group.
function append(table, group) {
  const last = table.tBodies[table.tBodies.length - 1];
  if (group.dataset.group && last?.dataset.group === group.dataset.group) {
    group.querySelector(".register-table__group")?.remove();
    last.append(...group.rows);
  } else {
    table.append(group);
  }
}
