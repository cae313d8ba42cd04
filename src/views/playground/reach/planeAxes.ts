import { ACTIVATIONS } from '../../../small/activations';
import type { activate } from '../../../small/floatNetwork';
import type { PlaneAxes } from '../../../small/planeSets';
import type { Point } from '../../../small/polygon';
import { activationOf, rivalOf } from '../../../small/smallNetwork';
import { hasLogits, type Unit, unitName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { plainText } from '../steps/richText';

/** The id by which the picture is found when it is exported. */
export const REACH_PLANE = 'reach-plane';

/** Which two quantities of the step's layer span its plane; undefined where it has no two. */
export function planeAxesOf({ state, step }: PlaygroundModel): PlaneAxes | undefined {
  const { network, axes } = state;
  if (step.kind === 'input') return undefined;
  if (step.layer === undefined) {
    if (!hasLogits(network)) return undefined;
    return { layer: network.hidden.length, after: false, across: rivalOf(network), up: 0 };
  }
  const last = (network.hidden[step.layer]?.weights.length ?? 0) - 1;
  if (last < 1) return undefined;
  const across = Math.min(axes[0], last);
  const up = Math.min(axes[1], last);
  return { layer: step.layer, after: step.kind === 'relu', across, up: up === across ? (across + 1) % (last + 1) : up };
}

/** What a neuron or logit on an axis is called. */
export function axisName({ state: { network } }: PlaygroundModel, { layer, after }: PlaneAxes, index: number): string {
  const unit: Unit = layer < network.hidden.length ? { kind: 'hidden', layer, index } : { kind: 'output', index };
  const name = plainText(unitName(network, unit));
  return after ? `${ACTIVATIONS[activationOf(network)].title}(${name})` : name;
}

/** Where the samples land, in floats. */
export function pointsOf({ samples }: PlaygroundModel, { layer, after, across, up }: PlaneAxes): readonly Point[] {
  return samples.map((sample: ReturnType<typeof activate>) => {
    const values = (after ? sample.after : sample.before)[layer] ?? sample.outputs;
    return [values[across] ?? 0, values[up] ?? 0];
  });
}
