import { type Quantity, shortLower, shortUpper } from '../numbers/format';

/** Pixels between two labels that would touch. */
const GAP = 8;
/** Pixels that labels may stand out over the ends of the track. */
const BEYOND = 12;

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
    Math.min(Math.max(center, track[0] - BEYOND + half), track[1] + BEYOND - half);
  let [left, right] = [clamp(ends[0], leftHalf), clamp(ends[1], rightHalf)];
  const missing = leftHalf + rightHalf + GAP - (right - left);
  if (missing <= 0) return [left, right];
  left = clamp(left - missing / 2, leftHalf);
  right = Math.max(clamp(right + missing / 2, rightHalf), left + leftHalf + rightHalf + GAP);
  if (right > track[1] + BEYOND - rightHalf) {
    right = clamp(right, rightHalf);
    left = right - leftHalf - rightHalf - GAP;
  }
  return [left, right];
}

/** About the width of a number set semibold; digits are tabular. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, letter) => sum + (letter === '.' || letter === ',' ? 0.3 : 0.64), 0) * fontSize;
}

/** Room for the numbers under the two ends of a bar: pixels for both together, and the size of their letters. */
export interface EndRoom {
  readonly pixels: number;
  readonly fontSize: number;
}

/** Room that labels under a track's ends have beside each other. */
export function roomForEnds([from, to]: readonly [number, number], fontSize: number): EndRoom {
  return { pixels: to - from + 2 * BEYOND - GAP, fontSize };
}

/** Characters of a number. */
const [MOST, LEAST] = [12, 3];

/** Both bounds of an interval, rounded outward, with as many digits as both have room for: shortened, never cut. */
export function endTexts(lower: Quantity, upper: Quantity, { pixels, fontSize }: EndRoom) {
  for (let room = MOST; ; room--) {
    const texts = { lower: shortLower(lower, room), upper: shortUpper(upper, room) };
    const width = textWidth(texts.lower, fontSize) + textWidth(texts.upper, fontSize);
    if (width <= pixels || room === LEAST) return texts;
  }
}
