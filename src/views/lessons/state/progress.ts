import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../../../app/storage';
import { LESSON_IDS } from './lessonIds';

/** What a reader has done of a lesson. */
export interface LessonProgress {
  /** Steps that were on screen. */
  readonly seen: readonly number[];
  /** What was drawn, by step; the answer of a step that was drawn is shown. */
  readonly drawn: Readonly<Record<string, readonly number[]>>;
}

export type Progress = Readonly<Record<string, LessonProgress>>;

const KEY = 'boundscope.lessons';
const NOTHING: LessonProgress = { seen: [], drawn: {} };

/** Kept in this browser alone. */
export const progress = createStore<Progress>(() => readProgress(remembered(KEY)) ?? {});

progress.subscribe((state) => remember(KEY, writeProgress(state)));

if (typeof window !== 'undefined') {
  // What another tab saw and drew counts here, too, and is not written over.
  window.addEventListener('storage', ({ key, newValue }: StorageEvent) => {
    if (key === KEY && newValue !== writeProgress(progress.getState()))
      progress.setState(readProgress(newValue) ?? {}, true);
  });
}

export function progressOf(state: Progress, lesson: string): LessonProgress {
  return state[lesson] ?? NOTHING;
}

export function markSeen(lesson: string, step: number): void {
  const own = progressOf(progress.getState(), lesson);
  if (!own.seen.includes(step)) progress.setState({ [lesson]: { ...own, seen: [...own.seen, step] } });
}

/** Keeps what was drawn at a step, or forgets it so that it is asked again. */
export function keepDrawn(lesson: string, step: number, values: readonly number[] | undefined): void {
  const own = progressOf(progress.getState(), lesson);
  const { [String(step)]: _, ...others } = own.drawn;
  progress.setState({ [lesson]: { ...own, drawn: values ? { ...others, [String(step)]: values } : others } });
}

/** As a file has it. */
export function writeProgress(state: Progress): string {
  return JSON.stringify({ boundscopeLessons: 1, lessons: state });
}

/** Reads what `writeProgress` wrote; undefined where it is something else. Lessons that do not exist are left out. */
export function readProgress(text: string | null): Progress | undefined {
  try {
    const { boundscopeLessons, lessons } = JSON.parse(text ?? '') as { boundscopeLessons?: unknown; lessons?: unknown };
    if (boundscopeLessons !== 1 || typeof lessons !== 'object' || lessons === null) return undefined;
    const entries = LESSON_IDS.flatMap((id) => {
      const own = (lessons as Record<string, unknown>)[id];
      return isLessonProgress(own) ? [[id, own] as const] : [];
    });
    return Object.fromEntries(entries);
  } catch {
    return undefined;
  }
}

function isLessonProgress(value: unknown): value is LessonProgress {
  if (typeof value !== 'object' || value === null) return false;
  const { seen, drawn } = value as Partial<LessonProgress>;
  const isNumbers = (list: unknown) => Array.isArray(list) && list.every((each) => typeof each === 'number');
  return isNumbers(seen) && typeof drawn === 'object' && drawn !== null && Object.values(drawn).every(isNumbers);
}
