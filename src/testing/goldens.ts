import { readFileSync } from 'node:fs';
import { METHOD_NAMES, METHODS, type Method } from '../catalog/methods';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import type { Network } from '../network/network';

/** Reference bounds of one method and radius, [images][outputs], in float64. */
export interface GoldenCase {
  readonly epsilon: number;
  readonly clip: readonly [number, number];
  readonly method: string;
  readonly lower: readonly (readonly number[])[];
  readonly upper: readonly (readonly number[])[];
  readonly margin_lower: readonly (readonly number[])[];
}

/** A reference network's images (indices of the test set), labels, logits and bounds. */
export interface Golden {
  readonly images: readonly number[];
  readonly labels: readonly number[];
  readonly logits: readonly (readonly number[])[];
  readonly cases: readonly GoldenCase[];
}

export const GOLDEN_NAMES = [
  'fc3',
  'cnn_small',
  'cnn_batchnorm',
  'cnn_pool',
  'cnn_late_pool',
  'resnet',
  'tanh_mlp',
  'sigmoid_mlp',
] as const;

const FOLDER = new URL('../../../shared/goldens/', import.meta.url);

/** A reference network and what is known of it. */
export function readGolden(name: string): { network: Network; golden: Golden } {
  const file = (ending: string) => readFileSync(new URL(`${name}.${ending}`, FOLDER));
  return { network: readOnnx(file('onnx'), name), golden: JSON.parse(file('json').toString()) as Golden };
}

/** The methods for which a reference network has bounds, among those that relax or among the others. */
export function goldenMethods(name: string, relaxes: boolean): Method[] {
  const { cases } = readGolden(name).golden;
  return METHOD_NAMES.filter((by) => METHODS[by].relaxes === relaxes).filter((by) => casesOf(cases, by).length > 0);
}

/** The bounds by one method. */
export function casesOf(cases: readonly GoldenCase[], by: Method): GoldenCase[] {
  return cases.filter(({ method }) => method === METHODS[by].title);
}
