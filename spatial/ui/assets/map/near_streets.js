/* Streets of a whole city: sheets that are asked for once they are near enough to be seen. */

class NearStreets {
  /** Begin with the main roads, which are there at once. */
  constructor(layer, near, coarse) {
    this.layer = layer;
    this.near = near;
    this.coarse = [...coarse];
    this.came = new Set(); // names of sheets drawn
    this.asked = new Set(); // of those on their way
  }

  /** Ask for what is in sight; the coarse roads are there where the fine ones are not yet. */
  look() {
    const sight = this.sight();
    for (const name of sight) {
      if (this.came.has(name) || this.asked.has(name)) continue;
      this.asked.add(name);
      this.layer.bring(`${this.near.at}${name}.json`).then(
        (geo) => this.draw(name, geo),
        () => this.asked.delete(name), // asked for again when the map moves
      );
    }
    const roads = sight.filter((name) => name.startsWith("roads"));
    const fine = roads.length > 0 && roads.every((name) => this.came.has(name));
    if (!fine) scaleGround(this.coarse, this.layer.surface.map.getZoom());
    else for (const road of this.coarse) road.setStyle({ weight: 0, opacity: 0 });
  }

  /** Draw a sheet, unless the map has gone on without it: small streets below the roads. */
  draw(name, geo) {
    this.asked.delete(name);
    if (this.layer.near !== this) return;
    this.came.add(name);
    const { name: pane, renderer, surface, group, drawn } = this.layer;
    const shapes = groundShapes(geo, { pane, renderer, interactive: false }, surface.night.on);
    for (const shape of shapes) group.addLayer(shape);
    if (name.startsWith("local")) for (const shape of [...shapes].reverse()) shape.bringToBack();
    drawn.push(...shapes);
    scaleGround(shapes, surface.map.getZoom());
    this.layer.named();
  }

  /** Name the sheets in sight at this zoom. */
  sight() {
    const { map } = this.layer.surface;
    const { corner: [west, south], side, columns, rows, from } = this.near;
    const seen = map.getBounds();
    const along = (low, high, start, count) => {
      const first = Math.max(Math.floor((low - start) / side), 0);
      const last = Math.min(Math.floor((high - start) / side), count - 1);
      return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
    };
    const levels = Object.keys(from).filter((level) => map.getZoom() >= from[level]);
    const [across, up] = [
      along(seen.getWest(), seen.getEast(), west, columns),
      along(seen.getSouth(), seen.getNorth(), south, rows),
    ];
    return levels.flatMap((level) => across.flatMap((x) => up.map((y) => `${level}-${x}-${y}`)));
  }
}
