// @ts-check
// Says the reader's day in Vietnam over the front page: a page that stands for days cannot know it.

// Lunar years from 2025 on, five digits to the base of 36 each: days from 1 January to Tết (6 bits), which months
// have 30 days (13 bits), the leap month or 0. tests/browser/test_first_screen.py compares plugins/core/lunar.py.
const FIRST = 2025;
const YEARS =
  "20kf002icv027l01olw901n1n01vq811ity040bt3nsta042b503wx224nob03m9901n4y1nh0701zsa043hb0w2hh04rl42gw9p04m7j03mn81rg4901nl802ctc12idy056zt2n0kf054a804m921z1y303my501voi1cr4n03zai02k68";
const DAY = 86_400_000;

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {string} the day and month of the lunar calendar, "" where the table ends
 */
export function lunar(year, month, day) {
  for (const from of [year, year - 1]) {
    const code = Number.parseInt(YEARS.slice(5 * (from - FIRST), 5 * (from - FIRST) + 5), 36);
    if (from < FIRST || Number.isNaN(code)) return "";
    let left = (Date.UTC(year, month - 1, day) - Date.UTC(from, 0, 1)) / DAY - (code & 63);
    const leap = code >>> 19;
    for (let at = 0; left >= 0; at++) {
      const days = 29 + ((code >>> (6 + at)) & 1);
      if (left < days) return `${left + 1}/${leap && at >= leap ? at : at + 1}${leap && at === leap ? " nhuận" : ""}`;
      left -= days;
    }
  }
  return "";
}

/** @param {HTMLElement} line */
export default function today(line) {
  const vietnamese = document.documentElement.lang === "vi";
  const zone = { timeZone: "Asia/Ho_Chi_Minh" };
  const [year, month, day] = new Intl.DateTimeFormat("sv", zone).format().split("-").map(Number);
  const words = new Intl.DateTimeFormat(vietnamese ? "vi-VN" : "en-GB", {
    ...zone,
    weekday: "long",
    day: vietnamese ? "2-digit" : "numeric",
    month: vietnamese ? "2-digit" : "long",
    year: "numeric",
  }).format();
  const other = vietnamese && lunar(year, month, day);
  line.textContent = other ? `${words} · ${other} âm lịch` : words;
}
