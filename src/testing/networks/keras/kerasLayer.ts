import type { Numbers } from '../../../formats/models/onnx/graphDraft';
import type { SampleLayer } from './kerasModel';

/** Numbers that are no pattern of their places, in ±1. */
export function numbersOf(...shape: readonly number[]): Numbers {
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float32Array.from({ length: count }, (_, at) => Math.fround(Math.sin(1 + 7.31 * at))) };
}

/** A layer of a model of Keras, and what it computes. */
export function layer(
  className: string,
  config: SampleLayer['config'],
  weights: SampleLayer['weights'],
  apply: SampleLayer['apply'],
): SampleLayer {
  return { className, config, weights, apply };
}
