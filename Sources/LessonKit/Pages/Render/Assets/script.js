// Comforts on pages that are complete without them: code to copy, the section that is being read,
// and the arrow keys, which lead to the lessons before and behind.
"use strict";

(() => {
  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  for (const code of document.querySelectorAll("pre.code")) {
    const frame = document.createElement("div");
    frame.className = "frame";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    const name = code.closest("[aria-label]")?.getAttribute("aria-label") ?? "the code";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy the code of ${name}`);
    button.addEventListener("click", async () => {
      try {
        await copy(code.textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Select and copy by hand";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    code.replaceWith(frame);
    frame.append(code, button);
  }

  const links = [...document.querySelectorAll(".contents a")];
  const sections = links
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((section) => section.heading);
  const follow = () => {
    const line = innerHeight * 0.3;
    let current = null;
    for (const section of sections) {
      if (section.heading.getBoundingClientRect().top <= line) current = section.link;
    }
    for (const { link } of sections) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (sections.length) {
    let isWaiting = false;
    addEventListener("scroll", () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => { isWaiting = false; follow(); });
    }, { passive: true });
    follow();
  }

  // Not every browser lets the tab key stop at what scrolls, so that arrow keys can scroll it.
  const stops = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll("pre, .formula, .rich")) stops.observe(box);

  const scrollsSideways = (element) => {
    for (let node = element; node instanceof Element; node = node.parentElement) {
      if (node.scrollWidth > node.clientWidth && node !== document.documentElement &&
          getComputedStyle(node).overflowX !== "visible") return true;
    }
    return false;
  };
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const relation = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!relation || scrollsSideways(target)) return;
    const link = document.querySelector(`head link[rel="${relation}"]`);
    if (link) location.href = link.href;
  });
})();
