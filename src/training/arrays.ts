import type { Variable } from '@tensorflow/tfjs-core';

/** Numbers by name. */
export type Arrays = Readonly<Record<string, Float32Array>>;

/** Reads variables back from the device. */
export async function readArrays(variables: ReadonlyMap<string, Variable>): Promise<Arrays> {
  const entries = [...variables].map(async ([name, variable]) => [name, await variable.data<'float32'>()] as const);
  return Object.fromEntries(await Promise.all(entries));
}
