// What a screen reader needs and Streamlit cannot be told: the language of the page, its landmarks,
// which place and view are open, names of its own buttons. The words come with the page (.tl-page).
(() => {
  "use strict";

  /** Set an attribute only where it differs: each change wakes the observer again. */
  const set = (element, name, value) => {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const wide = new Map(); // a bar of another width is scrolled anew to what is open

  const landmark = (key, name) => {
    const bar = document.querySelector(`.st-key-${key}`);
    set(bar, "role", "navigation");
    set(bar, "aria-label", name);
    if (!bar) return;
    for (const link of bar.querySelectorAll("a")) {
      const here = link.closest('[class*="_here"]') !== null;
      if (here && !(link.hasAttribute("aria-current") && wide.get(key) === bar.clientWidth)) {
        const [one, all] = [link.getBoundingClientRect(), bar.getBoundingClientRect()];
        bar.scrollLeft += one.left + one.width / 2 - all.left - all.width / 2;
      }
      if (here) set(link, "aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    wide.set(key, bar.clientWidth);
  };

  // Where Streamlit writes words of its own, always in English.
  const ITS_OWN = '[data-testid="InputInstructions"], [data-testid="stTooltipContent"], a[href="#stMain"], [data-baseweb="select"], [data-testid="stSelectboxVirtualDropdown"], [role="listbox"], [data-testid="stDataFrameColumnMenu"], [data-testid="stFileUploaderDropzone"], [data-testid="stDialog"], [role="dialog"] h2';
  const NAMED = '[data-testid="stElementToolbar"] [aria-label], [data-testid="stDateInput"] [aria-label], [data-testid="stNumberInput"] [aria-label], [data-testid="stDataFrame"] [aria-label], [data-baseweb="select"] [aria-label], [data-testid="stFileUploader"] [aria-label], [data-testid="stFullScreenFrame"] [aria-label]';

  let known = ["", {}];
  const translate = (given) => {
    if (known[0] !== given) known = [given, JSON.parse(given)];
    const words = known[1];
    for (const place of document.querySelectorAll(ITS_OWN)) {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const own = words[texts.currentNode.data.trim()];
        if (own && own !== texts.currentNode.data) texts.currentNode.data = own;
        if (own === "") texts.currentNode.parentElement.closest('[role="menuitem"]')?.setAttribute("hidden", "");
      }
    }
    for (const input of document.querySelectorAll("input[placeholder]")) {
      const own = words[input.placeholder];
      if (own) set(input, "placeholder", own);
    }
    for (const element of document.querySelectorAll(NAMED)) {
      const [word, ...of] = element.getAttribute("aria-label").split(": "); // "Fullscreen: Wards"
      const own = words[word];
      if (own) set(element, "aria-label", [own, ...of].join(": "));
      if (own === "") element.setAttribute("hidden", ""); // a tool of programmers
    }
  };

  // Why the server does not answer it says to programmers, or with a proxy's whole page; also where
  // only the one sentence differs from try to try.
  const away = (words) => {
    for (const head of document.querySelectorAll('[role="dialog"] h2')) {
      if (head.textContent !== words["Connection error"]) continue;
      const said = head.parentElement.querySelector("h2 ~ *");
      if (!said) continue;
      const texts = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
      let left = words["Streamlit server is not responding. Are you connected to the internet?"];
      while (texts.nextNode()) {
        if (texts.currentNode.data !== left) texts.currentNode.data = left;
        left = "";
      }
      for (const code of said.querySelectorAll('pre, [data-testid="stCode"]')) set(code, "hidden", "");
    }
  };

  const look = () => {
    waiting = false;
    const page = document.querySelector(".tl-page");
    if (!page) return;
    set(document.documentElement, "lang", page.dataset.lang);
    landmark("places", page.dataset.places);
    landmark("views", page.dataset.views);
    if (page.dataset.words) {
      translate(page.dataset.words);
      away(known[1]);
    }
    window.truonglopNumbers(page.dataset.lang);
    for (const select of document.querySelectorAll(".tl-light select")) window.truonglopLight(select);
    for (const box of document.querySelectorAll(".st-key-beside")) {
      // What scrolls must be scrolled by keys too, where nothing in it takes them.
      const alone = !box.querySelector("a, button, input, summary, [tabindex]");
      if (alone && box.scrollHeight > box.clientHeight) set(box, "tabindex", "0");
      else box.removeAttribute("tabindex");
    }
    for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"]')) {
      if (zone.getAttribute("role") === "presentation") zone.removeAttribute("role"); // it is named
      for (const button of zone.querySelectorAll("button")) {
        const words = getComputedStyle(button, "::after").content; // drawn in the page's language
        if (/^".+"$/.test(words)) set(button, "aria-label", words.slice(1, -1));
      }
    }
  };

  // On paper nothing opens: the key of a map and the note under the title stand open, and the key
  // stands below the map, where it hides nothing.
  const FOLDED = ".truonglop-legend details:not([open]), .tl-notice:not([open])";
  let opened = [];
  let moved = [];
  addEventListener("beforeprint", () => {
    moved = [...document.querySelectorAll(".truonglop-map .truonglop-legend")].map((key) => [key, key.parentElement, key.nextSibling]);
    for (const [key] of moved) key.closest(".truonglop-map").after(key);
    opened = [...document.querySelectorAll(FOLDED)];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    for (const [key, corner, next] of moved) corner.insertBefore(key, next);
    moved = [];
  });

  let waiting = false;
  // What a map draws, hundreds of shapes, is none of this file's business: nothing is looked for then.
  const ofMap = ({ target }) => Boolean(target.closest?.(".truonglop-map"));
  const wake = (records) => {
    if (waiting || (Array.isArray(records) && records.every(ofMap))) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  const observer = new MutationObserver(wake);
  addEventListener("resize", wake);
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-lang"] });
})();
