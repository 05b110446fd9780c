/* The legend: a small pill that opens. */

/** Draw the legend anew; open stays open. */
function drawLegend(box, { title, groups }, note) {
  const details = element("details");
  details.open = box.querySelector("details")?.open ?? false;
  const summary = element("summary");
  const strip = groups.find((group) => group.strip);
  if (strip) {
    const small = element("span", "truonglop-swatches");
    small.setAttribute("aria-hidden", "true");
    for (const row of strip.rows) small.append(swatch(row));
    summary.append(small);
  }
  summary.append(element("span", "", title));
  details.append(summary);
  const content = element("div", "groups");
  for (const group of groups) {
    const section = element("section");
    const list = element("ul", group.strip ? "strip" : "");
    if (group.title) section.append(element("p", "", group.title));
    for (const row of group.rows) {
      const item = element("li", "", row.label);
      item.prepend(swatch(row));
      list.append(item);
    }
    section.append(list);
    content.append(section);
  }
  if (note) content.append(element("p", "", note));
  details.append(content);
  box.replaceChildren(details);
}

/** Draw the mark of a line of the legend. */
function swatch({ color, shape }) {
  const mark = element("i", `truonglop-swatch ${shape ?? "square"}`);
  mark.style.setProperty("--fill", color);
  return mark;
}
