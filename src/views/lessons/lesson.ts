import type { Asking } from '../../app/ask/asking';
import type { AppStore } from '../../app/state/store';
import type { MethodLook } from '../../pictures/sets/looks';
import type { View } from '../../pictures/sets/plot';
import type { PlaneSet } from '../../pictures/sets/SetPlane';
import type { Point } from '../../small/polygon';
import type { Paragraph } from './prose';
import type { LessonId } from './state/lessonIds';

/** The numbers of a lesson that readers scrub, by name. */
export type Values = Readonly<Record<string, number>>;

/** A number in the prose that can be dragged. */
export interface Scrubbed {
  /** Names it for screen readers. */
  readonly label: string;
  readonly initial: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Set behind the number: °, /255. */
  readonly unit?: string;
}

/**
 * What a range is: values in the colours of their signs, what a method knows, what is proved of a margin, a share of
 * images, a radius that is possible, what is missing, or what somebody drew or reports.
 */
type BarLook = 'sign' | BarMethod | 'proved' | BarShare | 'possible' | 'gap' | 'drawn';
type BarMethod = MethodLook | 'alpha';
type BarShare = 'clean' | 'verified' | 'between' | 'allPairs';

/** A range on the axis of a figure. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly lower: number;
  readonly upper: number;
  readonly look: BarLook;
  /** At the right; default: both ends. */
  readonly text?: string;
}

export interface BarsFigure {
  readonly title: string;
  readonly axis: readonly [number, number];
  readonly rows: readonly Bar[];
  /** Tints what lies below this as the side that breaks the claim. */
  readonly forbiddenBelow?: number;
}

export interface PlaneFigure {
  readonly title: string;
  readonly names: readonly [string, string];
  readonly sets: readonly PlaneSet[];
  /** Default: whatever holds the sets. */
  readonly view?: View;
  readonly square?: boolean;
  readonly points?: readonly Point[];
  readonly forbidden?: { readonly direction: Point; readonly limit: number; readonly label: string };
}

/** An image of bytes, row by row, channels last. */
export interface Photo {
  readonly id: string;
  /** Below it, in a few words. */
  readonly label: string;
  readonly pixels: Uint8Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export interface PhotosFigure {
  readonly title: string;
  readonly photos: readonly Photo[];
}

/** What stands beside the prose. Marked parts are sets and bars of these ids. */
export interface Figure {
  readonly photos?: PhotosFigure;
  readonly plane?: PlaneFigure;
  readonly bars?: BarsFigure;
  /** What is to be known of the drawing. */
  readonly note?: string;
}

/**
 * Something to draw before the answer is shown; nothing of `truth`, `gap`, `after` and `figure` is computed before. Facts are what
 * the engine found for the numbers of the lesson; they are there whenever one of these is called.
 */
export interface Prediction<Facts = unknown> {
  readonly question: string;
  /** What is drawn; default: a bar on an axis. The numbers of a polygon are x and y of one corner after the other. */
  readonly kind?: 'polygon';
  /** Names of what is dragged: both ends of a bar, its one end, or the corners of a polygon. */
  readonly handles: readonly [string, ...string[]];
  /** What numbers may be drawn; of a polygon, on both axes. */
  readonly axis: readonly [number, number];
  readonly grain: number;
  /** Whether the numbers are shares in per cent, which are counted. */
  readonly isShare?: true;
  readonly start: readonly number[];
  readonly hints: readonly string[];
  /** What the drawing looks like in the plane, while it is drawn. */
  overlay?(drawn: readonly number[], values: Values): readonly PlaneSet[];
  /** Where the drawing can be held in the plane, and the one number that a point there stands for. */
  readonly grip?: {
    at(drawn: number, values: Values): readonly Point[];
    numberAt(point: Point, values: Values): number;
  };
  truth(values: Values, facts: Facts): readonly number[];
  /** Whose truth it is: "Interval", "Exact". */
  readonly truthName: string;
  gap(drawn: readonly number[], truth: readonly number[], values: Values, facts: Facts): Paragraph;
  after(values: Values, facts: Facts): readonly Paragraph[];
  /** Once the answer is shown. */
  figure?(values: Values, facts: Facts): Figure;
}

/** Facts are undefined until the engine has found them; a lesson of small networks has none. */
interface Step<Facts> {
  readonly title: string;
  prose(values: Values, facts: Facts | undefined): readonly Paragraph[];
  figure(values: Values, facts: Facts | undefined): Figure;
  readonly prediction?: Prediction<Facts>;
}

export interface Lesson<Facts = unknown> {
  readonly id: LessonId;
  readonly title: string;
  /** In the strip of all lessons. */
  readonly short: string;
  /** What one can do afterwards. */
  readonly aim: string;
  readonly numbers: Readonly<Record<string, Scrubbed>>;
  /** What the engine is asked, where the lesson is about a real network. */
  readonly live?: Asking<Values, Facts>;
  readonly steps: readonly Step<Facts>[];
  /** Views to go on in, with the state carried over. */
  readonly next: readonly { readonly label: string; readonly open: (app: AppStore, values: Values) => void }[];
  readonly sources: readonly string[];
  readonly teacher: {
    readonly misconception: string;
    readonly minutes: number;
    /** For the exam, each with its answer, which is computed where it is a number. */
    readonly questions: readonly { readonly ask: string; readonly answer: (values: Values) => string }[];
  };
}
