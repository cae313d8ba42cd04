import { useEffect, useRef, useState } from 'react';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import type { PlaygroundHandle } from '../state/usePlayground';

/** Moving through the steps, by hand or by itself. */
export interface Walk {
  readonly playing: boolean;
  /** What the play button does: with reduced motion it goes on by one step. */
  readonly playLabel: string;
  readonly first: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  readonly goTo: (step: number) => void;
  readonly toggle: () => void;
}

/** Time to look at a step, and to read its sentence. */
const MILLISECONDS_A_STEP = 2600;

export function useWalk({ model, goTo }: PlaygroundHandle): Walk {
  const { step } = model.state;
  const last = model.steps.length - 1;
  const still = useMediaQuery(REDUCED_MOTION);
  const [playing, setPlaying] = useState(false);
  const advance = useRef(() => {});
  advance.current = () => {
    if (step >= last) setPlaying(false);
    else goTo(step + 1);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => advance.current(), MILLISECONDS_A_STEP);
    return () => clearInterval(timer);
  }, [playing]);

  const jump = (to: number) => {
    setPlaying(false);
    goTo(Math.min(last, Math.max(0, to)));
  };
  return {
    playing: playing && step < last,
    playLabel: still ? 'Next step, or the first after the last' : 'Play',
    first: () => jump(0),
    previous: () => jump(step - 1),
    next: () => jump(step + 1),
    goTo: jump,
    toggle() {
      if (still) jump(step >= last ? 0 : step + 1);
      else {
        if (!playing && step >= last) goTo(0);
        setPlaying(!playing || step >= last);
      }
    },
  };
}
