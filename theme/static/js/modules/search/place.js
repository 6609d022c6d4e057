// @ts-check
// How far down one had read, kept in each entry of the history: results come later than a page, so that
// the browser itself cannot go back there.

const PAUSE = 150; // milliseconds after which a place is kept: browsers refuse many changes of an entry

export class Place {
  constructor() {
    /** @type {number | undefined} */
    let timer;
    history.scrollRestoration = "manual";
    addEventListener("scroll", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.keep(), PAUSE);
    });
    addEventListener("pagehide", () => this.keep());
  }

  keep() {
    if ((history.state?.top ?? 0) !== scrollY) history.replaceState({ ...history.state, top: scrollY }, "");
  }

  /** Return what goes where one was on the entry that is shown now, unless one has moved since. */
  return() {
    const { top = 0 } = history.state ?? {};
    const from = scrollY;
    return () => {
      if (scrollY === from) scrollTo({ top, behavior: "instant" });
    };
  }
}
