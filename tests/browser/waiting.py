"""Wait for what a person waits for: the page has stopped changing. No fixed pauses."""

from __future__ import annotations

from playwright.sync_api import Page

# Streamlit says on its root element whether the script runs; a re-run may start a moment after
# a click, so the page must also have been still for a while. The promise watches from inside.
_STILL = """
([quiet, limit]) => new Promise((resolve, reject) => {
  const started = performance.now();
  let changed = started;
  const watch = new MutationObserver(() => { changed = performance.now(); });
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document.body, everything);
  const idle = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testScriptState === 'notRunning'
      && app.dataset.testConnectionState === 'CONNECTED'
      && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
      && !document.getElementById('tl-first-screen');
  };
  const look = () => {
    const now = performance.now();
    if (idle() && now - changed >= quiet) { watch.disconnect(); resolve(now - started); return; }
    if (now - started > limit) {
      const app = document.querySelector('[data-testid="stApp"]');
      const state = app ? JSON.stringify(app.dataset) : 'no app';
      watch.disconnect();
      reject(new Error('the page never came to rest: ' + state));
      return;
    }
    requestAnimationFrame(look);
  };
  look();
})
"""


def settle(page: Page, *, quiet_ms: int = 400, limit_ms: int = 60_000) -> float:
    """Wait until Streamlit is idle and nothing has moved for a while; give the time waited [ms].

    After an action whose effect is known, `expect(…)` on that effect is the better wait: it says
    what was awaited. This one is for the first paint and before a screenshot.
    """
    page.locator('[data-testid="stApp"]').wait_for(state="attached", timeout=limit_ms)
    return float(page.evaluate(_STILL, [quiet_ms, limit_ms]))
