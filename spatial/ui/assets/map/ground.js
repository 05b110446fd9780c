/* The ground under the colours: what is there, drawn from the locality's own layers. */

// Quiet on purpose: what is told stands above. `from` is the zoom a line appears at, `named` the
// zoom its name does; `night` is its colour where the page is dark.
const LOOKS = {
  industry: { fill: "#e4dcec", night: "#241f2d" },
  park: { fill: "#cbe6bf", night: "#16301b" },
  cemetery: { fill: "#dde3d5", night: "#212820" },
  water: { fill: "#aecfe8", night: "#14374f" },
  river: { line: "#aecfe8", night: "#14374f", wide: 3 },
  stream: { line: "#aecfe8", night: "#14374f", wide: 1.3, from: 12 },
  path: { line: "#ded5c9", night: "#2a2722", wide: 0.7, from: 15 },
  local_street: { line: "#d3d7dc", night: "#2b323b", wide: 0.9, from: 13.5, named: 16.5 },
  collector: { line: "#c3c9d1", night: "#37404b", wide: 1.5, named: 15.5 },
  main_road: { line: "#b4bbc5", night: "#454f5c", wide: 2.2, named: 14.5 },
  national_road: { line: "#a3abb6", night: "#54606f", wide: 2.8, named: 13.5 },
};

/** Read the vertices of a part: steps from the origin, then differences. */
function vertices(part, { origin, step }) {
  const [west, south] = origin;
  const line = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < part.length; at += 2) {
    x += part[at];
    y += part[at + 1];
    line.push([south + y * step, west + x * step]);
  }
  return line;
}

/**
 * Make the canvas of a ground.
 *
 * Leaflet forgets a frame it asked for when it redraws before it: the frame still comes when the
 * canvas is gone, and there is nothing to draw on.
 */
function groundCanvas(pane) {
  const canvas = L.canvas({ pane, padding: 0.3 });
  const redraw = canvas._redraw;
  canvas._redraw = () => { if (canvas._ctx) redraw.call(canvas); };
  return canvas;
}

/** Give the colour of a look in the light, or where the page is dark. */
function tint({ fill, line, night }, dark) {
  return fill ? { fillColor: dark ? night : fill } : { color: dark ? night : line };
}

/** Draw the shapes of a ground on one canvas. */
function groundShapes(geo, given, dark) {
  return geo.shapes.map(({ kind, name, parts }) => {
    const lines = parts.map((part) => vertices(part, geo));
    const look = LOOKS[kind];
    const options = { ...given, ...tint(look, dark) };
    const shape = look.fill
      ? L.polygon(lines, { ...options, stroke: false, fillOpacity: 1 })
      : L.polyline(lines, { ...options, weight: look.wide });
    shape.ground = { kind, name, lines };
    return shape;
  });
}

/** Colour a ground anew, at once: paper waits for no frame. */
function tintGround(shapes, dark, canvas) {
  for (const shape of shapes) shape.setStyle(tint(LOOKS[shape.ground.kind], dark));
  canvas._redraw();
}

/** Let lines grow with the zoom, and small ones wait for it. */
function scaleGround(shapes, zoom) {
  const grown = Math.max(0.85, 1.25 ** (zoom - 13));
  for (const shape of shapes) {
    const look = LOOKS[shape.ground.kind];
    if (look.fill) continue;
    const seen = zoom >= (look.from ?? 0);
    shape.setStyle({ weight: seen ? look.wide * grown : 0, opacity: seen ? 1 : 0 });
  }
}

/** Write the names of the streets in sight along them, none on another. */
function nameStreets(shapes, map, pane) {
  const zoom = map.getZoom();
  const sight = map.getBounds();
  const taken = [];
  const labels = [];
  for (const { ground } of [...shapes].reverse()) {
    const { named } = LOOKS[ground.kind];
    if (!ground.name || !named || zoom < named) continue;
    for (const line of ground.lines) {
      const at = Math.floor((line.length - 1) / 2);
      if (line.length < 2 || !sight.contains(line[at])) continue;
      const [from, to] = [map.latLngToContainerPoint(line[at]), map.latLngToContainerPoint(line[at + 1])];
      const middle = from.add(to).divideBy(2);
      const wide = 3.6 * ground.name.length + 12;
      if (taken.some((other) => Math.abs(other.x - middle.x) < wide + other.wide && Math.abs(other.y - middle.y) < 40)) continue;
      taken.push({ x: middle.x, y: middle.y, wide });
      let turned = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
      if (Math.abs(turned) > 90) turned += 180;
      const html = element("span", "truonglop-street", ground.name);
      html.style.setProperty("--turned", `${turned.toFixed(0)}deg`);
      const icon = L.divIcon({ className: "truonglop-label", html, iconSize: [0, 0] });
      labels.push(L.marker(map.containerPointToLatLng(middle), { icon, interactive: false, keyboard: false, pane }));
      break; // once a street is enough
    }
  }
  return labels;
}
