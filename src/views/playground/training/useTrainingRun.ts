import { useEffect, useMemo, useRef, useState } from 'react';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import { MOST_EPOCHS } from '../../../small/training/names';
import { type SmallTrainingRun, startRun, stepRun, type TrainingSettings } from '../../../small/training/trainingRun';

/** A run, and where it is looked at. */
export interface RunHandle {
  readonly run: SmallTrainingRun;
  /** The epoch on screen: the one that is asked for, or the newest while the run has not come to it. */
  readonly epoch: number;
  readonly playing: boolean;
  readonly goTo: (epoch: number) => void;
  readonly toggle: () => void;
}

/** Milliseconds of a frame that are spent on training. */
const BUDGET = 9;
/** Without motion the picture changes once for so many epochs. */
const STILL_EPOCHS = 50;

/**
 * Trains until the epoch that is asked for, within frames, so that the page stays alive.
 *
 * @param wanted the epoch in the link
 * @param onEpoch puts another one into the link
 */
export function useTrainingRun(
  settings: TrainingSettings,
  wanted: number,
  onEpoch: (epoch: number) => void,
): RunHandle {
  const { shape, classes, noise, seed, way, epsilon, within } = settings;
  const start = useMemo(
    () => startRun({ shape, classes, noise, seed, way, epsilon, within }),
    [shape, classes, noise, seed, way, epsilon, within],
  );
  const still = useMediaQuery(REDUCED_MOTION);
  const [grown, setGrown] = useState(start);
  const [playing, setPlaying] = useState(false);
  // A run of other settings is another run.
  const run = grown.settings === start.settings ? grown : start;
  const last = run.networks.length - 1;
  const isBehind = last < wanted;
  const newest = useRef({ onEpoch, wanted, isBehind });
  newest.current = { onEpoch, wanted, isBehind };

  useEffect(() => {
    if (!isBehind) return;
    // While it plays, another epoch is wanted in every frame: that must not put off what this frame is for.
    const frame = requestAnimationFrame(() => setGrown(grow(run, newest.current.wanted, still)));
    return () => cancelAnimationFrame(frame);
  }, [run, isBehind, still]);
  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    const tick = () => {
      const { wanted: at, onEpoch: show, isBehind: waits } = newest.current;
      if (at >= MOST_EPOCHS) return setPlaying(false);
      // A run that is slower than frames is not asked for more, so that a pause stops it at once.
      if (!waits) show(Math.min(MOST_EPOCHS, at + (still ? STILL_EPOCHS : 1)));
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, still]);

  return {
    run,
    epoch: Math.min(wanted, last),
    playing,
    goTo: (epoch) => {
      setPlaying(false);
      onEpoch(Math.min(MOST_EPOCHS, Math.max(0, epoch)));
    },
    toggle: () => {
      if (!playing && wanted >= MOST_EPOCHS) onEpoch(0);
      setPlaying(!playing);
    },
  };
}

function grow(run: SmallTrainingRun, wanted: number, still: boolean): SmallTrainingRun {
  const began = performance.now();
  const first = run.networks.length;
  let grown = run;
  const goesOn = () => (still ? grown.networks.length - first < STILL_EPOCHS : performance.now() - began < BUDGET);
  do grown = stepRun(grown);
  while (grown.networks.length <= wanted && goesOn());
  return grown;
}
