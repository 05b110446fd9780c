/* Names and figures of the wards, never one on another. */

// Between two labels [px across, px down]. Where there are many, names that nearly touch read as one:
// some go, and come back nearer by; so do figures that would lie on others. Of few none goes.
const NARROW = [2, 2];
const WIDE = [8, 4];
const MANY = 30; // labels
// Where a label is tried: at its place, then around it, farther each time [half its width, height].
const TRIES = [[0, 0]];
for (const far of [0.5, 1, 1.5, 2]) {
  for (const [x, y] of [[0, -1], [0, 1], [-0.6, 0], [0.6, 0], [-0.6, -1], [0.6, -1], [-0.6, 1], [0.6, 1]]) {
    TRIES.push([x * far, y * far]);
  }
}

/** Write a ward's name and figure; clicks pass through to the ward. */
function label(row, latlng, pane) {
  const box = element("span", `truonglop-figure ${row.tone ?? ""}`);
  if (row.name) box.append(element("small", "", row.name));
  if (row.text) box.append(element("span", "truonglop-number", row.text));
  const drawn = L.divIcon({ className: "truonglop-label", html: box, iconSize: [0, 0] });
  return L.marker(latlng, { icon: drawn, interactive: false, keyboard: false, pane });
}

/** Tell whether a box comes nearer to one of others than the gap. */
function meets(box, others, [across, down]) {
  return others.some(
    (other) =>
      box.left < other.right + across && other.left < box.right + across &&
      box.top < other.bottom + down && other.top < box.bottom + down,
  );
}

/** Say where a box lies when moved. */
function moved({ left, right, top, bottom }, x, y) {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

/** Say where a figure lies once the name above it has gone. */
function middle({ width, height }, { left, right, top, bottom }) {
  const x = (left + right - width) / 2, y = (top + bottom - height) / 2;
  return { left: x, right: x + width, top: y, bottom: y + height };
}

/**
 * Move labels apart in their order: a name goes aside, at last it goes; of many a figure goes too.
 *
 * All boxes are measured first, then moved: the browser lays the page out twice, not once a label.
 */
function layOut(markers) {
  const labels = markers.map((marker) => marker.getElement()?.firstElementChild).filter(Boolean);
  for (const box of labels) {
    box.classList.remove("bare", "gone");
    box.style.setProperty("--x", "0px");
    box.style.setProperty("--y", "0px");
  }
  const measured = labels.map((box) => {
    const number = box.querySelector(".truonglop-number"), whole = box.getBoundingClientRect();
    return { box, whole, bare: number ? middle(number.getBoundingClientRect(), whole) : whole, number };
  });
  const many = labels.length > MANY, gap = many ? WIDE : NARROW;
  const placed = [];
  for (const { box, whole, bare, number } of measured) {
    const [wide, high] = [whole.width / 2, whole.height / 2];
    const free = TRIES.map(([x, y]) => [x * wide, y * high]).find(
      ([x, y]) => !meets(moved(whole, x, y), placed, gap),
    );
    if (free) {
      box.style.setProperty("--x", `${free[0]}px`);
      box.style.setProperty("--y", `${free[1]}px`);
      placed.push(moved(whole, ...free));
    } else if (many && number && meets(bare, placed, NARROW)) {
      box.classList.add("bare", "gone");
    } else {
      box.classList.add("bare");
      placed.push(bare);
    }
  }
}
