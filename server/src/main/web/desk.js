// What only lists need: one box that ticks all, menus that close behind a panel.
(() => {
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-check-all]");
    if (all) all.form.querySelectorAll(`[name="${all.dataset.checkAll}"]`).forEach((box) => { box.checked = all.checked; });
  });
  // How many rows are ticked stands beside what can be done with them.
  const count = () => document.querySelectorAll("[data-selected]").forEach((told) => {
    const ticked = told.closest("form").querySelectorAll(`[name="${told.dataset.selected}"]:checked`).length;
    told.textContent = ticked ? told.dataset.some.replace("#", ticked) : told.dataset.none;
    told.closest(".bulk-bar").classList.toggle("bulk-some", ticked > 0);
  });
  document.addEventListener("change", count);
  document.addEventListener("htmx:afterSwap", count);
  addEventListener("pageshow", count);
  // A bar that opens over a short list makes room: what was ticked stays in sight.
  document.addEventListener("toggle", (event) => {
    const bar = event.target;
    if (!bar.open || !bar.classList?.contains("bulk-some")) return;
    bar.style.position = "static";
    const below = bar.getBoundingClientRect().bottom - innerHeight;
    bar.style.position = "";
    if (below > 0 && below < innerHeight / 2) scrollBy(0, below);
  }, true);
  // A list that a room can propose from: what is chosen becomes a line of the text above.
  document.querySelectorAll("[data-adds]").forEach((box) => { box.closest(".reg-adds").hidden = false; });
  const add = (box) => {
    const known = [...box.list.options].some((it) => it.value === box.value);
    if (!known) return;
    const text = document.getElementById(box.dataset.adds);
    const lines = text.value.split("\n").map((it) => it.trim()).filter(Boolean);
    if (!lines.includes(box.value)) lines.push(box.value);
    text.value = lines.join("\n");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    box.value = "";
  };
  document.addEventListener("change", (event) => { if (event.target.dataset.adds) add(event.target); });
  document.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.dataset?.adds) { event.preventDefault(); add(event.target); } });
  // Who writes by hand means what is written.
  document.addEventListener("input", (event) => {
    const picks = event.target.dataset?.picks;
    if (picks) event.target.form.querySelector(`[name="${CSS.escape(picks)}"][value=hand]`).checked = true;
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
