// What a screen reader needs and Streamlit cannot be told: the language of the page, its landmarks,
// which place and view are open, names of its own buttons. The words come with the page (.tl-page).
(() => {
  "use strict";

  /** Set an attribute only where it differs: each change wakes the observer again. */
  const set = (element, name, value) => {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const landmark = (key, name) => {
    const bar = document.querySelector(`.st-key-${key}`);
    set(bar, "role", "navigation");
    set(bar, "aria-label", name);
    if (!bar) return;
    for (const link of bar.querySelectorAll("a")) {
      const here = link.closest('[class*="_here"]') !== null;
      if (here) set(link, "aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  const look = () => {
    waiting = false;
    const page = document.querySelector(".tl-page");
    if (!page) return;
    set(document.documentElement, "lang", page.dataset.lang);
    landmark("places", page.dataset.places);
    landmark("views", page.dataset.views);
    for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"]')) {
      if (zone.getAttribute("role") === "presentation") zone.removeAttribute("role"); // it is named
      for (const button of zone.querySelectorAll("button")) {
        const words = getComputedStyle(button, "::after").content; // drawn in the page's language
        if (/^".+"$/.test(words)) set(button, "aria-label", words.slice(1, -1));
      }
    }
  };

  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  });
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-lang"] });
})();
