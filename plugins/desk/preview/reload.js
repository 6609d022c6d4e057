// Reloads the page when the preview has other content for its address than the page came with.
const known = document.currentScript.dataset.state;
const doing = document.getElementById("doing"); // stands on the page that says "building" alone
const events = new EventSource(`/__preview__/events?${location.pathname}`);
events.addEventListener("state", (event) => {
  if (event.data !== known) {
    events.close();
    location.reload();
  }
});
events.addEventListener("doing", (event) => {
  if (doing) doing.textContent = event.data;
});
