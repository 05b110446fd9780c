/* Tables beside the map: their rows choose as the map does, and show what is chosen. */

const ROW = "tr[data-row]";
const SORTED = ".tl-sorted"; // a table whose heads order its rows

/** Read a cell as what it stands for: its figure, else its words; nothing for a dash. */
function worth(cell) {
  const figure = cell?.querySelector("data");
  if (figure) return Number(figure.value);
  return cell?.classList.contains("tl-number") ? null : (cell?.textContent ?? "");
}

/** Order two worths, what is not known last. */
function ordered(one, other, down) {
  if (one === null || other === null) return (one === null) - (other === null);
  const more = typeof one === "number" ? one - other : one.localeCompare(other, "vi");
  return down ? -more : more;
}

class Rows {
  constructor(surface) {
    this.surface = surface;
    this.order = null; // column and direction a reader chose
    this.chosen = new Map(); // frame of a table -> its row that is chosen
    this.sight = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) this.scroll(target);
    });
    this.clicked = (event) => {
      const head = event.target.closest?.(`${SORTED} th button`);
      if (head) this.turn(head.closest("th"));
      const row = head ? null : event.target.closest?.(ROW);
      if (row?.querySelector("button")) surface.picked(row.dataset.row);
    };
    document.addEventListener("click", this.clicked);
    this.watch = new MutationObserver((records) => {
      if (records.every(({ target }) => surface.root.contains(target))) return; // no table is in a map
      this.waiting ??= requestAnimationFrame(() => { this.waiting = null; this.look(); });
    });
    this.watch.observe(document.body, { subtree: true, childList: true });
    this.look();
  }

  /** Dress tables that came just now. */
  look() {
    for (const table of document.querySelectorAll(`${SORTED}:not([data-dressed])`)) {
      table.dataset.dressed = "";
      for (const head of table.querySelectorAll("thead th")) {
        const made = element("button", "", head.textContent);
        made.type = "button";
        head.replaceChildren(made);
      }
      if (this.order) this.sort(table);
    }
    this.mark();
  }

  /** Mark the rows of what is chosen, and have them in sight of their own frame. */
  mark() {
    const { chosen } = this.surface;
    for (const row of document.querySelectorAll(ROW)) {
      const here = row.dataset.row === chosen;
      if (row.classList.contains("tl-here") === here) continue;
      row.classList.toggle("tl-here", here);
      const name = row.querySelector("button");
      if (!name) continue;
      if (here) name.setAttribute("aria-current", "true");
      else name.removeAttribute("aria-current");
      if (here) this.reveal(row);
    }
  }

  /**
   * Have a row scrolled to once its table is in sight: to paint one of 168 rows out of sight anew
   * would take a third of the time between a click and its card.
   */
  reveal(row) {
    const frame = row.closest("[role='region']");
    if (!frame) return;
    this.chosen.set(frame, row);
    this.sight.unobserve(frame);
    this.sight.observe(frame); // tells at once whether it is in sight
  }

  /** Scroll the frame of a table, never the page. */
  scroll(frame) {
    this.sight.unobserve(frame);
    const row = this.chosen.get(frame);
    this.chosen.delete(frame);
    if (!row?.isConnected) return;
    const head = row.closest("table").tHead?.offsetHeight ?? 0;
    const [top, bottom] = [row.offsetTop - head, row.offsetTop + row.offsetHeight];
    if (frame.scrollTop > top) frame.scrollTop = top;
    else if (frame.scrollTop + frame.clientHeight < bottom) frame.scrollTop = bottom - frame.clientHeight;
  }

  /** Order by a head: figures fall first, words rise first, then the other way round. */
  turn(head) {
    const column = head.cellIndex;
    const down = this.order?.column === column ? !this.order.down : head.classList.contains("tl-number");
    this.order = { column, down };
    this.sort(head.closest("table"));
  }

  /** Put the rows of a table in the order chosen. */
  sort(table) {
    const { column, down } = this.order;
    const rows = [...table.tBodies[0].rows];
    rows.sort((one, other) => ordered(worth(one.cells[column]), worth(other.cells[column]), down));
    table.tBodies[0].append(...rows);
    for (const head of table.tHead.rows[0].cells) {
      if (head.cellIndex === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  /** Stop. */
  end() {
    document.removeEventListener("click", this.clicked);
    this.watch.disconnect();
    this.sight.disconnect();
  }
}
