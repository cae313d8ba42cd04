import { useViewState } from '../../app/state/store';
import { LESSONS } from './lessons';
import { LessonMap } from './map/LessonMap';
import { LessonPage } from './player/LessonPage';
import { lessonsState } from './state/lessonsState';
import { useHandedIn } from './useHandedIn';

/** The view: the map of all lessons, or one of them. */
export function LessonsView() {
  const [{ lesson }] = useViewState(lessonsState);
  useHandedIn();
  if (!lesson) return <LessonMap />;
  return <LessonPage key={lesson} lesson={LESSONS[lesson]} />;
}
