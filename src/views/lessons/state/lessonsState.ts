import { anyText, field, integer, listOf, oneOf, type Reader, stateOf } from '../../../app/state/fields';
import { PATH } from '../../../app/state/hashCodec';
import type { AppStore } from '../../../app/state/store';
import { LESSON_IDS, type LessonId } from './lessonIds';

const MOST_NUMBERS = 100;

const pairs = listOf((text) => {
  const value = /^\w+:(.+)$/.exec(text)?.[1];
  return value !== undefined && Number.isFinite(Number(value)) ? text : undefined;
}, MOST_NUMBERS);

/** Takes `name:number` pairs, leaving out what is none. */
const numberPairs: Reader<string> = Object.assign((text: string) => pairs(text)?.join(','), {
  leavesOut: (text: string) => pairs.leavesOut?.(text) ?? false,
});

/** Which lesson is open, and how its numbers stand. What was drawn is kept apart, in `progress`: no link gives it away. */
export const lessonsState = stateOf('lessons', {
  /** Empty: the map of all lessons. */
  lesson: field<LessonId | ''>(PATH, '', oneOf(LESSON_IDS)),
  step: field('step', 0, integer(0, 20)),
  /** `name:number` pairs that differ from the lesson's own, with commas between them. */
  numbers: field('n', '', numberPairs),
  /** 1 where the teacher's page stands below; a student's link leaves it out. */
  teacher: field('teacher', 0, integer(0, 1)),
  /** What a student hands in; see `packedProgress.ts`. */
  progress: field('p', '', anyText),
});

/** Opens the first lesson at its first step; undo comes back. */
export function openFirstLesson(app: AppStore): void {
  app.update(lessonsState, { lesson: LESSON_IDS[0], step: 0, numbers: '', teacher: 0, progress: '' }, 'push');
  app.navigate(lessonsState);
}
