/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/**
 * A colour token as numbers, for canvases: `readColor(element, '--pos')`. Reads the theme in force at `element`, so call
 * it again when the theme changes. Falls back to black where the browser reports no plain rgb colour.
 */
export function readColor(element: Element, token: `--${string}`): Rgb {
  const probe = element.ownerDocument.createElement('span');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  return [Number(parts[0] ?? 0), Number(parts[1] ?? 0), Number(parts[2] ?? 0)];
}

const TONES = 'abcdefghij';

/**
 * The colour of a group: A to J, then A again; a letter always stands with it. Groups made by hand, whose indices begin
 * at the number of classes, take colours from the other end, which the tree's groups reach last.
 */
export function groupTone(group: number, classes: number): string {
  const place = group < classes ? group % TONES.length : TONES.length - 1 - ((group - classes) % TONES.length);
  return `var(--group-${TONES[place]})`;
}
