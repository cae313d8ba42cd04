import { useEffect, useState } from 'react';
import { REDUCED_MOTION, useMediaQuery } from '../../app/useMediaQuery';
import { trainings } from '../../engine/trainings';
import type { TrainingSnapshot, Trainings } from '../../engine/trainingTypes';

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
