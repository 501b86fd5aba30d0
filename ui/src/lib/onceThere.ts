// Waits for an element: lists draw their rows some drawings after they were asked to.

/** Calls back once with the first that fits, at once when it is there. Answers how to stop waiting. */
export function onceThere(home: HTMLElement, css: string, then: (found: HTMLElement) => void): () => void {
  const drawings = new MutationObserver(look);
  function look() {
    const found = home.querySelector<HTMLElement>(css);
    if (!found) return;
    drawings.disconnect();
    then(found);
  }
  drawings.observe(home, { childList: true, subtree: true });
  look();
  return () => drawings.disconnect();
}
