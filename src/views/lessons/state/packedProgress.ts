import { LESSON_IDS, type LessonId } from './lessonIds';
import { type LessonProgress, type Progress, progress } from './progress';

/** The progress of this browser as a link carries it: `intervals:0.1.2:1=3/5;growth:…`, a lesson after the other. */
export function packProgress(state: Progress = progress.getState()): string {
  return LESSON_IDS.flatMap((id) => {
    const own = state[id];
    if (!own || own.seen.length === 0) return [];
    const drawn = Object.entries(own.drawn).map(([step, values]) => `${step}=${values.join('/')}`);
    return [[id, own.seen.join('.'), ...drawn].join(':')];
  }).join(';');
}

/** Reads what `packProgress` wrote; undefined where any of it is something else. */
export function unpackProgress(text: string): Progress | undefined {
  const lessons = text.split(';').map(readLesson);
  const known = lessons.filter((lesson) => lesson !== undefined);
  return known.length === lessons.length ? Object.fromEntries(known) : undefined;
}

const STEP = /^\d{1,2}$/;

function readLesson(text: string): readonly [LessonId, LessonProgress] | undefined {
  const [name, seen = '', ...drawn] = text.split(':');
  const id = LESSON_IDS.find((each) => each === name);
  const steps = seen.split('.');
  const drawings = drawn.map((part) => part.split('='));
  const isDrawing = ([step = '', values = '', ...rest]: readonly string[]) =>
    STEP.test(step) &&
    rest.length === 0 &&
    values.split('/').every((value) => value !== '' && Number.isFinite(Number(value)));
  if (!id || !steps.every((step) => STEP.test(step)) || !drawings.every(isDrawing)) return undefined;
  return [
    id,
    {
      seen: steps.map(Number),
      drawn: Object.fromEntries(drawings.map(([step = '', values = '']) => [step, values.split('/').map(Number)])),
    },
  ];
}
