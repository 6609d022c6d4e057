// Reloads the page when the preview shows another state than the one this page came from.
const known = document.currentScript.dataset.state;
const events = new EventSource("/__preview__/events");
events.addEventListener("state", (event) => {
  if (event.data !== known) {
    events.close();
    location.reload();
  }
});
