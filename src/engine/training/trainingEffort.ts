import { TRAININGS } from '../../catalog/trainings';
import type { LossSettings } from '../../training/losses';
import type { Recipe } from '../../training/recipe';

/** What a step takes that propagates intervals or relaxations, too, in natural steps; as measured on wasm. */
const INTERVALS = 1.5;
const RELAXATION_PER_ROW = 0.9;
/** A step of an attack goes forward and back once, without derivatives by weights. */
const ATTACK_STEP = 0.7;

/** A stretch of a training whose steps take about the same time each. */
interface Stretch {
  /** In epochs. */
  readonly start: number;
  readonly end: number;
  /** What a step takes, in natural steps. */
  readonly effort: number;
}

/** What a step takes when so many epochs are done, in natural steps. */
export function effortAt(recipe: Recipe, classes: number, epochs: number): number {
  const stretches = stretchesOf(recipe, classes);
  return (stretches.find(({ end }) => epochs < end) ?? stretches.at(-1))?.effort ?? 1;
}

/** What is left of a training when so many epochs are done, in epochs of natural steps. */
export function effortAfter(recipe: Recipe, classes: number, epochs: number): number {
  return stretchesOf(recipe, classes).reduce((sum, { start, end, effort }) => {
    return sum + effort * Math.max(0, end - Math.max(start, epochs));
  }, 0);
}

function stretchesOf({ loss, schedule: { warmUp, ramp }, epochs }: Recipe, classes: number): readonly Stretch[] {
  const until = 'betaUntil' in loss ? (loss.betaUntil ?? 1) : 1;
  const ends = [warmUp, warmUp + ramp * until, epochs].map((end) => Math.min(end, epochs)) as [number, number, number];
  const efforts = effortsOf(loss, classes);
  return ends.map((end, index) => ({ start: ends[index - 1] ?? 0, end, effort: efforts[index] ?? 1 }));
}

const RADII = { none: 0, one: 1, two: 2 } as const;

/** Before the ramp, while β falls, and after that. */
function effortsOf(loss: LossSettings, classes: number): readonly [number, number, number] {
  const radii = RADII[TRAININGS[loss.kind].radii];
  const { betaStart, betaEnd } = 'betaStart' in loss ? loss : { betaStart: 0, betaEnd: 0 };
  const robust = (relaxed: boolean) => 1 + radii * (INTERVALS + (relaxed ? RELAXATION_PER_ROW * (classes - 1) : 0));
  const attack = 'steps' in loss ? loss.steps * ATTACK_STEP : 0;
  return [1, attack + robust(betaStart > 0 || betaEnd > 0), attack + robust(betaEnd > 0)];
}
