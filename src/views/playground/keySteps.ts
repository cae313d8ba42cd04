/** How many steps a key moves a value: arrows one, PageUp and PageDown ten; undefined for other keys. */
export function keySteps(key: string): number | undefined {
  return { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[key];
}
