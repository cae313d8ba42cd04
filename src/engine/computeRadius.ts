import * as tf from '@tensorflow/tfjs-core';
import { attack } from '../bounds/attack/attack';
import type { Counterexample as Found } from '../bounds/attack/findings';
import { insideBox } from '../bounds/attack/insideBox';
import type { Checkpoint } from '../bounds/checkpoint';
import { bracketRadius, type RadiusBracket, type RadiusTests, type TestsLeft } from '../evaluation/certifiedRadius';
import { sizeOf } from '../network/network';
import type { FullRadiusRequest } from './attackRequest';
import { labelsOf, toOnnx } from './computeAttack';
import { computeBounds } from './computeBounds';
import type { InputBatch } from './inputs';
import type { StoredModel } from './modelStore';
import { prepareGradients } from './prepareGradients';
import { RadiusClock } from './radiusClock';
import type { BackendName, Counterexample, Progress, RadiusResult } from './types';

/** Brackets the radius of every sample of a batch, one after the other: attacks first, then proofs below what they broke. */
export async function computeRadius(
  model: StoredModel,
  inputs: InputBatch,
  request: FullRadiusRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<RadiusResult> {
  const clock = new RadiusClock(inputs.batch);
  prepareGradients();
  const size = sizeOf(model.network.input.shape);
  const labels = await labelsOf(model, inputs.values, inputs.labels, request.label);
  const brackets: SampleBracket[] = [];
  for (const [sample, label] of labels.entries()) {
    const x = inputs.values.subarray(sample * size, (sample + 1) * size);
    brackets.push(
      await bracketSample(model, x, label, request, checkpoint, clock, (left) =>
        onProgress(clock.progress(sample, left)),
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

type SampleBracket = RadiusBracket & { readonly counterexample: Counterexample | null };

async function bracketSample(
  model: StoredModel,
  x: Float64Array,
  label: number,
  request: FullRadiusRequest,
  checkpoint: Checkpoint,
  clock: RadiusClock,
  onProgress: (left: TestsLeft) => void,
): Promise<SampleBracket> {
  const { shape } = model.network.input;
  let closest: { found: Found; distance: number } | undefined;
  const falsify = async (epsilon: number) => {
    const box = insideBox(x, epsilon, request.clip);
    const { counterexamples } = await attack(model.ready, box, [label], request.settings, checkpoint);
    const [found] = counterexamples;
    const distance = found && distanceBetween(found.input, x);
    if (found && distance !== undefined && !(closest && closest.distance <= distance)) closest = { found, distance };
    return distance;
  };
  const certify = async (epsilon: number) => {
    const bounds = await computeBounds(model, { values: x, batch: 1 }, { ...request, epsilon, label }, checkpoint);
    return bounds.verdict[0] === 'verified';
  };
  // An input that is itself misread has no radius to look for.
  const isMisread = (await falsify(0)) !== undefined;
  const tests: RadiusTests = {
    monotone: request.method === 'ibp',
    certify: (epsilon) => clock.time('proofs', () => certify(epsilon)),
    falsify: (epsilon) => clock.time('attacks', () => falsify(epsilon)),
  };
  const grid = { largest: request.largest, count: request.grid };
  const bracket = isMisread ? { certified: 0, falsified: 0 } : await bracketRadius(grid, tests, checkpoint, onProgress);
  return { ...bracket, counterexample: toOnnx(closest?.found, shape) };
}

/** Largest difference of two coordinates, rounded up. */
function distanceBetween(a: Float64Array, b: Float64Array): number {
  const largest = a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
  return largest * (1 + 2 ** -52);
}
