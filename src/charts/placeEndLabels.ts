/** Pixels between two labels that would touch. */
const GAP = 8;

/**
 * Centres of the labels under the ends of a bar: under their own ends, pushed apart where they would touch and kept
 * within 12 px of the track.
 */
export function placeEndLabels(
  ends: readonly [number, number],
  texts: readonly [string, string],
  track: readonly [number, number],
  fontSize: number,
): readonly [number, number] {
  const [leftHalf, rightHalf] = [textWidth(texts[0], fontSize) / 2, textWidth(texts[1], fontSize) / 2];
  const clamp = (center: number, half: number) =>
    Math.min(Math.max(center, track[0] - 12 + half), track[1] + 12 - half);
  let [left, right] = [clamp(ends[0], leftHalf), clamp(ends[1], rightHalf)];
  const missing = leftHalf + rightHalf + GAP - (right - left);
  if (missing <= 0) return [left, right];
  left = clamp(left - missing / 2, leftHalf);
  right = Math.max(clamp(right + missing / 2, rightHalf), left + leftHalf + rightHalf + GAP);
  if (right > track[1] + 12 - rightHalf) {
    right = clamp(right, rightHalf);
    left = right - leftHalf - rightHalf - GAP;
  }
  return [left, right];
}

/** About the width of a number set semibold; digits are tabular. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, letter) => sum + (letter === '.' || letter === ',' ? 0.3 : 0.64), 0) * fontSize;
}
