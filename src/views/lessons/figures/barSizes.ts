/** Pixels of what bars are drawn with. */
export interface BarSizes {
  /** Whether names stand above their bars. */
  readonly isNarrow: boolean;
  /** Of a row's letters. */
  readonly letters: number;
  /** From row to row, and from its top to the middle of its bar. */
  readonly pitch: number;
  readonly middle: number;
  /** Of a bar, from top to bottom. */
  readonly thickness: number;
}

/** Below it there is no room for names beside bars. */
const NARROW = 480;
/** From this width on, as on a projector, letters are larger. */
const WIDE = 640;

/** Pixels from row to row: at least, and where few bars have a figure for themselves. */
const PITCH = { least: 38, most: 88 };

/**
 * How large bars are drawn in a figure of that width. Bars that have the figure for themselves share its height: `room`
 * is what each row could have. Below a plane they would drive each other from the window. On a slide rows stand closer,
 * with larger letters.
 */
export function barSizes(width: number, room?: number, isSlide = false): BarSizes {
  if (width < NARROW && isSlide) return { isNarrow: true, letters: 15, pitch: 40, middle: 28, thickness: 10 };
  if (width < NARROW) return { isNarrow: true, letters: 13, pitch: 52, middle: 36, thickness: 10 };
  const pitch = Math.round(Math.min(PITCH.most, Math.max(PITCH.least, 0.7 * (room ?? 0))));
  const letters = (width < WIDE ? 13 : 15) + (room !== undefined && width >= WIDE ? 2 : 0);
  return { isNarrow: false, letters, pitch, middle: pitch / 2, thickness: Math.max(10, Math.round(pitch * 0.28)) };
}
