// A page out of the device's own store says so and since when: sw.js has written that into <html>.
export default function saved(notice) {
  const { lang, dataset } = document.documentElement;
  const time = document.createElement("time");
  time.dateTime = dataset.saved;
  time.textContent = new Intl.DateTimeFormat(lang === "vi" ? "vi-VN" : "en-GB", {
    dateStyle: "short",
    timeStyle: "short",
  }).format(new Date(dataset.saved));
  notice.querySelector('[data-part="since"]').replaceWith(time);
  notice.hidden = false;
}
