/* One map on one page: a picture comes, what changed in it is drawn. */

const REST_MS = 180; // a hand that holds still as long asks what a site would change there

class Surface {
  /**
   * Begin with an empty map.
   *
   * `send(name, value)` tells Python; `live` says whether anybody answers.
   */
  constructor(root, map, { name, bounds, reach, outside }, send, live) {
    this.root = root;
    this.map = map;
    this.send = send;
    this.live = live;
    this.words = {};
    this.layers = new Map();
    this.focused = null; // key of the shape that holds keyboard focus
    this.chosen = null; // key of the shape that stands out
    this.current = null; // its element
    this.told = null; // the one Python told of last
    this.hand = null; // the site being dragged, whether Python was asked of its place, the pause
    this.name = name;
    map.attributionControl.setPrefix(false);
    L.control.scale({ imperial: false, position: "topright" }).addTo(map);
    this.legend = L.control({ position: "bottomright" });
    this.legend.onAdd = () => {
      const box = element("div", "truonglop-legend");
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    this.legend.addTo(map);
    this.above = map.createPane("truonglop-chosen");
    this.above.style.zIndex = BASE + 90;
    this.above.style.pointerEvents = "none";
    this.edge = L.layerGroup().addTo(map);
    this.ghosts = L.layerGroup().addTo(map);
    this.edges = L.svg({ pane: "truonglop-chosen" });
    this.view = new View(map, { name, bounds, reach });
    this.tools = new Tools(this);
    this.swipe = new Swipe(this);
    this.night = new Night(this);
    this.rows = live ? new Rows(this) : null;
    this.freed = letFingersPass(map, this);
    map.on("click", (event) => {
      if (repeated(event)) return;
      if (this.tools.measure.on) this.tools.measure.add(event.latlng);
      else this.tell("ground", null, event.latlng);
    });
    map.on("dragstart", () => this.choose(this.told));
    const streets = map.createPane("truonglop-streets");
    streets.style.zIndex = BASE + 60;
    streets.style.pointerEvents = "none";
    map.on("zoomend resize", () => this.layOut());
    map.on("zoomend", () => { for (const layer of this.layers.values()) layer.zoomed(); });
    map.on("moveend", () => { for (const layer of this.layers.values()) layer.named(); });
    this.outside = outside;
    this.credit = element("div", "truonglop-credit");
    map.getContainer().append(this.credit);
    this.lost = () => { this.focused = null; };
    document.addEventListener("pointerdown", this.lost);
  }

  /**
   * Show a picture whose sheets have all come; what came before as the very same is left alone.
   *
   * What is chosen comes beside the scene, or in it where the file stands alone.
   */
  show({ scene, chosen, layers }) {
    if (this.hand) this.hand.asked = false;
    this.told = chosen ?? scene.chosen ?? null;
    const said = this.scene !== scene;
    if (said) this.speak(scene, layers);
    const redrawn = this.draw(layers);
    this.waiting?.remove();
    this.waiting = null;
    if (redrawn || this.told !== this.chosen) this.choose(this.told); // else it stands out already
    else this.rows?.mark();
    if (said || redrawn) this.swipe.show(scene.words);
    if (redrawn) {
      this.tools.apply();
      this.layOut();
    }
    this.forget();
  }

  /** Show the words and the legend of a scene. */
  speak(scene, layers) {
    this.scene = scene;
    this.words = scene.words;
    const container = this.map.getContainer();
    container.classList.toggle("proposing", scene.mode === "propose");
    container.setAttribute("aria-label", scene.words.map);
    container.setAttribute("role", "region");
    this.tools.say(scene.words);
    const note = [this.outside, scene.words.credit].filter(Boolean).join(" · ");
    if (this.credit.textContent !== note) {
      this.credit.textContent = note;
      this.view.refit();
    }
    container.classList.toggle("grounded", layers.some((layer) => layer.sort === "ground"));
    drawLegend(this.legend.getContainer(), scene.legend, scene.words.streets);
  }

  /** Draw the layers; tell whether any is another. */
  draw(layers) {
    const wanted = new Map(layers.map((layer, at) => [`${at}.${layer.id}.${layer.sort}`, layer]));
    let redrawn = false;
    for (const [key, layer] of this.layers) {
      if (wanted.has(key)) continue;
      layer.remove();
      this.layers.delete(key);
      redrawn = true;
    }
    let at = 0;
    for (const [key, layer] of wanted) {
      if (!this.layers.has(key)) this.layers.set(key, new Layer(this, at, layer));
      const drawn = this.layers.get(key);
      redrawn ||= drawn.side !== (layer.side ?? "");
      drawn.side = layer.side ?? "";
      redrawn = drawn.show(layer.geo ?? null, layer.rows) || redrawn;
      at += 1;
    }
    this.layers = new Map([...wanted.keys()].map((key) => [key, this.layers.get(key)]));
    return redrawn;
  }

  /** Give every name a place of its own. */
  layOut() {
    const labels = [...this.layers.values()].filter((layer) => layer.sort === "figures");
    for (const layer of labels) layOut(layer.drawn);
  }

  /** Let a shape stand out, at once: Python's answer comes after. */
  choose(key) {
    this.current?.removeAttribute("aria-current");
    this.current = null;
    this.chosen = key;
    this.rows?.mark();
    this.edge.clearLayers();
    if (!key) return;
    for (const layer of this.layers.values()) {
      const shape = layer.drawn.find((one) => one.row && keyOf(one.row) === key);
      if (!shape) continue;
      this.current = shape.getElement() ?? null;
      this.current?.setAttribute("aria-current", "true");
      const look = { pane: "truonglop-chosen", renderer: this.edges, interactive: false, className: "truonglop-edge" };
      if (shape instanceof L.CircleMarker) {
        this.edge.addLayer(L.circleMarker(shape.getLatLng(), { ...look, radius: shape.getRadius() + 3, fill: false }));
      } else if (shape instanceof L.Path) {
        this.edge.addLayer(L.polyline(outline(shape), look));
      }
      return;
    }
  }

  /** Answer a finger or a pointer before anybody else does. */
  pointed(shape) {
    const { kind } = shape.row;
    if (this.tools.measure.on || this.scene.mode === "propose") return;
    if (["ward", "school"].includes(kind)) this.choose(keyOf(shape.row));
    if (shape.row.lines?.length) shape.openTooltip();
  }

  /** Tell what was clicked. */
  clicked(shape, latlng) {
    const { kind, id } = shape.row;
    if (this.tools.measure.on) this.tools.measure.add(latlng);
    else this.tell(kind, id, latlng);
  }

  /** Choose by a row of a table, at once as by a finger on the map. */
  picked(key) {
    const [kind, id] = key.split(/:(.*)/, 2);
    const shape = [...this.layers.values()].flatMap((layer) => layer.drawn).find((one) => one.row && keyOf(one.row) === key);
    this.choose(key);
    this.send("click", { n: Date.now(), kind: "row", id, of: kind, ...this.place(shape?.getBounds?.().getCenter() ?? this.map.getCenter()) });
  }

  /** Tell Python of a click; where a school is being placed, show the place at once. */
  tell(kind, id, latlng) {
    if (!this.live) return;
    if (this.scene.mode === "propose" && !["site", "draft"].includes(kind)) {
      this.waiting?.remove();
      this.waiting = this.ghost(latlng).addTo(this.map);
    }
    this.send("click", { n: Date.now(), kind, id, ...this.place(latlng) });
  }

  /** Round a place for the wire. */
  place(latlng) {
    const { lat, lng } = this.map.wrapLatLng(latlng);
    return { lat: Number(lat.toFixed(6)), lon: Number(lng.toFixed(6)) };
  }

  /** Draw where a site was, or is about to be. */
  ghost(latlng) {
    const html = element("span", "truonglop-diamond ghost");
    const drawn = L.divIcon({ className: "truonglop-site", html, iconSize: [44, 44] });
    return L.marker(latlng, { icon: drawn, interactive: false, keyboard: false, pane: "truonglop-chosen" });
  }

  /** Leave a ghost where a site stood before it is dragged away. */
  leaveGhost(site) {
    this.hand = { site, asked: false, pause: 0 };
    this.ghosts.clearLayers();
    this.former = { key: keyOf(site.row), latlng: site.getLatLng() };
    this.ghosts.addLayer(this.ghost(this.former.latlng));
  }

  /** Wait for the hand to rest: then the figures follow, one question at a time. */
  moving(site) {
    clearTimeout(this.hand.pause);
    if (site.row.kind !== "site") return;
    this.hand.pause = setTimeout(() => {
      if (this.hand?.asked) this.moving(site);
      else if (this.hand) this.ask(site, "rest");
    }, REST_MS);
  }

  /** Tell Python where a site is held, or was let go. */
  ask(site, kind) {
    if (this.hand) this.hand.asked = true;
    this.send("click", { n: Date.now(), kind, id: site.row.id, of: site.row.kind, ...this.place(site.getLatLng()) });
  }

  /** Tell Python where a site was dragged to. */
  dragged(site) {
    clearTimeout(this.hand.pause);
    this.hand = null;
    const to = site.getLatLng();
    const line = { dashArray: "4 4", color: "#0b57d0", weight: 2, interactive: false, pane: "truonglop-chosen", renderer: this.edges };
    this.ghosts.addLayer(L.polyline([this.former.latlng, to], line));
    this.ask(site, "drag");
  }

  /** Take the ghost away once its site is gone. */
  forget() {
    if (!this.former) return;
    const rows = [...this.layers.values()].flatMap((layer) => layer.drawn);
    if (rows.some((shape) => shape.row && keyOf(shape.row) === this.former.key)) return;
    this.ghosts.clearLayers();
    this.former = null;
  }

  /** End the map. */
  end() {
    document.removeEventListener("pointerdown", this.lost);
    this.freed();
    this.rows?.end();
    this.night.end();
    this.view.end();
    this.map.remove();
  }
}

/** Give the lines of a shape, rings closed. */
function outline(shape) {
  const lines = shape.getLatLngs();
  if (!(shape instanceof L.Polygon)) return lines;
  const rings = L.LineUtil.isFlat(lines[0]) ? lines : lines.flat();
  return rings.map((ring) => [...ring, ring[0]]);
}
