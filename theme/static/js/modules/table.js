// @ts-check
// Safari takes a table for none where the style sheet lays it out as a list; the roles say what it
// is. They stand here, for HTML forbids them on a table's own elements.
/** @type {Record<string, string>} */
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/** @param {HTMLElement} root */
export default function table(root) {
  for (const element of [root, ...root.querySelectorAll("thead, tbody, tr, th, td")]) {
    element.setAttribute("role", ROLES[element.tagName] ?? header(/** @type {HTMLTableCellElement} */ (element)));
  }
}

/** @param {HTMLTableCellElement} th */
function header(th) {
  return th.scope === "col" ? "columnheader" : "rowheader";
}
