// @ts-check
// Runs before the first paint: what the style sheet must know of, so that nothing moves later.
{
  const root = document.documentElement;
  root.dataset.scripted = "";
  if (/[?&](q|section|year|org|kind)=[^&]/.test(location.search)) root.dataset.asked = ""; // of the search page
  if ("share" in navigator) root.dataset.shares = "";
  try {
    const size = localStorage.getItem("text-size");
    if (size) root.dataset.text = size;
  } catch {
    // storage is unavailable: letters stay as they are
  }
}
