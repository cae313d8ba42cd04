/** Pixels of what bars are drawn with. */
interface BarSizes {
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
/** From this width on, as on a projector, rows stand further apart. */
const WIDE = 820;

/**
 * How large bars are drawn in a figure of that width. On a projector they are as large as the prose where they have the
 * figure for themselves; below a plane they would drive each other from the window.
 */
export function barSizes(width: number, isAlone: boolean): BarSizes {
  if (width < NARROW) return { isNarrow: true, letters: 13, pitch: 52, middle: 36, thickness: 10 };
  if (width <= WIDE) return { isNarrow: false, letters: 13, pitch: 38, middle: 19, thickness: 10 };
  return isAlone
    ? { isNarrow: false, letters: 18, pitch: 68, middle: 34, thickness: 18 }
    : { isNarrow: false, letters: 15, pitch: 50, middle: 25, thickness: 10 };
}
