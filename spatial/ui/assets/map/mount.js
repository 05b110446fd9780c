/* Two ways onto a page: as a component that Python feeds, and in a file that stands alone. */

const surfaces = new WeakMap(); // by the element Streamlit gives
const sheets = new Map(); // what came once comes no second time
const MOST = 200; // sheets kept
const PAUSE_MS = 250; // before what did not come is asked for again, twice as long each time
const LONGEST_MS = 30_000;

/** Bring a sheet by the name of what it holds. */
function sheet(name, root) {
  if (typeof name !== "string") return Promise.resolve(name);
  if (!sheets.has(name)) {
    if (sheets.size >= MOST) sheets.delete(sheets.keys().next().value);
    const coming = fetch(new URL(name, root)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer.json();
    });
    coming.catch(() => sheets.delete(name));
    sheets.set(name, coming);
  }
  return sheets.get(name);
}

/** Bring the style sheet, once for the page. */
function styled(href) {
  const known = document.querySelector(`link[data-truonglop="${CSS.escape(href)}"]`);
  if (known?.sheet) return Promise.resolve();
  const link = known ?? element("link");
  const ready = new Promise((resolve) => {
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener("error", resolve, { once: true });
  });
  if (!known) {
    link.rel = "stylesheet";
    link.dataset.truonglop = href;
    link.href = href;
    document.head.append(link);
  }
  return ready;
}

/** Make the map of a component. */
function begin(parent, place, send) {
  const root = element("div", "truonglop-map");
  parent.append(root);
  const box = element("div", "truonglop-canvas");
  root.append(box);
  const map = L.map(box, { zoomSnap: 0.25, maxBoundsViscosity: 0.8 });
  root.map = map;
  return new Surface(root, map, place, send, true);
}

/** Hold what belongs to one element of the page. */
function holder(parent) {
  const held = { turn: 0, surface: null };
  held.close = () => {
    held.surface?.end();
    held.surface?.root.remove();
    held.surface = null;
  };
  const leave = () => {
    if (parent.isConnected) return;
    held.turn += 1;
    held.close();
    surfaces.delete(parent);
  };
  // Streamlit also calls what a run gave that another overtook while its sheets were coming: the
  // element is still there, and so is its map. One about to go is looked at when it has gone.
  held.end = () => {
    if (parent.isConnected) requestAnimationFrame(leave);
    else leave();
  };
  surfaces.set(parent, held);
  return held;
}

/** Bring all a picture is made of. */
async function bring(data, root) {
  const [scene, layers] = await Promise.all([
    sheet(data.scene, root),
    Promise.all(data.layers.map(async (layer) => {
      const [geo, rows] = await Promise.all([sheet(layer.geo, root), sheet(layer.rows, root)]);
      return { ...layer, geo, rows, bring: (name) => sheet(name, root) };
    })),
    styled(new URL(data.style, root).href),
  ]);
  return { scene, chosen: data.chosen, layers };
}

/**
 * Bring it, and what does not come once more, in ever longer pauses, until another picture is asked
 * for: Streamlit would put an error in the place of the map and never draw it again. Python hears of
 * it once: a sheet it let go is kept anew.
 */
async function brought(data, root, held) {
  const { turn } = held;
  for (let pause = PAUSE_MS; turn === held.turn; pause = Math.min(2 * pause, LONGEST_MS)) {
    try {
      const picture = await bring(data, root);
      return turn === held.turn ? picture : null;
    } catch (error) {
      if (pause === PAUSE_MS && turn === held.turn) held.send("lost", turn);
      await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
  }
  return null;
}

/** Show what Python sends; the same element keeps its map. */
async function mount(component, root) {
  const { parentElement: parent, data, setTriggerValue } = component;
  const held = surfaces.get(parent) ?? holder(parent);
  held.send = setTriggerValue;
  held.turn += 1;
  const picture = await brought(data, root, held);
  if (!picture) return held.end; // another came meanwhile
  if (held.surface && held.surface.name !== data.name) held.close(); // another locality
  held.surface ??= begin(parent, data, (name, value) => held.send(name, value));
  held.surface.show(picture);
  return held.end;
}

/** Show a picture in a file that stands alone: nobody answers a click, the card does. */
function open(map, data) {
  document.documentElement.lang = data.scene.words.lang;
  document.documentElement.classList.add("truonglop-alone");
  document.title = data.title;
  const head = element("h1", "truonglop-title", data.title);
  const foot = element("footer", "truonglop-sources", data.sources.join(" "));
  document.body.prepend(head);
  document.body.append(foot);
  const surface = new Surface(document.body, map, data, () => {}, false);
  surface.show(data);
  return surface;
}
