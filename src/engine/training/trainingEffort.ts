import type { Work } from '../../bounds/cost/methodCost';
import { multiplicationsOf } from '../../bounds/cost/passCost';
import { sumOf } from '../../bounds/cost/room';
import { TRAININGS } from '../../catalog/trainings';
import { type Shape, sizeOf } from '../../network/network';
import { inferShapes } from '../../network/shapes';
import { planNetwork, type ReadyNetwork } from '../../network/upload';
import { IMAGES_AT_ONCE } from '../../training/accuracy';
import { initialNetwork } from '../../training/checkpoint';
import type { LossSettings } from '../../training/losses';
import type { Recipe } from '../../training/recipe';
import type { TrainingPart, TrainingWork } from './trainingParts';

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

/** Of what a step multiplies forward: again for derivatives by what came in, and by weights. */
const PASSES = 3;

/** Operations of a layer, forward and back, and for each tensor of weights that a step changes. */
const STEPS_OF_LAYER = 4;
const STEPS_OF_WEIGHT = 10;

/** Numbers that a step reads or writes for each that a layer makes, and for each weight. */
const TIMES_WRITTEN = 4;

/** What the steps of a training take on average, one for each of its networks, whose results are waited for once. */
export function workOfTraining({ parts }: TrainingWork): Work {
  const steps = parts.map(workOfStep);
  const products = sumOf(steps, ({ multiplications }) => multiplications.plain);
  return {
    multiplications: { intervals: 0, exact: 0, plain: products },
    numbers: sumOf(steps, ({ numbers }) => numbers),
    steps: sumOf(steps, (step) => step.steps),
    readings: parts.length,
  };
}

/** What an export takes: what was trained classifies so many images, some hundreds at a time. */
export function workOfExport({ parts }: TrainingWork, images: number): Work {
  const readings = Math.ceil(images / IMAGES_AT_ONCE);
  const networks = parts.map(({ recipe, data }) => {
    const network = initialNetwork(recipe, data);
    return planNetwork(network, inferShapes(network));
  });
  const productsOf = ({ nodes, shapes }: ReadyNetwork) =>
    sumOf(nodes, (node) => multiplicationsOf(node, shapes.get(node.output) as Shape));
  return {
    multiplications: { intervals: 0, exact: 0, plain: images * sumOf(networks, productsOf) },
    numbers: images * sumOf(networks, ({ shapes }) => sumOf([...shapes.values()], sizeOf)),
    steps: readings * sumOf(networks, ({ nodes }) => nodes.length),
    readings,
  };
}

function workOfStep({ recipe, data }: TrainingPart): Work {
  const network = initialNetwork(recipe, data);
  const { nodes, shapes } = planNetwork(network, inferShapes(network));
  const products = sumOf(nodes, (node) => multiplicationsOf(node, shapes.get(node.output) as Shape));
  const values = sumOf([...shapes.values()], sizeOf);
  const weights = nodes.flatMap((node) => Object.values(node.weights));
  const passes = PASSES * (effortAfter(recipe, data.classes.length, 0) / recipe.epochs);
  return {
    multiplications: { intervals: 0, exact: 0, plain: passes * recipe.batchSize * products },
    numbers: TIMES_WRITTEN * (passes * recipe.batchSize * values + sumOf(weights, ({ shape }) => sizeOf(shape))),
    steps: STEPS_OF_LAYER * passes * nodes.length + STEPS_OF_WEIGHT * weights.length,
    readings: 1,
  };
}
