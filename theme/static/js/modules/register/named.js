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
  if (row.element.parentElement) row.element.parentElement.hidden = false;
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
