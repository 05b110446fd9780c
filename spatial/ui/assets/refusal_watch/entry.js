/*
 * Streamlit's uploader shows a refusal of the server as a bare number and tells Python nothing. Here
 * the browser tells that an upload was not taken, and the page is drawn anew to say why.
 */
const UPLOADS = "/_stcore/upload_file/";
const tells = new WeakMap(); // how each place on the page tells Python

const isRefusal = (entry) =>
  entry.name.includes(UPLOADS) && (entry.responseStatus === 0 || entry.responseStatus >= 400);

function begin(place) {
  const seen = new PerformanceObserver((list) => {
    if (!place.isConnected) seen.disconnect();
    else if (list.getEntries().some(isRefusal)) tells.get(place)("refused", Date.now());
  });
  seen.observe({ type: "resource" });
}

export default function watch({ parentElement: place, setTriggerValue }) {
  const isNew = !tells.has(place);
  tells.set(place, setTriggerValue);
  if (isNew) begin(place);
}
