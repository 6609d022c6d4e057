// A line of what a register was asked, after *pattern*: “Year: 2021”.
export default function line(pattern, label, value, lang) {
  const said = document.createElement("span");
  said.textContent = value;
  if (lang) said.lang = lang;
  const [before, after] = pattern.replace("{facet}", () => label.textContent).split("{value}");
  const item = document.createElement("li");
  item.append(before, said, after);
  return item;
}
