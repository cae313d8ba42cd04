/** A page in the background draws nothing; it is not waited for longer than this. */
const PATIENCE_MILLISECONDS = 100;

/** Resolves once what was set before is on screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE_MILLISECONDS);
  });
}
