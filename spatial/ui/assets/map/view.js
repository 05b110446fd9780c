/* Where the reader is: the whole locality first, then wherever a hand left the map. */

const MARGIN = 14; // px between the locality and the edge of the map
const NEAREST = 17; // zoom: nothing we draw is finer
const FOOT = 44; // px that the legend takes below
const NARROW_FOOT = 60; // px: on a phone the note of sources stands above the legend, as map.css has it

class View {
  constructor(map, { name, bounds, reach }) {
    this.map = map;
    this.bounds = L.latLngBounds(bounds);
    this.reach = L.latLngBounds(reach ?? bounds); // with islands too far off to open with
    this.slot = `truonglop.view.${name}`;
    this.moved = false; // a resize moves the map too; only a hand counts
    map.setMaxZoom(NEAREST);
    const saved = this.saved();
    if (saved) {
      this.moved = true;
      map.setView([saved.lat, saved.lon], saved.zoom, { animate: false });
      this.limit();
    } else {
      this.fit();
    }
    for (const touch of ["pointerdown", "wheel", "keydown"]) {
      const seen = () => { this.moved = true; };
      map.getContainer().addEventListener(touch, seen, { capture: true, passive: true });
    }
    map.on("resize", () => { if (!this.moved) this.fit(); });
    this.sized = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    this.sized.observe(map.getContainer());
    map.on("moveend", () => this.keep());
  }

  /** Read where the reader was in this tab. */
  saved() {
    try {
      return JSON.parse(window.sessionStorage.getItem(this.slot));
    } catch (error) {
      return null; // storage is switched off: start from the whole locality
    }
  }

  /** Remember where the reader is, for this tab. */
  keep() {
    if (!this.moved) return;
    const { lat, lng } = this.map.getCenter();
    try {
      const view = JSON.stringify({ lat, lon: lng, zoom: this.map.getZoom() });
      window.sessionStorage.setItem(this.slot, view);
    } catch (error) {
      // storage is switched off: the view still lives as long as the map
    }
  }

  /** Show the whole locality. */
  fit() {
    this.map.setMinZoom(0);
    this.map.fitBounds(this.bounds, {
      paddingTopLeft: [52, MARGIN], // right of the buttons
      paddingBottomRight: [MARGIN, this.foot()],
      animate: false,
    });
    this.limit();
  }

  /** Say how much of the map legend and note cover below [px]; never more than a third of it. */
  foot() {
    const note = this.map.getContainer().querySelector(".truonglop-credit");
    if (!note?.textContent || !window.matchMedia("(max-width: 640px)").matches) return FOOT;
    return Math.min(NARROW_FOOT + note.offsetHeight, this.map.getSize().y / 3);
  }

  /** Show the whole locality again where nobody moved the map: the note under it has changed. */
  refit() {
    if (!this.moved) this.fit();
  }

  /** Let nobody lose the locality from sight. */
  limit() {
    this.map.setMaxBounds(this.reach.pad(1));
    this.map.setMinZoom(this.map.getBoundsZoom(this.reach) - 1);
  }

  /** Go back to the whole locality, and stay with it. */
  home() {
    this.moved = false;
    try {
      window.sessionStorage.removeItem(this.slot);
    } catch (error) {
      // nothing was kept
    }
    this.fit();
  }

  /** Stop watching. */
  end() {
    this.sized.disconnect();
  }
}

/** One finger scrolls the page, two move the map; a mouse drags it. */
function letFingersPass(map, surface) {
  const coarse = window.matchMedia("(pointer: coarse)");
  const apply = () => {
    const whole = Boolean(document.fullscreenElement);
    if (coarse.matches && !whole) map.dragging.disable();
    else map.dragging.enable();
  };
  apply();
  coarse.addEventListener("change", apply);
  document.addEventListener("fullscreenchange", apply);
  let hint = null;
  map.getContainer().addEventListener("touchmove", (event) => {
    if (event.touches.length > 1 || map.dragging.enabled() || hint) return;
    hint = element("div", "truonglop-hint", surface.words.two_fingers ?? "");
    map.getContainer().append(hint);
    setTimeout(() => { hint.remove(); hint = null; }, 1500);
  }, { passive: true });
  return () => {
    coarse.removeEventListener("change", apply);
    document.removeEventListener("fullscreenchange", apply);
  };
}
