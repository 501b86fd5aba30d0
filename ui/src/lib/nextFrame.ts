/** A window that nobody sees draws no frames. */
const AT_LATEST_MS = 100;

/** Until what was just drawn is about to be painted. What is started then does not hold it up. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, AT_LATEST_MS);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
