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
  };

  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  });
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-lang"] });
})();
