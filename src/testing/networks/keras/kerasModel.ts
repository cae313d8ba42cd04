import * as tf from '@tensorflow/tfjs-core';
import type { Numbers } from '../../../formats/models/onnx/graphDraft';
import { crc32 } from '../../../numbers/archive/crc32';

/** A layer as a file has it, and what it computes by TensorFlow.js. */
export interface SampleLayer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weights: Readonly<Record<string, Numbers>>;
  apply(x: tf.Tensor, weights: Readonly<Record<string, tf.Tensor>>): tf.Tensor;
}

/** The files of a TensorFlow.js model of these layers, its weights cut into two. */
export function tensorflowjsFiles(sizes: readonly number[], layers: readonly SampleLayer[]) {
  const entries = layers.flatMap(({ weights }, at) =>
    Object.entries(weights).map(([name, numbers]) => ({ name: `layer_${at}/${name}`, ...numbers })),
  );
  const bytes = joined(entries.map(({ data }) => new Uint8Array(data.buffer)));
  const weights = entries.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const description = {
    format: 'layers-model',
    modelTopology: { model_config: modelConfig(sizes, layers) },
    weightsManifest: [{ paths: ['a.bin', 'b.bin'], weights }],
  };
  const cut = Math.floor(bytes.length / 2) + 1;
  const shards = new Map([
    ['a.bin', bytes.slice(0, cut)],
    ['b.bin', bytes.slice(cut)],
  ]);
  return { json: encoded(description), shards };
}

/** A model's description, as Keras 2 and TensorFlow.js have it. */
export function modelConfig(sizes: readonly number[], layers: readonly SampleLayer[]) {
  const described = layers.map(({ className, config }, at) => ({
    class_name: className,
    config: { name: `layer_${at}`, ...config, ...(at === 0 && { batch_input_shape: [null, ...sizes] }) },
  }));
  return { class_name: 'Sequential', config: { name: 'sample', layers: described } };
}

/** What the layers give for one sample, by TensorFlow.js. */
export function outputOf(sizes: readonly number[], layers: readonly SampleLayer[], input: Float32Array): Float32Array {
  return tf.tidy(() => {
    const x = tf.tensor(input, [1, ...sizes]) as tf.Tensor;
    const output = layers.reduce((value, { apply, weights }) => {
      const tensors = Object.entries(weights).map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]);
      return apply(value, Object.fromEntries(tensors));
    }, x);
    return output.dataSync<'float32'>().slice();
  });
}

/** An archive of files that are not packed. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const title = new TextEncoder().encode(name);
    const sizes = [crc32(content), content.length, content.length];
    const local = joined([header(0x04034b50, [20, 0, 0, 0, 0], sizes, [title.length, 0]), title, content]);
    const entry = header(0x02014b50, [20, 20, 0, 0, 0, 0], sizes, [title.length, 0, 0, 0, 0, 0, 0]);
    directory.push(joined([entry, numbers(4, [offset]), title]));
    locals.push(local);
    offset += local.length;
  }
  const list = joined(directory);
  const count = directory.length;
  const end = joined([numbers(4, [0x06054b50]), numbers(2, [0, 0, count, count]), numbers(4, [list.length, offset])]);
  return joined([...locals, list, end, numbers(2, [0])]);
}

/** JSON as bytes. */
export function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function header(signature: number, before: readonly number[], sizes: readonly number[], after: readonly number[]) {
  return joined([numbers(4, [signature]), numbers(2, before), numbers(4, sizes), numbers(2, after)]);
}

/** Whole numbers of that many bytes, the lowest first. */
function numbers(bytes: number, values: readonly number[]): Uint8Array {
  return Uint8Array.from(
    values.flatMap((value) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 255)),
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
