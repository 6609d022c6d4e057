// Gives each [data-module="name"] to modules/name.js. Pages read fine without.
for (const root of document.querySelectorAll("[data-module]")) {
  import(`./modules/${root.dataset.module}.js`).then(({ default: enhance }) => enhance(root));
}
