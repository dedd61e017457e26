// Reloads the page when it is rendered anew, keeping its place, and shows what keeps it from being so.
"use strict";
(() => {
  const { page, state } = document.currentScript.dataset;
  const key = "lessons " + location.pathname;

  function reload() {
    const folds = Array.from(document.querySelectorAll("details"), (fold) => fold.open);
    sessionStorage.setItem(key, JSON.stringify({ left: scrollX, top: scrollY, folds }));
    location.reload();
  }

  function restore() {
    const place = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (!place) return;
    document.querySelectorAll("details").forEach((fold, index) => {
      fold.open = place.folds[index] ?? fold.open;
    });
    const scroll = () => scrollTo({ left: place.left, top: place.top, behavior: "instant" });
    scroll();
    // Images have their height only now.
    if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
  }

  const banner = document.createElement("pre");
  banner.id = "lessons.errors";
  banner.setAttribute("role", "status");

  function show(lines) {
    banner.textContent = lines.join("\n");
    if (lines.length === 0) banner.remove();
    else document.body.append(banner);
  }

  // A browser opens few connections to a server, and a page that nobody sees needs none.
  function visible() {
    if (!document.hidden) return undefined;
    return new Promise((resume) => {
      document.addEventListener("visibilitychange", resume, { once: true });
    });
  }

  async function follow() {
    let known = state;
    for (;;) {
      await visible();
      try {
        const query = new URLSearchParams({ path: location.pathname, state: known });
        const answer = await fetch("/.lessons/news?" + query, { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        const news = await answer.json();
        if (news.page !== "" && news.page !== page) return reload();
        show(news.page === "" ? ["This page is gone.", ...news.errors] : news.errors);
        known = news.state;
      } catch {
        show(["No connection: is lessons watch running?"]);
        known = "";
        await new Promise((resume) => setTimeout(resume, 1000));
      }
    }
  }

  restore();
  follow();
})();
