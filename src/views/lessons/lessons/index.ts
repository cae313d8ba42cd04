import type { Lesson } from '../lesson';
import { LESSON_IDS, type LessonId } from '../state/lessonIds';
import { deciding } from './deciding';
import { fool } from './fool';
import { groups } from './groups';
import { growth } from './growth';
import { intervals } from './intervals';
import { limits } from './limits';
import { lines } from './lines';
import { own } from './own';
import { similar } from './similar';
import { training } from './training';
import { tree } from './tree';

export const LESSONS: Readonly<Record<LessonId, Lesson>> = {
  fool,
  intervals,
  growth,
  lines,
  deciding,
  limits,
  training,
  similar,
  groups,
  tree,
  own,
};

/** In the order in which they build on each other. */
export const lessons: readonly Lesson[] = LESSON_IDS.map((id) => LESSONS[id]);
