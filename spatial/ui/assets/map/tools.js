/* The buttons of the map: the whole locality, layers, measuring, the whole screen. */

/** Make a button with one of our icons. */
function button(bar, name, act) {
  const made = element("button", `truonglop-${name}`);
  made.type = "button";
  made.append(icon(name));
  made.addEventListener("click", act);
  bar.append(made);
  return made;
}

/** Name a button, for the eye and for who cannot see it. */
function called(node, words) {
  if (!node || !words) return;
  node.title = words;
  node.setAttribute("aria-label", words);
}

class Tools {
  constructor(surface) {
    this.surface = surface;
    this.opacity = new Map(); // of layers the reader changed, by id
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = element("div", "leaflet-bar truonglop-tools");
      L.DomEvent.disableClickPropagation(bar);
      this.home = button(bar, "home", () => surface.view.home());
      this.menu = button(bar, "layers", () => this.toggle());
      this.ruler = button(bar, "measure", () => this.measure.toggle());
      this.full = button(bar, "full", () => this.whole());
      this.bar = bar;
      return bar;
    };
    control.addTo(surface.map);
    this.panel = element("div", "truonglop-layers-list");
    this.panel.hidden = true;
    L.DomEvent.disableClickPropagation(this.panel);
    L.DomEvent.disableScrollPropagation(this.panel);
    surface.map.getContainer().append(this.panel);
    this.measure = new Measure(surface, this.ruler);
    this.escape = (event) => {
      if (event.key !== "Escape") return;
      if (!this.panel.hidden) { this.toggle(); this.menu.focus(); }
      this.measure.stop();
    };
    surface.map.getContainer().addEventListener("keydown", this.escape);
    if (!document.fullscreenEnabled) this.full.hidden = true;
  }

  /** Name every button in the language of the page. */
  say(words) {
    const zoom = this.surface.map.getContainer().querySelectorAll(".leaflet-control-zoom a");
    called(zoom[0], words.zoom_in);
    called(zoom[1], words.zoom_out);
    called(this.home, words.home);
    called(this.menu, words.layers);
    called(this.ruler, words.measure);
    called(this.full, words.full);
    this.panel.setAttribute("aria-label", words.layers ?? "");
    this.panel.setAttribute("role", "group");
    this.menu.setAttribute("aria-expanded", String(!this.panel.hidden));
  }

  /** Show or hide the list of layers. */
  toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.menu.setAttribute("aria-expanded", String(!this.panel.hidden));
    if (!this.panel.hidden) this.list();
  }

  /** List the layers that have a name, each with how strong it is drawn. */
  list() {
    const { layers, words } = this.surface;
    const lines = [];
    for (const layer of [...layers.values()].reverse()) {
      const title = words[`layer_${layer.id}`];
      if (!title || !layer.drawn.length) continue;
      const line = element("label", "", title);
      const range = element("input");
      Object.assign(range, { type: "range", min: 0, max: 100, step: 10 });
      range.value = this.opacity.get(layer.id) ?? 100;
      range.addEventListener("input", () => {
        this.opacity.set(layer.id, Number(range.value));
        this.apply();
      });
      line.append(range);
      lines.push(line);
    }
    this.panel.replaceChildren(...lines);
  }

  /** Draw each layer as strong as the reader chose. */
  apply() {
    for (const layer of this.surface.layers.values()) {
      const percent = this.opacity.get(layer.id) ?? 100;
      layer.pane.style.opacity = percent / 100;
      layer.pane.style.visibility = percent ? "" : "hidden"; // what nobody sees, nobody can click
    }
    if (!this.panel.hidden && !this.panel.contains(document.activeElement)) this.list();
  }

  /** Fill the screen, or go back. */
  whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.surface.root.requestFullscreen();
  }
}

/** A line the reader draws, and how long it is. */
class Measure {
  constructor(surface, node) {
    this.surface = surface;
    this.node = node;
    this.on = false;
    this.line = L.polyline([], { className: "truonglop-ruler", interactive: false });
    this.told = element("output", "truonglop-length");
    this.told.hidden = true;
    surface.map.getContainer().append(this.told);
    node.setAttribute("aria-pressed", "false");
  }

  /** Begin or end. */
  toggle() {
    if (this.on) this.stop();
    else this.start();
  }

  start() {
    this.on = true;
    this.node.setAttribute("aria-pressed", "true");
    this.line.setLatLngs([]).addTo(this.surface.map);
    this.told.hidden = false;
    this.told.textContent = this.surface.words.measure_how ?? "";
  }

  stop() {
    if (!this.on) return;
    this.on = false;
    this.node.setAttribute("aria-pressed", "false");
    this.line.remove();
    this.told.hidden = true;
  }

  /** Add a place to the line, and say how long it is now. */
  add(latlng) {
    this.line.addLatLng(latlng);
    const places = this.line.getLatLngs();
    let metres = 0;
    for (let at = 1; at < places.length; at += 1) metres += this.surface.map.distance(places[at - 1], places[at]);
    const number = new Intl.NumberFormat(this.surface.words.lang ?? "vi", { maximumFractionDigits: 0 });
    this.told.textContent = `${number.format(metres)} m`;
  }
}

/** A line to pull: what lies left of it is drawn as before. */
class Swipe {
  constructor(surface) {
    this.surface = surface;
    this.part = 0.5;
    this.range = element("input", "truonglop-swipe");
    Object.assign(this.range, { type: "range", min: 2, max: 98, step: 1, value: 50 });
    this.range.hidden = true;
    this.line = element("div", "truonglop-swipe-line");
    this.line.hidden = true;
    this.ends = ["before", "after"].map((side) => element("span", `truonglop-side ${side}`));
    for (const node of [this.line, ...this.ends, this.range]) surface.map.getContainer().append(node);
    L.DomEvent.disableClickPropagation(this.range);
    for (const grip of ["pointerdown", "mousedown", "touchstart"]) {
      this.range.addEventListener(grip, (event) => event.stopPropagation());
    }
    this.range.addEventListener("input", () => { this.part = this.range.value / 100; this.cut(); });
    surface.map.on("move zoom resize viewreset", () => this.cut());
  }

  /** Begin or end, as the picture has a side or not. */
  show(words) {
    const on = [...this.surface.layers.values()].some((layer) => layer.side);
    for (const node of [this.line, ...this.ends, this.range]) node.hidden = !on;
    called(this.range, words.swipe_how);
    this.ends.forEach((node, at) => { node.textContent = words[at ? "after" : "before"] ?? ""; });
    this.cut();
  }

  /** Cut the panes at the line: they move with the map, so the cut moves against them. */
  cut() {
    const { map, layers } = this.surface;
    const { x: width, y: height } = map.getSize();
    const from = map.containerPointToLayerPoint([0, 0]);
    const at = from.x + width * this.part;
    for (const { pane, side } of layers.values()) {
      const [left, right] = side === "before" ? [from.x, at] : [at, from.x + width];
      const box = [[left, from.y], [right, from.y], [right, from.y + height], [left, from.y + height]];
      pane.style.clipPath = side ? `polygon(${box.map(([x, y]) => `${x}px ${y}px`).join(",")})` : "";
    }
    this.line.style.left = `${100 * this.part}%`;
  }
}
