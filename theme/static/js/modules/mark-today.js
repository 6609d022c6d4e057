// @ts-check
// Marks today, in Vietnam, in a calendar: a page that was built some days ago does not know it.

/** @param {HTMLElement} root */
export default function today(root) {
  const now = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }); // 2026-12-04
  root.querySelector(`[data-day="${now}"]`)?.setAttribute("aria-current", "date");
}
