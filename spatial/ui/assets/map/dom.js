/* Elements of the page. Every text reaches it through textContent, never as markup. */

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  home: "M3 11.5 12 4l9 7.5M6 10v10h12V10M10 20v-6h4v6",
  layers: "M12 3 2.5 8.5 12 14l9.5-5.5zM3 13l9 5.2 9-5.2M3 17l9 5.2 9-5.2",
  measure: "M3 15 15 3l6 6L9 21zM7 11l2 2M10 8l3 3M13 5l2 2",
  full: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
};

/** Make an element holding plain text. */
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = String(text);
  return made;
}

/** Draw one of our icons, for the eye only. */
function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", ICONS[name]);
  drawn.append(line);
  return drawn;
}

/** Put lines below each other, the first one bold. */
function card(lines, className) {
  const box = element("div", className);
  lines.forEach((line, at) => box.append(element(at ? "div" : "b", "", line)));
  return box;
}
