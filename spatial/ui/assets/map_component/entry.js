/*
 * The door Streamlit opens: everything else comes once from the server's own routes, named by what
 * it holds, so that a browser keeps it.
 */
const ROOT = new URL("../../../", import.meta.url); // from /_stcore/bidi-components/<name>/

export default async function map(component) {
  await import(new URL(component.data.code, ROOT));
  return window.truonglop.mount(component, ROOT);
}
