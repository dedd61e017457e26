// The search of the pages: a button, and a dialog in which every key shows what is found. What is
// found is put on the page as text, never as markup. Without this script there is no button.
"use strict";

(() => {
  const place = document.querySelector(".search");
  if (!place) return;

  const limit = 30;
  const kinds = { p: "text", c: "code", o: "output" };
  const slashSetting = "lessons.search.slash";

  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  const button = make(
    "button", { type: "button", "aria-haspopup": "dialog", "aria-keyshortcuts": "/ Control+K" },
    "Search ", make("kbd", { "aria-hidden": "true" }, "/"));
  place.append(button);

  // Ids have a full stop, which no heading's anchor has.
  const field = make("input", {
    type: "text", role: "combobox", "aria-label": "Search the lessons", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": "search.results", autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", placeholder: "Search",
  });
  const close = make("button", { type: "button" }, "Close");
  const status = make("p", { role: "status" });
  const list = make("div", { id: "search.results", role: "listbox", "aria-label": "Found" });
  const slash = make("input", { type: "checkbox" });
  const dialog = make(
    "dialog", { class: "finder", "aria-label": "Search" },
    make("div", { class: "query" }, field, close), status, list,
    make("label", {}, slash, " The keys / and ? work"));
  document.body.append(dialog);
  list.hidden = true;

  const load = (file) => new Promise((resolve, reject) => {
    const script = make("script", { src: file });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });

  let index = null;
  let loading = null;
  const prepare = () => {
    loading ??= Promise.all([load("search-find.js"), load("search-index.js")]).then(() => {
      index = lessonsSearch.read(lessonsSearchIndex);
      show();
    }).catch(() => { status.textContent = "The index of the search could not be loaded."; });
  };

  let options = [];
  let active = -1;
  const select = (position) => {
    options[active]?.removeAttribute("aria-selected");
    active = options.length ? (position + options.length) % options.length : -1;
    const option = options[active];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };

  const optionOf = (hit, order) => make(
    "a", { id: `search.${order}`, role: "option", tabindex: "-1", href: hit.url },
    make("span", { class: "where" }, hit.where.join(" › ")), " ",
    make("span", { class: "kind" }, kinds[hit.kind]), " ",
    make("span", { class: hit.kind === "p" ? "excerpt" : "excerpt listing" },
      ...hit.excerpt.map(({ text, isHit }) => (isHit ? make("mark", {}, text) : text))));

  const sentence = ({ hits, count, isTolerant }) => {
    if (!count) return "Nothing found.";
    const number = count === 1 ? "1 section" : `${count} sections`;
    const shown = count > hits.length ? `, the first ${hits.length} shown` : "";
    return `${number}${shown}${isTolerant ? " with similar words" : ""}`;
  };

  const show = () => {
    if (!index) return;
    const isEmpty = !field.value.trim();
    const found = lessonsSearch.find(field.value, index, limit);
    options = found.hits.map(optionOf);
    list.replaceChildren(...options);
    list.hidden = !options.length;
    list.scrollTop = 0;
    field.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = isEmpty ? "" : sentence(found);
    active = -1;
    select(0);
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    field.focus();
    field.select();
    prepare();
  };

  const leave = () => {
    dialog.close();
    // Where nothing had the focus, the dialog gives none back, and keys would go to a hidden field.
    if (dialog.contains(document.activeElement)) document.activeElement.blur();
  };

  button.addEventListener("click", open);
  close.addEventListener("click", leave);
  field.addEventListener("input", show);
  dialog.addEventListener("click", (event) => {
    const isOutside = event.target === dialog;
    const isFollowed = event.target.closest("[role=option]") && !event.ctrlKey && !event.metaKey;
    if (isOutside || isFollowed) leave();
  });

  dialog.addEventListener("keydown", (event) => {
    // The arrow keys of the page turn it.
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    }
    if (event.target !== field || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) select(active + step);
    else if (event.key === "Enter") options[active]?.click();
    else return;
    event.preventDefault();
  });

  // A page from the file system may have no storage.
  const stored = (action) => { try { return action(localStorage); } catch { return null; } };
  slash.checked = stored((storage) => storage.getItem(slashSetting)) !== "off";
  // keys.js asks it too.
  const tell = () => { document.body.dataset.singleKeys = slash.checked ? "on" : "off"; };
  tell();
  slash.addEventListener("change", () => {
    tell();
    stored((storage) => storage.setItem(slashSetting, slash.checked ? "on" : "off"));
  });

  addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.altKey || event.shiftKey && event.key !== "/") return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const hasCommand = event.ctrlKey || event.metaKey;
    const isShortcut = hasCommand
      ? event.key.toLowerCase() === "k" : event.key === "/" && slash.checked;
    if (!isShortcut) return;
    event.preventDefault();
    open();
  });
})();
