import * as tf from '@tensorflow/tfjs-core';
import { attack } from '../../../bounds/attack/attack';
import type { Counterexample as Found } from '../../../bounds/attack/findings';
import { insideBox } from '../../../bounds/attack/insideBox';
import type { Checkpoint } from '../../../bounds/checkpoint';
import type { BackendName } from '../../../catalog/backends';
import { requireClasses } from '../../../network/interface/outputs';
import { valuesToOnnx } from '../../../network/layout';
import { type Shape, sizeOf } from '../../../network/network';
import type { Unnamed } from '../../api/subject';
import type { AttackResult, Counterexample, Progress } from '../../api/types';
import { progressAt } from '../../progress';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { chooseLabels, knownLabels, logitsOf } from '../bounds/labels';
import type { FullAttackRequest } from './attackTypes';

/** Numbers of the points kept for a chunk of samples, one for each class (32 MiB). */
const MOST_VALUES = 2 ** 22;

/** Attacks a batch, chunk by chunk. */
export async function computeAttack(
  model: StoredModel,
  inputs: BoxedInputs,
  request: FullAttackRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Unnamed<AttackResult>> {
  const start = performance.now();
  const { shape } = model.network.input;
  const size = sizeOf(shape);
  const classes = requireClasses(model.network, model.ready.shapes).count;
  const chunk = Math.max(1, Math.floor(MOST_VALUES / (size * classes)));
  const labels: number[] = [];
  const margin = new Float64Array(inputs.batch * classes);
  const counterexample: (Counterexample | null)[] = [];
  for (let first = 0; first < inputs.batch; first += chunk) {
    const last = Math.min(first + chunk, inputs.batch);
    const values = inputs.values.subarray(first * size, last * size);
    const some = await labelsOf(model, values, inputs.labels?.slice(first, last), request.label);
    const report = (share: number) => onProgress(progressAt(first + share * (last - first), inputs.batch, start));
    const box = insideBox(values, request.epsilon, inputs.clip, inputs.scales);
    const findings = await attack(model.ready, box, some, request.settings, checkpoint, report);
    labels.push(...some);
    margin.set(findings.margins, first * classes);
    counterexample.push(...findings.counterexamples.map((found) => toOnnx(found, shape)));
  }
  return {
    batch: inputs.batch,
    classes,
    label: labels,
    verdict: counterexample.map((found) => (found ? 'falsified' : 'unknown')),
    margin,
    counterexample,
    milliseconds: performance.now() - start,
    backend: tf.getBackend() as BackendName,
  };
}

/** The classes whose margins are attacked; the network is asked only where nobody has said them. */
export async function labelsOf(
  { ready, network }: StoredModel,
  values: Float64Array,
  known: readonly number[] | undefined,
  asked: number | undefined,
): Promise<number[]> {
  const batch = values.length / sizeOf(network.input.shape);
  const beforehand = knownLabels(ready, batch, asked, known);
  if (beforehand) return [...beforehand];
  return chooseLabels(ready, await logitsOf(ready, values, [batch, ...network.input.shape]), asked, known);
}

/** A counterexample in the model's own order. */
export function toOnnx(found: Found | undefined, shape: Shape): Counterexample | null {
  return found ? { ...found, input: valuesToOnnx(found.input, shape) } : null;
}
