// Safari takes a table for none where the style sheet lays it out as a list; the roles say what it
// is. They stand here, for HTML forbids them on a table's own elements.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

export default function table(root) {
  for (const element of [root, ...root.querySelectorAll("thead, tbody, tr, th, td")]) {
    element.setAttribute("role", ROLES[element.tagName] ?? header(element));
  }
}

function header(th) {
  return th.scope === "col" ? "columnheader" : "rowheader";
}
