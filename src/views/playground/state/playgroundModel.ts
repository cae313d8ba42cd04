import { compare, signOf } from '../../../small/decimal';
import type { Activations, FloatNetwork } from '../../../small/floatNetwork';
import { toFloat } from '../../../small/floatNetwork';
import { boundNetwork, type SmallBounds } from '../../../small/intervalBounds';
import type { Ladder } from '../../../small/methodBounds';
import { sampleBox } from '../../../small/samples';
import type { DecimalRange } from '../../../small/smallNetwork';
import type { Splitting } from '../../../small/splitting';
import { answer, type SmallAnswer } from '../../../small/verdict';
import type { Unit } from '../math/units';
import { type Step, stepsOf } from '../steps/steps';
import type { PlaygroundState } from './initialState';
import type { SmallMethod } from './methods';

/** Everything a picture of the network needs, computed from the state within a frame. */
export interface PlaygroundModel {
  readonly state: PlaygroundState;
  /** Exact, hence proved. */
  readonly bounds: SmallBounds;
  /** By the method of the state. */
  readonly answer: SmallAnswer;
  /** What the method knows of Cat − Dog, proved; undefined until it is computed, or where the method cannot. */
  readonly asked: DecimalRange | undefined;
  /** Bounds by the other methods, as far as they are computed; none before the question. */
  readonly ladder: Ladder | undefined;
  readonly splitting: Splitting | undefined;
  readonly steps: readonly Step[];
  readonly step: Step;
  /** In floats, for drawing. */
  readonly float: FloatNetwork;
  readonly samples: readonly Activations[];
}

export function computeModel(state: PlaygroundState): PlaygroundModel {
  const { network, box, step } = state;
  const bounds = boundNetwork(network, box);
  const float = toFloat(network);
  const steps = stepsOf(network);
  const current = steps[Math.min(step, steps.length - 1)] as Step;
  return {
    state,
    bounds,
    answer: answer(network, float, box, bounds.difference),
    asked: bounds.difference,
    ladder: undefined,
    splitting: undefined,
    steps,
    step: current,
    float,
    samples: sampleBox(float, box),
  };
}

/** The model with what its method found. */
export function answeredBy(
  model: PlaygroundModel,
  ladder: Ladder | undefined,
  splitting: Splitting | undefined,
): PlaygroundModel {
  const { method } = model.state;
  const asked = askedBy(method, model.bounds.difference, ladder, splitting);
  const found = splitting?.boxes.find(({ witness }) => witness)?.witness;
  const lowest = found && compare(found.value, model.answer.lowest.value) < 0 ? found : model.answer.lowest;
  const isProved = method === 'exact' ? ladder?.exact?.isAbove : asked && signOf(asked.lower) > 0;
  const isFalsified = signOf(lowest.value) <= 0 || (method === 'exact' && ladder?.exact?.isAbove === false);
  const rest = isFalsified ? 'falsified' : 'unknown';
  return { ...model, ladder, splitting, asked, answer: { verdict: isProved ? 'verified' : rest, lowest } };
}

function askedBy(
  method: SmallMethod,
  interval: DecimalRange,
  ladder: Ladder | undefined,
  splitting: Splitting | undefined,
): DecimalRange | undefined {
  if (method === 'interval') return interval;
  return method === 'split' ? splitting?.range : ladder?.[method];
}

/** A unit's bounds before its ReLU; outputs and the question have no other. */
export function boundsOf({ bounds }: PlaygroundModel, unit: Unit): DecimalRange {
  if (unit.kind === 'hidden') return bounds.hidden[unit.layer]?.before[unit.index] ?? bounds.difference;
  return (unit.kind === 'output' && bounds.outputs[unit.index]) || bounds.difference;
}

/** A hidden unit's bounds after its ReLU. */
export function boundsAfterRelu({ bounds }: PlaygroundModel, layer: number, index: number): DecimalRange {
  return bounds.hidden[layer]?.after[index] ?? bounds.difference;
}

/** Values the samples reach at a unit. */
export function samplesOf({ samples }: PlaygroundModel, unit: Unit, after = false): readonly number[] {
  return samples.map((sample) => {
    if (unit.kind === 'question') return sample.difference;
    if (unit.kind === 'output') return sample.outputs[unit.index] ?? 0;
    return (after ? sample.after : sample.before)[unit.layer]?.[unit.index] ?? 0;
  });
}
