import * as tf from '@tensorflow/tfjs-core';
import { attack } from '../../../bounds/attack/attack';
import type { Counterexample as Found } from '../../../bounds/attack/findings';
import { insideBox, largestDistance } from '../../../bounds/attack/insideBox';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import type { BackendName } from '../../../catalog/backends';
import { METHODS } from '../../../catalog/methods';
import { requireClasses } from '../../../network/interface/outputs';
import { valuesFromOnnx } from '../../../network/layout';
import { sizeOf } from '../../../network/network';
import { bracketRadius, type RadiusBracket, type RadiusTests, type TestsLeft } from '../../../radii/certifiedRadius';
import { provesBox } from '../../../radii/proveBox';
import type { Unnamed } from '../../api/subject';
import type { Counterexample, Progress, RadiusResult } from '../../api/types';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { labelsOf, toOnnx } from '../attack/computeAttack';
import { computeBounds } from '../bounds/computeBounds';
import { RadiusClock } from './radiusClock';
import type { FullRadiusRequest } from './radiusTypes';

/** Brackets the radius of every sample, one after the other: attacks first, then proofs below what they falsify. */
export async function computeRadius(
  model: StoredModel,
  inputs: BoxedInputs,
  request: FullRadiusRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Unnamed<RadiusResult>> {
  const clock = new RadiusClock(inputs.batch);
  const { scales, clip } = inputs;
  const size = sizeOf(model.network.input.shape);
  requireClasses(model.network, model.ready.shapes);
  const labels = await labelsOf(model, inputs.values, inputs.labels, request.label);
  const brackets: SampleBracket[] = [];
  for (const [sample, label] of labels.entries()) {
    const x = inputs.values.subarray(sample * size, (sample + 1) * size);
    brackets.push(
      await bracketSample(
        model,
        { values: x, batch: 1, clip, ...(scales && { scales }) },
        label,
        request,
        checkpoint,
        clock,
        (left) => onProgress(clock.progress(sample, left)),
      ),
    );
    clock.endSample();
  }
  onProgress({ done: inputs.batch, total: inputs.batch });
  return {
    batch: inputs.batch,
    label: labels,
    certified: brackets.map(({ certified }) => certified),
    falsified: brackets.map(({ falsified }) => falsified),
    counterexample: brackets.map(({ counterexample }) => counterexample),
    method: request.method,
    rounding: request.rounding,
    milliseconds: clock.milliseconds,
    backend: tf.getBackend() as BackendName,
  };
}

/** For a proof where no time is left: enough for what is decided at once. */
const LEAST_SECONDS = 0.05;

type SampleBracket = RadiusBracket & { readonly counterexample: Counterexample | null };

async function bracketSample(
  model: StoredModel,
  input: BoxedInputs,
  label: number,
  request: FullRadiusRequest,
  checkpoint: Checkpoint,
  clock: RadiusClock,
  onProgress: (left: TestsLeft) => void,
): Promise<SampleBracket> {
  const { shape } = model.network.input;
  const { values: x, scales, clip } = input;
  let closest: { found: Found; distance: number } | undefined;
  const falsify = async (epsilon: number) => {
    const box = insideBox(x, epsilon, clip, scales);
    const { counterexamples } = await attack(model.ready, box, [label], request.settings, checkpoint);
    const [found] = counterexamples;
    const distance = found && largestDistance(found.input, x, scales);
    if (found && distance !== undefined && !(closest && closest.distance <= distance)) closest = { found, distance };
    return distance;
  };
  const prove = (epsilon: number) => {
    const box = inputBox(x, epsilon, clip, request.rounding, scales);
    return provesBox(model.ready, box, label, request, checkpoint);
  };
  // A method that decides finds counterexamples where the attack found none. Of the time that is left for all proofs each may take
  // its share: what is undecided near the radius itself mostly stays so, and would take it all.
  let decided = Number.POSITIVE_INFINITY;
  const spent = () => performance.now() - (checkpoint.held?.() ?? 0);
  let begun: number | undefined;
  const decide = async (epsilon: number, left: number) => {
    begun ??= spent();
    const seconds = (request.timeout ?? 0) - (spent() - begun) / 1000;
    const own = { ...request, epsilon, label, timeout: Math.max(LEAST_SECONDS, seconds / left) };
    const { verdict, counterexample } = await computeBounds(model, input, own, checkpoint);
    const found = counterexample?.[0];
    if (found) {
      decided = Math.min(decided, epsilon);
      const own = { ...found, input: valuesFromOnnx(found.input, shape) };
      const distance = largestDistance(own.input, x, scales);
      if (!(closest && closest.distance <= distance)) closest = { found: own, distance };
    }
    return verdict[0] === 'verified';
  };
  const { decides, monotone } = METHODS[request.method];
  const certify = decides ? decide : prove;
  // An input that is itself misclassified has no radius to look for.
  const isMisclassified = (await falsify(0)) !== undefined;
  const tests: RadiusTests = {
    monotone,
    certify: (epsilon, left) => clock.time('proofs', () => certify(epsilon, left)),
    falsify: (epsilon) => clock.time('attacks', () => falsify(epsilon)),
  };
  const grid = { largest: request.largest, count: request.grid };
  const bracket = isMisclassified
    ? { certified: 0, falsified: 0 }
    : await bracketRadius(grid, tests, checkpoint, onProgress);
  // Without a grid the counterexample itself says how near it is.
  const nearest = (request.grid === undefined ? closest?.distance : undefined) ?? Number.POSITIVE_INFINITY;
  const falsified = Math.min(bracket.falsified ?? Number.POSITIVE_INFINITY, decided, nearest);
  return {
    certified: bracket.certified,
    falsified: Number.isFinite(falsified) ? falsified : null,
    counterexample: toOnnx(closest?.found, shape),
  };
}
