/*
 * What the map does in the browser: view, legend, hover, click.
 *
 * Loaded once, after Leaflet, from the same server. Python sends data only;
 * every text reaches the page through textContent, never as markup.
 */
window.truonglop = (() => {
  "use strict";

  const MARGIN = 12; // px between the locality and the edge of the map
  const NARROW = 480; // px; below, the legend starts folded
  let map = null;
  let legend = null;
  let fit = () => {}; // shows the whole locality, until a hand moved the map
  let focused = null; // key of the shape that holds keyboard focus

  /** Make a DOM element holding plain text. */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = String(text);
    return made;
  }

  /** Tell Python what was clicked; `n` makes each click a new value. */
  function send(kind, id, latlng) {
    const place = map.wrapLatLng(latlng);
    window.Streamlit.setComponentValue({
      n: Date.now(),
      kind,
      id,
      lat: Number(place.lat.toFixed(6)),
      lon: Number(place.lng.toFixed(6)),
    });
  }

  /** The second click of a double click, which zooms and must not choose again. */
  function repeated(event) {
    return (event.originalEvent?.detail ?? 1) > 1;
  }

  /** Remember where the reader was, per locality, for this browser tab. */
  function keepView(name, bounds) {
    const slot = `truonglop.view.${name}`;
    let moved = false; // a resize moves the map too; only a hand counts
    fit = () => {
      if (moved) return;
      const under = legend.getContainer().offsetHeight; // keep the legend off the locality
      map.fitBounds(bounds, {
        paddingTopLeft: [MARGIN, MARGIN],
        paddingBottomRight: [MARGIN, MARGIN + under],
        animate: false,
      });
    };
    let saved = null;
    try {
      saved = JSON.parse(window.sessionStorage.getItem(slot));
    } catch (error) {
      saved = null; // storage is switched off: start from the whole locality
    }
    if (saved) {
      moved = true;
      map.setView([saved.lat, saved.lon], saved.zoom, { animate: false });
    } else {
      fit();
    }
    for (const touch of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(touch, () => { moved = true; }, { capture: true, passive: true });
    }
    map.on("resize", () => fit());
    // The style sheet may come after the map and give it another size.
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    map.on("moveend", () => {
      if (!moved) return;
      const { lat, lng } = map.getCenter();
      const view = JSON.stringify({ lat, lon: lng, zoom: map.getZoom() });
      try {
        window.sessionStorage.setItem(slot, view);
      } catch (error) {
        // storage is switched off: the view still lives as long as the map
      }
    });
  }

  /** Prepare the empty map once: view, scale, legend box, click on bare ground. */
  function setUp(target, { name, bounds }) {
    map = target;
    document.body.classList.add("truonglop");
    map.attributionControl.setPrefix(false);
    L.control.scale({ imperial: false, position: "topright" }).addTo(map);
    legend = L.control({ position: "bottomright" });
    legend.onAdd = () => {
      const box = element("div", "truonglop-legend");
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    legend.addTo(map);
    map.on("click", (event) => {
      if (!repeated(event)) send("ground", null, event.latlng);
    });
    document.addEventListener("pointerdown", () => { focused = null; });
    keepView(name, bounds);
  }

  /** Draw the legend: a title with its unit, then swatch and label rows. */
  function drawLegend({ title, groups }) {
    const box = legend.getContainer();
    const open = box.querySelector("details")?.open ?? map.getSize().x > NARROW;
    const details = element("details");
    details.open = open;
    details.append(element("summary", "", title));
    const content = element("div", "groups");
    for (const group of groups) {
      const section = element("section");
      const list = element("ul", group.strip ? "strip" : "");
      if (group.title) section.append(element("p", "", group.title));
      for (const row of group.rows) {
        const item = element("li", "", row.label);
        const swatch = element("i", `truonglop-swatch ${row.shape ?? "square"}`);
        swatch.style.setProperty("--fill", row.color);
        item.prepend(swatch);
        list.append(item);
      }
      section.append(list);
      content.append(section);
    }
    details.append(content);
    box.replaceChildren(details);
    fit();
  }

  /** Apply what changes with every action: legend, mode, words. */
  function scene({ legend: content, mode, words }) {
    window.feature_group = []; // else every past layer is kept and removed again
    const container = map.getContainer();
    container.classList.toggle("proposing", mode === "propose");
    container.setAttribute("aria-label", words.map);
    const [zoomIn, zoomOut] = container.querySelectorAll(".leaflet-control-zoom a");
    if (zoomIn) { zoomIn.title = words.zoom_in; zoomIn.setAttribute("aria-label", words.zoom_in); }
    if (zoomOut) { zoomOut.title = words.zoom_out; zoomOut.setAttribute("aria-label", words.zoom_out); }
    drawLegend(content);
    const groups = legend.getContainer().querySelector(".groups");
    if (words.streets) groups.append(element("p", "", words.streets));
  }

  /** Show the lines of a feature while the pointer or the focus is on it. */
  function hover(feature, layer) {
    const lines = feature.properties.lines ?? [];
    if (!lines.length) return;
    const box = element("div", "truonglop-tip");
    lines.forEach((line, at) => box.append(element(at ? "div" : "b", "", line)));
    layer.bindTooltip(box, { sticky: true, direction: "auto" });
  }

  /** Let the keyboard reach a shape: Tab to it, Enter or Space to choose it. */
  function reachable(feature, layer) {
    const { kind, id, lines } = feature.properties;
    const key = `${kind}:${id}`;
    layer.on("add", () => {
      const node = layer.getElement();
      if (!node) return;
      node.dataset.key = key;
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", (lines ?? [id]).join(". "));
      node.addEventListener("focus", () => {
        if (node.matches(":focus-visible")) focused = key;
      });
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        focused = key;
        const place = layer.getLatLng ? layer.getLatLng() : layer.getCenter();
        send(kind, id, place);
      });
      if (focused === key) node.focus({ preventScroll: true });
    });
  }

  /** Wire one feature: hover text, click with its id, keyboard. */
  function wire(feature, layer) {
    const { kind, id } = feature.properties;
    hover(feature, layer);
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      if (!repeated(event)) send(kind, id, event.latlng);
    });
    // Schools are in the list beside the map: 150 stops of the Tab key help nobody.
    if (kind !== "school") reachable(feature, layer);
  }

  /** Neighbourhoods: polygons that share their corners; styles and sentences come by number. */
  function mosaic({ kind, title, corners, rings, ids, styles, fill, texts, lines }) {
    const group = L.featureGroup();
    const corner = (n) => [corners[2 * n + 1], corners[2 * n]];
    const order = ids.map((_, at) => at).filter((at) => rings[at].length);
    order.sort((a, b) => styles[fill[a]].weight - styles[fill[b]].weight); // thick borders on top
    for (const at of order) {
      const shape = L.polygon(rings[at].map((ring) => [ring.map(corner)]), styles[fill[at]]);
      hover({ properties: { lines: [`${title} ${ids[at]}`, ...lines[at].map((n) => texts[n])] } }, shape);
      shape.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        if (!repeated(event)) send(kind, ids[at], event.latlng);
      });
      group.addLayer(shape);
    }
    return group;
  }

  /** A school: a circle; its style comes with the feature. */
  function circle(feature, latlng) {
    return L.circleMarker(latlng, feature.properties.style);
  }

  /** A ward's figure: text in the middle of the ward; clicks pass through. */
  function label(feature, latlng) {
    const html = element("span", `truonglop-figure ${feature.properties.tone ?? ""}`, feature.properties.text);
    const icon = L.divIcon({ className: "truonglop-label", html, iconSize: [0, 0] });
    return L.marker(latlng, { icon, interactive: false, keyboard: false });
  }

  /** A proposed site: a dashed diamond, large enough for a finger. */
  function diamond(feature, latlng) {
    const html = element("span", "truonglop-diamond");
    html.append(element("b", "", feature.properties.text));
    const icon = L.divIcon({ className: "truonglop-site", html, iconSize: [44, 44] });
    return L.marker(latlng, { icon, keyboard: false, riseOnHover: true });
  }

  return { setUp, scene, wire, mosaic, circle, label, diamond };
})();
