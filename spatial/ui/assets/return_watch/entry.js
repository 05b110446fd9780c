/*
 * A page whose connection broke stays as it was when it is back: Streamlit asks for nothing, and where
 * the server was started anew, or let the visit go, the next click would be of a page it does not know
 * and lost. Here the browser tells that it is back, and of which visit the page is.
 */
const STATE = "data-test-connection-state";
const pages = new WeakMap(); // what each place on the page shows, and how it tells Python

function begin(place) {
  const app = document.querySelector('[data-testid="stApp"]');
  let away = false;
  const seen = new MutationObserver(() => {
    if (!place.isConnected) {
      seen.disconnect();
      return;
    }
    const here = app.getAttribute(STATE) === "CONNECTED";
    const { visit, tell } = pages.get(place);
    if (here && away) tell("back", visit);
    away = !here;
  });
  seen.observe(app, { attributes: true, attributeFilter: [STATE] });
}

export default function watch({ parentElement: place, data, setTriggerValue }) {
  const isNew = !pages.has(place);
  pages.set(place, { visit: data.visit, tell: setTriggerValue });
  if (isNew) begin(place);
}
