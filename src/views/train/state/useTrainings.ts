import { useEffect, useState } from 'react';
import { notifyDamaged } from '../../../app/commands/notifyDamaged';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import { trainings } from '../../../engine/api/trainings';
import type { TrainingSnapshot, Trainings } from '../../../engine/api/trainingTypes';

/** Milliseconds between two drawings. */
const PACE = 100;
const CALM_PACE = 1000;

/** The trainings of the page as they stand; drawn once a second where motion is to be reduced. */
export function useTrainings(): readonly [Trainings, readonly TrainingSnapshot[]] {
  const all = trainings();
  const pace = useMediaQuery(REDUCED_MOTION) ? CALM_PACE : PACE;
  const [snapshots, setSnapshots] = useState(all.snapshots());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      setSnapshots(all.snapshots());
      notifyDamaged('training', all.damaged(), (key) => all.removeDamaged(key));
    };
    draw();
    const stop = all.subscribe(() => {
      // What a person did, such as pausing, shows at once.
      if (isSlow(all)) draw();
      else timer ??= setTimeout(draw, pace);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [all, pace]);
  return [all, snapshots];
}

function isSlow(all: Trainings): boolean {
  return all.snapshots().every(({ phase }) => phase !== 'running');
}

/** What is being read from the browser's database takes less. */
const DELAY = 1000;

/** Whether something has been so for a second. */
export function useLater(is: boolean): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLater(true), DELAY);
    return () => {
      clearTimeout(timer);
      setLater(false);
    };
  }, [is]);
  return is && later;
}
