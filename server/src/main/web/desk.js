// What only lists need: one box that ticks all, menus that close behind a panel.
(() => {
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-check-all]");
    if (all) all.form.querySelectorAll(`[name="${all.dataset.checkAll}"]`).forEach((box) => { box.checked = all.checked; });
  });
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
  document.addEventListener("click", (event) => {
    const closing = event.target.closest("[data-closes]");
    if (closing) closing.closest("details").open = false;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "filter") document.querySelector("#facet input:not([type=hidden]), #facet a")?.focus();
    if (event.detail.target.id === "list") document.querySelector("#filter")?.replaceChildren();
  });
})();
