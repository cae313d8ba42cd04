import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { type DecideOptions, type Decision, decide } from '../bounds/complete/decide';
import type { FloatProperty } from '../bounds/complete/floatProperty';
import type { Network } from '../network/network';
import { uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import type { Dense } from './networks/denseNetwork';

/** Dense layers whose weights are random multiples of 1/8. */
export function randomLayers(seed: number, sizes: readonly number[]): Dense[] {
  const random = new Random(seed, 'layers', 1);
  const eighth = () => Math.round(random.uniform() * 32 - 16) / 8;
  return sizes.slice(1).map((outputs, layer) => ({
    weight: Array.from({ length: sizes[layer] as number }, () => Array.from({ length: outputs }, eighth)),
    bias: Array.from({ length: outputs }, eighth),
  }));
}

/** That the first output is above a limit for inputs in [−1, 1]. */
export function limitProperty(inputs: number, limit: number): FloatProperty {
  const [lower, upper] = [new Float32Array(inputs).fill(-1), new Float32Array(inputs).fill(1)];
  const inside = { lower: Float64Array.from(lower), upper: Float64Array.from(upper) };
  const row = { coefficients: Float32Array.of(1), limit: { up: limit, down: limit }, isStrict: false };
  return [{ region: { outside: { lower, upper }, inside }, rows: [row] }];
}

/** Decides whether the first output can be at most a limit there, by splits of units unless options say otherwise. */
export async function decideOn(
  network: Network,
  limit: number,
  options: Partial<DecideOptions> = {},
): Promise<Decision> {
  const ready = uploadNetwork(network);
  const asked = limitProperty(network.input.shape[0] as number, limit);
  const all = { rounding: 'real', timeout: 60_000, splits: 'units', ...options } as const;
  return decide(ready, asked, all, NO_CHECKPOINT).finally(() => ready.dispose());
}
