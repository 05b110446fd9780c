// Light or dark: as the machine says, unless somebody chose on this page. Read before Streamlit's own
// script, which asks the browser; what it is told here changes with the choice, without a new page.
(() => {
  "use strict";

  const QUERY = "(prefers-color-scheme: dark)";
  const SLOT = "truonglop.light";
  const CHOICES = ["light", "dark"]; // anything else: as the machine says
  const ask = window.matchMedia.bind(window);
  const machine = ask(QUERY);
  const heard = new EventTarget();

  const kept = () => {
    try {
      return localStorage.getItem(SLOT) ?? "";
    } catch (error) {
      return ""; // storage is switched off
    }
  };
  let chosen = kept();

  const answer = {
    media: QUERY,
    onchange: null,
    get matches() {
      return CHOICES.includes(chosen) ? chosen === "dark" : machine.matches;
    },
    addEventListener: (name, hear) => heard.addEventListener(name, hear),
    removeEventListener: (name, hear) => heard.removeEventListener(name, hear),
    addListener: (hear) => heard.addEventListener("change", hear),
    removeListener: (hear) => heard.removeEventListener("change", hear),
    dispatchEvent: (event) => heard.dispatchEvent(event),
  };
  window.matchMedia = (query) => (query === QUERY ? answer : ask(query));

  const tell = () => {
    document.documentElement.style.colorScheme = CHOICES.includes(chosen) ? chosen : "";
    heard.dispatchEvent(new Event("change"));
  };
  machine.addEventListener("change", tell);
  tell();

  addEventListener("change", (event) => {
    if (!event.target.matches?.(".tl-light select")) return;
    chosen = event.target.value;
    try {
      localStorage.setItem(SLOT, chosen);
    } catch (error) {
      // the choice lives as long as the page
    }
    tell();
  });

  /** Show in a choice drawn just now what is chosen. */
  window.truonglopLight = (select) => {
    const value = CHOICES.includes(chosen) ? chosen : "machine";
    if (select.value !== value) select.value = value;
  };
})();
