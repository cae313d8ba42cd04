import { ACTIVATIONS } from '../../../small/activations';
import type { activate } from '../../../small/floatNetwork';
import type { PlaneAxes } from '../../../small/planeSets';
import type { Point } from '../../../small/polygon';
import { activationOf, rivalOf } from '../../../small/smallNetwork';
import { hasLogits, outputName, type Unit, unitName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { plainText } from '../steps/richText';

/** The id by which the picture is found when it is exported. */
export const REACH_PLANE = 'reach-plane';

/** Which two quantities of the step's layer span its plane; undefined where it has no two. */
export function planeAxesOf({ state, step }: PlaygroundModel): PlaneAxes | undefined {
  const { network, axes, outputAxes } = state;
  if (step.kind === 'input') return undefined;
  if (step.layer === undefined) {
    if (!hasLogits(network)) return undefined;
    const count = network.output.weights.length;
    const [across, up] = outputAxes?.every((output) => output < count) ? outputAxes : [rivalOf(network), 0];
    return { layer: network.hidden.length, after: false, across, up };
  }
  const last = (network.hidden[step.layer]?.weights.length ?? 0) - 1;
  if (last < 1) return undefined;
  const across = Math.min(axes[0], last);
  const up = Math.min(axes[1], last);
  return { layer: step.layer, after: step.kind === 'relu', across, up: up === across ? (across + 1) % (last + 1) : up };
}

/** Where another class is at least at Cat, in the plane of both; undefined in the plane of two others. */
export function lostSide({ state: { network } }: PlaygroundModel, { across, up }: PlaneAxes) {
  const direction: Point | undefined = (up === 0 && [-1, 1]) || (across === 0 && [1, -1]) || undefined;
  const other = outputName(across + up);
  const label = network.output.weights.length > 2 ? `${other} above ${outputName(0)}` : `${other} wins`;
  return direction && { direction, limit: 0, label };
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
