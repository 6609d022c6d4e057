// What is chosen, and the address that says so: ?party=vgcl&year=2021&q=….
export function read(search, facets, fold) {
  const asked = new URLSearchParams(search);
  const query = (asked.get("q") ?? "").trim();
  return {
    query,
    terms: fold(query).toLowerCase().split(/\s+/).filter(Boolean),
    chosen: new Map([...asked].filter(([name, value]) => facets.has(name) && value)),
  };
}

export function address(whole, chosen, query) {
  const asked = new URLSearchParams([...chosen]);
  if (query.trim()) asked.set("q", query.trim());
  const said = asked.toString();
  return said ? `${whole}?${said}` : whole;
}
