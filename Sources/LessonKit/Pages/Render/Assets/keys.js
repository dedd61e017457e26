// The keys of the pages, listed when a reader presses the question mark.
"use strict";

(() => {
  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  // A page lists what it has: only lessons have one before or behind them.
  const keys = [
    [["/", "Ctrl K"], "Search all lessons", ".search"],
    [["←"], "Previous lesson", 'head link[rel="prev"]'],
    [["→"], "Next lesson", 'head link[rel="next"]'],
    [["Esc"], "Close what is open", "body"],
    [["?"], "Show these keys", "body"],
  ].filter(([, , place]) => document.querySelector(place));

  const rows = keys.map(([names, meaning]) => {
    const signs = names.flatMap((name, order) => [order ? " or " : "", make("kbd", {}, name)]);
    return make("div", {}, make("dt", {}, ...signs), make("dd", {}, meaning));
  });
  const close = make("button", { type: "button" }, "Close");
  // Ids have a full stop, which no heading's anchor has.
  const dialog = make(
    "dialog", { class: "keys", "aria-labelledby": "keys.title" },
    make("p", { id: "keys.title" }, "Keys"), make("dl", {}, ...rows), close);
  document.body.append(dialog);

  const leave = () => {
    dialog.close();
    // Where nothing had the focus, the dialog gives none back, and keys would go to a hidden button.
    if (dialog.contains(document.activeElement)) document.activeElement.blur();
  };
  close.addEventListener("click", leave);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) leave(); });
  dialog.addEventListener("keydown", (event) => {
    // The arrow keys of the page turn it.
    event.stopPropagation();
    if (event.key !== "Escape" && event.key !== "?") return;
    event.preventDefault();
    leave();
  });

  addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    // The search's dialog has the box that switches single signs off.
    if (event.key !== "?" || document.body.dataset.singleKeys === "off") return;
    event.preventDefault();
    dialog.showModal();
  });
})();
