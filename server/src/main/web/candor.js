// Small manners on top of pages that work without it.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const toasts = () => $("#toasts");
  const words = (name) => toasts()?.dataset[name] ?? "";
  const typing = (el) => el.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const make = (tag, css, text) => Object.assign(document.createElement(tag), { className: css, textContent: text ?? "" });
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: drafts are off */ } },
    remove: (key) => { try { localStorage.removeItem(key); } catch { /* as above */ } },
  };

  // Toasts stay until read when they report a failure.
  const toast = (text, bad = false, action) => {
    const one = make("div", "toast-one" + (bad ? " tone-bad" : ""));
    one.append(make("span", "", text));
    if (action) {
      const button = make("button", "btn btn-sm", action.text);
      button.addEventListener("click", () => { action.run(); one.remove(); });
      one.append(button);
    }
    toasts()?.append(one);
    if (!bad && !action) setTimeout(() => one.remove(), 5000);
    return one;
  };

  // Dialogs
  const open = (id) => {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
    if (id === "palette") palette.start();
  };
  document.addEventListener("click", (event) => {
    const target = event.target;
    const opener = target.closest("[data-open]");
    if (opener) { closeMenus(); open(opener.dataset.open); }
    if (target.closest("[data-close]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement) target.close();
    closeMenus(target.closest("details.menu"));
    const copy = target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => toast(words("copied")));
    if (target.closest("[data-theme-next]")) nextTheme();
    if (target.closest("[data-now]")) { event.preventDefault(); leavePast(); }
  });
  const closeMenus = (except) => $$("details.menu[open]").forEach((menu) => { if (menu !== except) menu.open = false; });
  const leavePast = () => {
    const here = new URL(location.href);
    here.searchParams.set("asOf", "now");
    location.assign(here);
  };

  // A form or button with data-confirm asks first, in words, and continues as if nothing happened.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (question && !form.confirmed) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(question, event.submitter?.textContent.trim()).then((yes) => {
        if (!yes) return;
        form.confirmed = true;
        form.requestSubmit(event.submitter ?? undefined);
        form.confirmed = false;
      });
    }
  }, true);
  const ask = (question, verb) => new Promise((answer) => {
    const dialog = $("#confirm");
    $("[data-question]", dialog).textContent = question;
    if (verb) $("[data-yes]", dialog).textContent = verb;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
    dialog.showModal();
  });
  document.addEventListener("htmx:confirm", (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    ask(event.detail.question).then((yes) => yes && event.detail.issueRequest(true));
  });

  // Theme: light, dark, as the system
  const showTheme = () => $$("[data-theme-name]").forEach((name) => { name.textContent = name.dataset[document.documentElement.dataset.theme ?? "auto"]; });
  const nextTheme = () => {
    const next = { auto: "light", light: "dark", dark: "auto" }[document.documentElement.dataset.theme ?? "auto"];
    if (next === "auto") store.remove("candor-theme"); else store.set("candor-theme", next);
    dispatchEvent(new Event("candor-theme"));
    showTheme();
  };

  // Command palette: places, actions of this page, records found by the server
  const palette = {
    start() {
      const input = $("#palette input");
      input.value = "";
      this.show("");
      input.focus();
    },
    commands() {
      const places = $$(".side-link[href]", $(".side") ?? document).map((a) => ({ text: $(".side-words", a).textContent, note: $(".side-clause", a)?.textContent ?? "", run: () => location.assign(a.href) }));
      const actions = $$(".page-actions a, .page-actions button, [data-command]").map((el) => ({ text: el.textContent.trim(), note: "", run: () => el.click() }));
      return [...actions, ...places];
    },
    show(query) {
      const needle = query.trim().toLowerCase();
      const found = this.commands().filter((c) => (c.text + " " + c.note).toLowerCase().includes(needle));
      this.render(found.slice(0, 12));
      this.search(needle, found);
    },
    search(needle, found) {
      clearTimeout(this.timer);
      this.abort?.abort();
      if (needle.length < 2) return;
      this.timer = setTimeout(() => {
        this.abort = new AbortController();
        fetch("/search?q=" + encodeURIComponent(needle), { headers: { Accept: "application/json" }, signal: this.abort.signal })
          .then((answer) => (answer.ok && answer.headers.get("Content-Type")?.includes("json") ? answer.json() : []))
          .then((hits) => this.render([...found.slice(0, 6), ...hits.slice(0, 12).map((h) => ({ text: h.title, note: h.kind, run: () => location.assign(h.href) }))]))
          .catch(() => { /* offline or overtaken by the next letter: the places above still work */ });
      }, 160);
    },
    render(commands) {
      this.shown = commands;
      const list = $("#palette-list");
      list.replaceChildren(...commands.map((c, i) => {
        const one = make("div", "palette-one");
        one.id = "palette-" + i;
        one.setAttribute("role", "option");
        one.append(make("span", "", c.text), make("span", "palette-kind", c.note));
        one.addEventListener("click", () => this.run(i));
        return one;
      }));
      if (commands.length === 0) list.append(make("div", "palette-none", $("#palette").dataset.nothing));
      this.select(0);
    },
    select(index) {
      this.at = Math.max(0, Math.min(index, this.shown.length - 1));
      $$(".palette-one").forEach((one, i) => one.setAttribute("aria-selected", String(i === this.at)));
      const one = $("#palette-" + this.at);
      one?.scrollIntoView({ block: "nearest" });
      if (one) $("#palette input").setAttribute("aria-activedescendant", one.id);
    },
    run(index) {
      $("#palette").close();
      this.shown[index]?.run();
    },
  };
  $("#palette input")?.addEventListener("input", (event) => palette.show(event.target.value));
  $("#palette input")?.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); palette.select(palette.at + step); }
    if (event.key === "Enter") { event.preventDefault(); palette.run(palette.at); }
    // A search field would only empty itself at first.
    if (event.key === "Escape") { event.preventDefault(); $("#palette").close(); }
  });

  // Keyboard: single letters only where nobody is typing
  let leader = 0;
  const row = (step) => {
    const rows = $$(".table-frame > .rows > tbody > tr");
    if (rows.length === 0) return;
    const at = rows.findIndex((r) => r.classList.contains("row-here"));
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    rows.forEach((r) => r.classList.toggle("row-here", r === next));
    next.scrollIntoView({ block: "nearest" });
    $("a", next)?.focus({ preventScroll: true });
  };
  const keys = {
    "/": () => $("#search")?.focus(),
    "?": () => open("keys"),
    n: () => $("[data-key=n]")?.click(),
    e: () => $("[data-key=e]")?.click(),
    j: () => row(1),
    k: () => row(-1),
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && $("#palette")) { event.preventDefault(); return open("palette"); }
    if (event.key === "Escape") closeMenus();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || $("dialog[open]")) return;
    if (Date.now() - leader < 1200) {
      leader = 0;
      const place = $(`.side-link[data-key="g ${CSS.escape(event.key)}"]`);
      if (place) { event.preventDefault(); location.assign(place.href); }
      return;
    }
    if (event.key === "g") { leader = Date.now(); return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  // Drafts: what is typed survives a lost connection and a closed tab, never passwords or files
  const draftKey = (form) => "candor-draft:" + (form.dataset.draft || location.pathname);
  const kept = (el) => el.name && !["password", "file", "hidden", "submit"].includes(el.type);
  const draft = (form) => JSON.stringify([...form.elements].filter(kept).map((el) => [el.name, ["checkbox", "radio"].includes(el.type) ? [el.value, el.checked] : el.value]));
  const restore = (form, saved) => {
    const answers = JSON.parse(saved);
    [...form.elements].filter(kept).forEach((el, i) => {
      if (answers[i]?.[0] !== el.name) return;
      if (Array.isArray(answers[i][1])) el.checked = answers[i][1][1]; else el.value = answers[i][1];
    });
  };
  const startDraft = (form) => {
    const key = draftKey(form);
    const fresh = draft(form);
    const saved = store.get(key);
    if (saved && saved !== fresh) {
      restore(form, saved);
      const note = make("div", "notice tone-info draft-note");
      note.setAttribute("role", "status");
      const discard = make("button", "btn btn-sm", words("discard"));
      discard.type = "button";
      discard.addEventListener("click", () => { restore(form, fresh); store.remove(key); note.remove(); });
      note.append(make("span", "", words("draft")), discard);
      form.prepend(note);
    }
    form.addEventListener("input", () => store.set(key, draft(form)));
    form.addEventListener("submit", () => store.set("candor-sent", key));
  };
  // What was sent and led on to another page of ours was taken: its draft has served. A lost
  // connection leads nowhere, a refusal shows the form again, and the door is outside the shell.
  const sent = store.get("candor-sent");
  if (sent) {
    store.remove("candor-sent");
    const came = performance.getEntriesByType("navigation")[0];
    if (came?.type === "navigate" && came.redirectCount > 0 && $("body.shell")) store.remove(sent);
  }
  // A page that says data-draft-done was reached by saving, too.
  $$("[data-draft-done]").forEach((el) => store.remove("candor-draft:" + el.dataset.draftDone));
  $$("form[data-draft]").forEach(startDraft);

  // Progress: only when it takes longer than a blink
  let waiting = 0;
  const busy = (on) => {
    clearTimeout(waiting);
    if (on) waiting = setTimeout(() => { $("#busy").hidden = false; }, 300);
    else if ($("#busy")) $("#busy").hidden = true;
  };
  document.addEventListener("htmx:beforeRequest", () => busy(true));
  document.addEventListener("htmx:afterRequest", () => busy(false));
  document.addEventListener("htmx:sendError", () => toast(words("failed"), true));
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented && event.target.method !== "dialog") busy(true); });
  addEventListener("pagehide", () => busy(false));
  document.addEventListener("htmx:configRequest", (event) => {
    const csrf = $("meta[name=csrf]");
    if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
  });
  document.addEventListener("htmx:load", (event) => $$("form[data-draft]", event.detail.elt).forEach(startDraft));

  // Offline
  const offline = () => { const notice = $("#offline"); if (notice) notice.hidden = navigator.onLine; };
  addEventListener("offline", offline);
  addEventListener("online", () => { offline(); toast(words("online")); });

  showTheme();
  offline();
  $("[data-focus]")?.focus();
  dispatchEvent(new Event("candor-ready"));
})();
