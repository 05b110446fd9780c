// The first screen stands in the page before any script has run. It is taken away as soon as the
// app has drawn: its figures and its map are there, or it has something else to say.
(() => {
  "use strict";
  const first = document.getElementById("tl-first-screen");
  if (!first) return;

  /** Tell whether the map of the app has drawn a ward. */
  const mapIsDrawn = () => Boolean(document.querySelector("#root .leaflet-container path"));

  const isDrawn = () => {
    if (!document.querySelector("#root .tl-figure")) return Boolean(document.querySelector("#root [role='alert']"));
    return mapIsDrawn();
  };

  const look = () => {
    if (!isDrawn()) return requestAnimationFrame(look);
    first.remove();
    performance.mark("truonglop:app");
  };
  look();
})();
