// The first screen stands in the page before any script has run. It is taken away as soon as the
// app has drawn: its figures, its map and the choices above them are there, or it has something
// else to say.
(() => {
  "use strict";
  const first = document.getElementById("tl-first-screen");
  if (!first) return;

  const MAP_MS = 2000; // how long figures wait for their map and the choices
  const LONGEST_MS = 20000; // an app that is there by then says itself what it lacks
  let figuresAt = 0;

  /** Tell whether the app has something to show that is worth more than the first screen. */
  const isDrawn = () => {
    const app = document.querySelector("#root [data-testid='stApp']");
    if (!app) return false;
    if (performance.now() > LONGEST_MS) return true;
    if (!app.querySelector(".tl-figure")) return Boolean(app.querySelector("[role='alert']"));
    figuresAt ||= performance.now();
    const map = app.querySelector(".leaflet-container path");
    const choices = app.querySelector(".st-key-chips button");
    return Boolean(map && choices) || performance.now() - figuresAt > MAP_MS;
  };

  const look = () => {
    if (isDrawn()) first.remove();
    else requestAnimationFrame(look);
  };
  look();
})();
