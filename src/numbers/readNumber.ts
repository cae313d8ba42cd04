/** The number that a text stands for: a decimal, or a fraction such as 2/255; undefined where it is neither. */
export function readNumber(text: string): number | undefined {
  const [above = Number.NaN, below = 1, ...more] = text
    .split('/')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const value = above / below;
  return more.length === 0 && Number.isFinite(value) ? value : undefined;
}
