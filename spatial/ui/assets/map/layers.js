/* The layers of a picture, drawn once and afterwards only recoloured. */

const PLAIN = { dashArray: null, opacity: 1, fill: true, fillOpacity: 1 };
const FULL_ZOOM = 11.5; // from which circles have their full size: a district opens nearer
const BASE = 400; // z-index of the first layer
const RAISED = 500; // of the first layer above the edge of what is chosen
const ABOVE = ["figures", "sites"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Name a shape. */
function keyOf({ kind, id }) {
  return `${kind}:${id}`;
}

class Layer {
  constructor(surface, at, { id, sort, bring }) {
    this.surface = surface;
    this.bring = bring; // asks for a sheet; nobody is there to be asked in a file that stands alone
    this.id = id;
    this.sort = sort;
    this.at = at;
    const name = `truonglop-${at}-${id}`;
    this.pane = surface.map.getPane(name) ?? surface.map.createPane(name);
    this.pane.style.zIndex = (ABOVE.includes(sort) ? RAISED : BASE) + at;
    this.pane.dataset.layer = id;
    this.renderer = sort === "ground" ? groundCanvas(name) : L.svg({ pane: name });
    this.group = L.layerGroup().addTo(surface.map);
    this.drawn = []; // shapes in the order of their rows
    this.mark = "";
    this.name = name;
  }

  /** Show rows: recolour what is there, draw anew what is not; tell whether anything is. */
  show(geo, rows) {
    if (this.sort === "sites" && this.surface.hand) return false; // what a hand holds stays in it
    if (this.geo === geo && this.rows === rows && this.sort !== "sites") return false;
    this.rows = rows;
    const mark = JSON.stringify(rows);
    if (this.geo === geo && this.mark === mark && (this.sort !== "sites" || !rows.length)) return false;
    const keys = ["mosaic", "ground"].includes(this.sort) ? "" : rows.map(keyOf).join("\n");
    const kept = this.drawn.length && this.geo === geo && this.keys === keys;
    this.geo = geo;
    this.mark = mark;
    this.keys = keys;
    if (kept && this.sort === "mosaic") this.recolour(rows);
    else if (kept && ["shapes", "circles"].includes(this.sort)) this.restyle(rows);
    else this.draw(rows);
    return true;
  }

  /** Draw every row. */
  draw(rows) {
    this.group.clearLayers();
    this.drawn = this.shapes(rows);
    for (const shape of this.drawn) this.group.addLayer(shape);
    this.near = this.geo?.near && this.bring ? new NearStreets(this, this.geo.near, this.drawn) : null;
    this.zoomed();
  }

  /** Make the shapes of every row. */
  shapes(rows) {
    if (this.sort === "mosaic") return this.mosaic(rows);
    const options = { pane: this.name, renderer: this.renderer, interactive: false };
    return this.sort === "ground" ? groundShapes(this.geo, options, this.surface.night.on) : rows.map((row) => this.shape(row));
  }

  /** Follow light and dark, where what is drawn is out of reach of a style sheet. */
  lit() {
    if (this.sort === "ground") tintGround(this.drawn, this.surface.night.on, this.renderer);
  }

  /** Follow the zoom, where what is drawn depends on it. */
  zoomed() {
    if (this.sort === "circles") this.sized();
    if (this.sort !== "ground") return;
    scaleGround(this.drawn, this.surface.map.getZoom());
    this.named();
  }

  /** Let the schools of a whole city be small from afar: what lies under them is seen too. */
  sized() {
    const small = Math.min(1, Math.max(0.4, 1.3 ** (this.surface.map.getZoom() - FULL_ZOOM)));
    for (const shape of this.drawn) {
      const { radius, weight } = shape.row.style;
      if (shape.getRadius() !== radius * small) shape.setStyle({ radius: radius * small, weight: weight * small });
    }
  }

  /** Name the streets in sight. */
  named() {
    if (this.sort !== "ground") return;
    this.near?.look();
    this.streets ??= L.layerGroup().addTo(this.surface.map);
    this.streets.clearLayers();
    for (const street of nameStreets(this.drawn, this.surface.map, "truonglop-streets")) this.streets.addLayer(street);
  }

  /** Draw one row. */
  shape(row) {
    const latlng = row.place && [row.place[1], row.place[0]];
    if (this.sort === "figures") return label(row, latlng, this.name);
    if (this.sort === "sites") return this.wire(this.diamond(row, latlng), row);
    const style = { ...PLAIN, ...row.style, pane: this.name, renderer: this.renderer };
    if (this.sort === "circles") return this.wire(L.circleMarker(latlng, style), row);
    return this.wire(area(this.geo.shapes[row.at], this.geo.step, style), row);
  }

  /** A proposed site: a dashed diamond, large enough for a finger. */
  diamond(row, latlng) {
    const mark = element("span", "truonglop-diamond");
    mark.append(element("b", "", row.text));
    const drawn = L.divIcon({ className: "truonglop-site", html: mark, iconSize: [44, 44] });
    const site = L.marker(latlng, {
      icon: drawn, keyboard: false, riseOnHover: true, pane: this.name,
      draggable: Boolean(row.drag) && this.surface.live,
    });
    if (row.drag) {
      site.on("dragstart", () => this.surface.leaveGhost(site));
      site.on("drag", () => { follow(site); this.surface.moving(site); });
      site.on("dragend", () => this.surface.dragged(site));
    }
    return site;
  }

  /** Give what is drawn other colours and sentences. */
  restyle(rows) {
    rows.forEach((row, at) => {
      const shape = this.drawn[at];
      shape.row = row;
      shape.setStyle({ ...PLAIN, ...row.style });
      name(shape);
    });
    this.zoomed();
  }

  /** Wire one shape: hover text, click with its id, keyboard. */
  wire(shape, row) {
    shape.row = row;
    hover(shape);
    shape.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      if (!repeated(event)) this.surface.clicked(shape, event.latlng);
    });
    shape.on("add", () => {
      const node = shape.getElement();
      if (!node) return;
      node.addEventListener("pointerdown", () => this.surface.pointed(shape));
      this.reach(shape, node);
      if (row.kind === "school") this.rove(shape, node);
    });
    return shape;
  }

  /** Let the keyboard reach a shape: Tab to it, Enter or Space to choose it. */
  reach(shape, node) {
    const key = keyOf(shape.row);
    node.dataset.key = key;
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    name(shape);
    node.addEventListener("focus", () => {
      if (node.matches(":focus-visible")) this.surface.focused = key;
    });
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.surface.focused = key;
      this.surface.pointed(shape);
      this.surface.clicked(shape, shape.getLatLng ? shape.getLatLng() : shape.getCenter());
    });
    if (this.surface.focused === key) node.focus({ preventScroll: true });
  }

  /** Of 150 schools one is a stop of the Tab key; the arrows lead on to the next that way. */
  rove(shape, node) {
    const here = this.stop?.getElement();
    if (here?.isConnected && this.surface.focused !== node.dataset.key) node.setAttribute("tabindex", "-1");
    else this.halt(shape);
    node.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      const next = this.next(shape, way);
      if (!next) return;
      this.halt(next);
      this.surface.map.panInside(next.getLatLng(), { padding: [40, 40] });
      next.getElement().focus({ preventScroll: true });
    });
  }

  /** Let the Tab key stop at one school and at no other. */
  halt(shape) {
    this.stop?.getElement()?.setAttribute("tabindex", "-1");
    this.stop = shape;
    shape.getElement().setAttribute("tabindex", "0");
  }

  /** Find the nearest school in a direction; what lies aside counts twice. */
  next(shape, [right, down]) {
    const { map } = this.surface;
    const from = map.latLngToContainerPoint(shape.getLatLng());
    let found = null;
    let least = Infinity;
    for (const other of this.drawn) {
      const to = map.latLngToContainerPoint(other.getLatLng()).subtract(from);
      const ahead = to.x * right + to.y * down;
      const far = ahead + 2 * Math.abs(to.x * down + to.y * right);
      if (other === shape || ahead <= 0 || far >= least) continue;
      found = other;
      least = far;
    }
    return found;
  }

  /** Neighbourhoods: polygons that share their corners; styles and sentences come by number. */
  mosaic(rows) {
    const { corners, rings } = this.geo;
    const corner = (n) => [corners[2 * n + 1], corners[2 * n]];
    this.cells = rows.ids.map((_, at) => at).filter((at) => rings[at].length);
    const shapes = this.cells.map((at) => {
      const style = { ...PLAIN, ...rows.styles[rows.fill[at]], pane: this.name, renderer: this.renderer };
      const shape = L.polygon(rings[at].map((ring) => [ring.map(corner)]), style);
      shape.row = { kind: rows.kind, id: rows.ids[at] };
      hover(shape);
      shape.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        if (!repeated(event)) this.surface.clicked(shape, event.latlng);
      });
      return shape;
    });
    this.say(shapes, rows);
    shapes.sort((a, b) => a.options.weight - b.options.weight); // thick borders on top
    this.cells = null;
    return shapes;
  }

  /** Give every neighbourhood its sentences. */
  say(shapes, rows) {
    shapes.forEach((shape, n) => {
      const at = this.cells[n];
      shape.cell = at;
      shape.row.lines = [`${rows.title} ${rows.ids[at]}`, ...rows.lines[at].map((line) => rows.texts[line])];
    });
  }

  /** Give the neighbourhoods other colours. */
  recolour(rows) {
    const least = Math.min(...rows.styles.map((style) => style.weight));
    for (const shape of this.drawn) {
      const at = shape.cell;
      const style = rows.styles[rows.fill[at]];
      shape.row.lines = [`${rows.title} ${rows.ids[at]}`, ...rows.lines[at].map((line) => rows.texts[line])];
      shape.setStyle({ ...PLAIN, ...style });
      if (style.weight > least) shape.bringToFront();
    }
  }

  /** Take everything away. */
  remove() {
    this.near = null;
    this.group.remove();
    this.streets?.remove();
    this.renderer.remove();
    this.drawn = [];
  }
}

