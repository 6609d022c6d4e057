// @ts-check
// Says the reader's day in Vietnam over the front page: a page that stands for days cannot know it.
/** @param {HTMLElement} line */
export default function today(line) {
  const locale = document.documentElement.lang === "vi" ? "vi-VN" : "en-GB";
  const words = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: locale === "vi-VN" ? "2-digit" : "numeric",
    month: locale === "vi-VN" ? "2-digit" : "long",
    year: "numeric",
    timeZone: "Asia/Ho_Chi_Minh",
  }).format();
  line.textContent = words;
}
