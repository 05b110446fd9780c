/*
 * The planner's own sheet on the page: every cell is written in where it stands.
 *
 * Python sends data only; every text reaches the page as text, never as markup. What is written
 * goes back cell by cell; which cells there are, Python knows, and takes no other.
 */
(() => {
  "use strict";

  const frame = document.getElementById("frame");
  const table = document.getElementById("cells");
  let drawn = ""; // the data on the page, to draw only what is new
  let seen = false; // whether the first wrong cell was brought into view

  /** Hand a message to the page around. */
  function send(type, more) {
    window.parent.postMessage({ isStreamlitMessage: true, type, ...more }, "*");
  }

  /** Make an element holding plain text. */
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = String(text);
    return made;
  }

  /** Tell Python what a cell holds now; `n` makes each answer a new one. */
  function answer(cell, value, holder) {
    holder.classList.add("waiting");
    const { sheet, row, column } = cell;
    send("streamlit:setComponentValue", {
      dataType: "json",
      value: { n: Date.now(), sheet, row, column, value: value.trim() },
    });
  }

  /** Draw the box a cell is written in. */
  function box(cell, head, holder, name) {
    let field;
    if (head.choices) {
      field = element("select");
      const known = head.choices.includes(cell.value) ? head.choices : [cell.value, ...head.choices];
      for (const choice of known) {
        const option = element("option", "", choice || "–");
        option.value = choice;
        field.append(option);
      }
    } else {
      field = element("input");
      field.type = "text";
      field.maxLength = 500;
      field.autocomplete = "off";
      field.spellcheck = false;
      if (head.number) field.inputMode = "decimal";
      field.addEventListener("keydown", (event) => move(event, field));
    }
    field.value = cell.value;
    field.dataset.place = cell.place;
    field.setAttribute("aria-label", name);
    if (cell.faults.length) field.setAttribute("aria-invalid", "true");
    field.addEventListener("change", () => answer(cell, field.value, holder));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") field.value = cell.value;
    });
    return field;
  }

  /** Go a row down or up as in a spreadsheet; leaving a cell hands its value over. */
  function move(event, field) {
    const steps = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const [row, column] = field.dataset.place.split("|").map(Number);
    const next = table.querySelector(`[data-place="${row + steps[event.key]}|${column}"]`);
    if (next) next.focus();
    else field.blur();
  }

  /** Draw one cell with its faults or its former value. */
  function cellOf(cell, head, row, words) {
    const holder = element("td", head.css);
    const name = `${head.label}, ${words.row} ${row.row}`;
    if (cell.locked) {
      holder.append(element("span", "mark", cell.value));
      return holder;
    }
    holder.append(box(cell, head, holder, name));
    for (const [fault, right] of cell.faults) {
      const mark = element("span", "mark", fault);
      if (right) mark.title = right;
      holder.append(mark);
    }
    if (cell.faults.length) holder.classList.add(cell.stops ? "wrong" : "odd");
    if (cell.mended) {
      holder.classList.add("new");
      const former = element("span", "mark former", `${words.former} ${cell.before || "–"}`);
      const back = element("button", "", words.back);
      back.type = "button";
      back.addEventListener("click", () => answer(cell, cell.before, holder));
      former.append(back);
      holder.append(former);
    }
    return holder;
  }

  /** Bring a cell into view beside the column of names, which stays. */
  function show(cell) {
    if (!cell) return;
    const names = table.querySelector("td.name")?.offsetWidth ?? 0;
    const right = cell.offsetLeft + cell.offsetWidth - frame.clientWidth;
    if (right > 0) frame.scrollLeft = Math.min(right + 8, cell.offsetLeft - names);
    const under = cell.offsetTop + cell.offsetHeight - frame.clientHeight;
    if (under > 0) frame.scrollTop = under + 8;
  }

  /** Draw the whole table; what is being written and where the reader is stay. */
  function draw({ heads, rows, words }) {
    const active = document.activeElement;
    const place = active?.dataset?.place;
    const written = place && "value" in active ? active.value : null;
    const [left, top] = [frame.scrollLeft, frame.scrollTop];
    const head = element("tr");
    head.append(element("th", "", words.row));
    for (const each of heads) head.append(element("th", each.css, each.label));
    const body = element("tbody");
    rows.forEach((row, at) => {
      const line = element("tr");
      const number = element("th", "", row.row);
      number.scope = "row";
      line.append(number);
      row.cells.forEach((cell, column) => {
        cell.place = `${at}|${column}`;
        line.append(cellOf(cell, heads[column], row, words));
      });
      body.append(line);
    });
    const top_ = element("thead");
    top_.append(head);
    table.replaceChildren(element("caption", "", words.table), top_, body);
    frame.scrollTo(left, top);
    if (!seen) show(table.querySelector("td.wrong"));
    seen = true;
    const again = place && table.querySelector(`[data-place="${place}"]`);
    if (again) {
      const fresh = again.value;
      again.focus({ preventScroll: true });
      if (written !== null && written !== fresh && again.dataset.begun) again.value = written;
    }
  }

  /** Take on the colours of the page around. */
  function dress(theme) {
    document.body.classList.toggle("dark", theme?.base === "dark");
    if (theme?.backgroundColor) document.body.style.setProperty("--paper", theme.backgroundColor);
    if (theme?.textColor) document.body.style.setProperty("--ink", theme.textColor);
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data?.type !== "streamlit:render") return;
    dress(event.data.theme);
    const given = event.data.args.content;
    const text = JSON.stringify(given);
    if (text !== drawn) {
      drawn = text;
      document.documentElement.lang = given.words.lang;
      draw(given);
    }
    send("streamlit:setFrameHeight", { height: Math.min(frame.scrollHeight + 4, 564) });
  });
  send("streamlit:componentReady", { apiVersion: 1 });
})();
