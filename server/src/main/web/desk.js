// What only lists need: one box that ticks all, menus that close behind a panel.
(() => {
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-check-all]");
    if (all) all.form.querySelectorAll(`[name="${all.dataset.checkAll}"]`).forEach((box) => { box.checked = all.checked; });
  });
  document.addEventListener("click", (event) => {
    const closing = event.target.closest("[data-closes]");
    if (closing) closing.closest("details").open = false;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "filter") document.querySelector("#facet input:not([type=hidden]), #facet a")?.focus();
    if (event.detail.target.id === "list") document.querySelector("#filter")?.replaceChildren();
  });
})();
