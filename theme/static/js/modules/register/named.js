// @ts-check
// An address may name a row (#row-…) of a further page: it is fetched and shown.

/**
 * @import { Row } from "./rows.js"
 * @param {() => Promise<Row[]>} everyRow
 */
export default async function showNamed(everyRow) {
  const id = named(location.hash);
  if (!id.startsWith("row-") || document.getElementById(id)) return;
  const row = (await everyRow()).find(({ element }) => element.id === id);
  if (!row) return;
  row.element.hidden = false;
  const group = row.element.parentElement;
  if (group) group.hidden = false;
  group?.querySelector(".register-table__group details")?.setAttribute("open", "");
  row.element.scrollIntoView({ block: "center" });
}

/** @param {string} hash */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return ""; // a lone % names nothing
  }
}
