import * as tf from '@tensorflow/tfjs-core';
import { classesOf } from '../../../network/classes/classes';
import { forward } from '../../../network/forward';
import { outputsOf } from '../../../network/interface/outputs';
import { NetworkError } from '../../../network/networkError';
import type { StoredModel } from '../../stores/modelStore';

/** The logits of a batch as the device computes them, [batch, outputs], still there; the caller's to dispose of. */
export function forwardOf(ready: StoredModel['ready'], values: Float64Array, shape: number[]): tf.Tensor {
  return tf.tidy(() => forward(ready, tf.tensor(new Float32Array(values), shape)));
}

/** The same, read from the device. */
export async function logitsOf(
  ready: StoredModel['ready'],
  values: Float64Array,
  shape: number[],
): Promise<Float32Array> {
  const output = forwardOf(ready, values, shape);
  const logits = await output.data<'float32'>();
  output.dispose();
  return logits;
}

/**
 * The class of each sample: the one asked for, else the true one, else the one it is classified as.
 *
 * @param logits [batch, outputs]
 * @throws RangeError when the network has no such class
 * @throws NetworkError when a class is to be read off logits that are no numbers
 */
export function chooseLabels(
  { network, shapes }: StoredModel['ready'],
  logits: Float32Array,
  asked?: number,
  known?: readonly number[],
): number[] {
  const outputs = outputsOf(network, shapes);
  if (outputs.kind === 'value' && asked !== undefined) {
    throw new RangeError(
      `label is ${asked}, but ${outputs.reason.charAt(0).toLowerCase()}${outputs.reason.slice(1)} Leave it out.`,
    );
  }
  const classes = classesOf(network, shapes);
  const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < classes.count;
  const range = `the network's classes go from 0 to ${classes.count - 1}`;
  if (asked !== undefined && !isClass(asked))
    throw new RangeError(`label is ${asked}, but ${range}. Give one of them.`);
  return Array.from({ length: logits.length / classes.outputs }, (_, row) => {
    const label = asked ?? (outputs.kind === 'classes' ? known?.[row] : undefined);
    if (label === undefined) {
      const at = row * classes.outputs;
      if (outputs.kind === 'classes' && logits.subarray(at, at + classes.outputs).some(Number.isNaN))
        throw undefinedHere();
      return classes.predict(logits, at);
    }
    if (isClass(label)) return label;
    const which = known && known.length > 1 ? `image ${row} of those asked for` : 'the image';
    throw new RangeError(`The label of ${which} is ${label}, but ${range}. Choose other images, or give a label.`);
  });
}

/** The same where no logits are needed to know them; undefined where they are. */
export function knownLabels(
  ready: StoredModel['ready'],
  batch: number,
  asked?: number,
  known?: readonly number[],
): readonly number[] | undefined {
  const outputs = outputsOf(ready.network, ready.shapes);
  if (outputs.kind !== 'classes' || (asked === undefined && known?.length !== batch)) return undefined;
  return chooseLabels(ready, new Float32Array(batch * outputs.classes.outputs), asked, known);
}

/** Where a root or a logarithm of a negative number is asked for, say. */
function undefinedHere(): NetworkError {
  return new NetworkError(
    'The network gives no number for this input, so that it belongs to no class.',
    'Choose an input for which every operation is defined, or name the class that is meant as the label.',
  );
}

/** The class each sample is classified as. */
export function predict({ network, shapes }: StoredModel['ready'], logits: Float32Array): number[] {
  const classes = classesOf(network, shapes);
  return Array.from({ length: logits.length / classes.outputs }, (_, row) =>
    classes.predict(logits, row * classes.outputs),
  );
}
