/* Light or dark, as the page is; paper is light, and so is a file that stands alone. */

class Night {
  constructor(surface) {
    this.surface = surface;
    this.on = false;
    if (!surface.live) return;
    this.page = window.matchMedia("(prefers-color-scheme: dark)"); // as somebody chose on the page
    this.follow = () => this.show(this.page.matches);
    this.print = () => this.show(false);
    this.page.addEventListener("change", this.follow);
    window.addEventListener("beforeprint", this.print);
    window.addEventListener("afterprint", this.follow);
    this.follow();
  }

  /** Put the map into one of the two: the style sheet does it, but for what is on a canvas. */
  show(on) {
    this.on = on;
    this.surface.map.getContainer().classList.toggle("night", on);
    for (const layer of this.surface.layers.values()) layer.lit();
  }

  /** Stop listening. */
  end() {
    this.page?.removeEventListener("change", this.follow);
    window.removeEventListener("beforeprint", this.print);
    window.removeEventListener("afterprint", this.follow);
  }
}
