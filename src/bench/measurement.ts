import type { Timings, Turns } from './measureInTurns';

/** Something that is timed visit by visit, and what follows from the times. */
export interface Measurement<Figures> {
  readonly turns: Turns;
  /** @param timings those of all visits, or of some */
  figures(timings: Timings): Figures;
  dispose(): void;
}

/** Figures of all visits, and of either half of them: where halves differ, the run does not tell. */
export interface WithHalves<Figures> {
  readonly figures: Figures;
  readonly halves: readonly [Figures, Figures];
}
