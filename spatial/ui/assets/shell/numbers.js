// A field of type "number" writes and reads fractions as the browser's own language does, whatever
// the page speaks: 3.5 on a Vietnamese page in an English browser, where a comma typed is dropped.
// So a field of fractions becomes one of text, which shows the page's sign and reads both.
// Streamlit, which is told of the value with a point as before, reads the typed text itself.
(() => {
  "use strict";

  const SIGN = { vi: ",", en: "." };
  const OTHER = { ",": ".", ".": "," }; // what parts thousands where the sign is the other
  const FIELDS = 'input[type="number"], input.tl-fraction';
  let sign = ".";

  const read = (text) => (text.includes(sign) ? text.replaceAll(OTHER[sign], "") : text).replace(",", ".");
  const write = (value) => String(value).replace(".", sign);

  const hasFraction = (field) => /[.,]/.test(`${field.step} ${field.value} ${field.placeholder}`);

  const change = (field) => {
    // React keeps an accessor of its own on the element to know what it wrote last.
    const below = Object.getOwnPropertyDescriptor(field, "value") ?? Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const value = field.value;
    field.type = "text";
    field.inputMode = "decimal";
    field.setAttribute("role", "spinbutton");
    field.classList.add("tl-fraction");
    Object.defineProperty(field, "value", {
      configurable: true,
      enumerable: true,
      get() { return read(below.get.call(this)); },
      set(next) { below.set.call(this, write(next)); },
    });
    field.value = value;
    field.addEventListener("beforeinput", (event) => {
      if (event.data && /[^\d.,\s+-]/.test(event.data)) event.preventDefault();
    });
    field.addEventListener("focusout", () => { field.value = field.value; });
  };

  /** Let every field of fractions write as the page does. */
  window.truonglopNumbers = (lang) => {
    const turned = sign !== (SIGN[lang] ?? ".");
    const before = sign;
    for (const field of document.querySelectorAll(FIELDS)) {
      if (!field.classList.contains("tl-fraction")) {
        sign = SIGN[lang] ?? ".";
        if (hasFraction(field)) change(field);
      } else if (turned) {
        sign = before;
        const value = field.value;
        sign = SIGN[lang] ?? ".";
        field.value = value;
      }
    }
    sign = SIGN[lang] ?? ".";
  };
})();