/** Make an area of steps on a grid; what is no area comes as GeoJSON. */
function area(shape, step, style) {
  if (!Array.isArray(shape)) return L.GeoJSON.geometryToLayer({ type: "Feature", geometry: shape }, style);
  const grid = { origin: [0, 0], step };
  return L.polygon(shape.map((rings) => rings.map((ring) => vertices(ring, grid))), style);
}

/** Show the lines of a shape while the pointer is on it. */
function hover(shape) {
  if (shape.row.lines && !shape.row.lines.length) return;
  shape.bindTooltip(() => card(shape.row.lines ?? [], "truonglop-tip"), { sticky: true, direction: "auto" });
}

/** While a site is dragged, say what the ward below it lacks. */
function follow(site) {
  const { left, top, width, height } = site.getElement().getBoundingClientRect();
  const below = document.elementsFromPoint(left + width / 2, top + height / 2);
  const ward = below.find((node) => node.dataset.key?.startsWith("ward:"));
  const lines = ward ? ward.getAttribute("aria-label").split(". ") : [];
  site.setTooltipContent(card([...site.row.lines.slice(0, 2), ...lines], "truonglop-tip"));
  site.openTooltip();
}

/** Say a shape to who cannot see it. */
function name(shape) {
  const node = shape.getElement?.();
  const { lines, id } = shape.row;
  if (node) node.setAttribute("aria-label", (lines ?? [id]).join(". "));
}

/** The second click of a double click, which zooms and must not choose again. */
function repeated(event) {
  return (event.originalEvent?.detail ?? 1) > 1;
}
