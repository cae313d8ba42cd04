import { toNumber } from './decimal';
import { type Activations, activate, type FloatNetwork } from './floatNetwork';
import type { Box } from './smallNetwork';

/** The two irrational steps of the R2 sequence (Roberts 2018), which fills a square evenly for any count. */
const STEPS = [0.7548776662466927, 0.5698402909980532] as const;

/** Number of inputs whose activations are drawn as ticks. */
const SAMPLES = 90;

const unitPoints = Array.from({ length: SAMPLES }, (_, index) => STEPS.map((step) => (0.5 + step * (index + 1)) % 1));

/** Activations at evenly spread inputs of the box; the same shares of the box every time, so that ticks glide. */
export function sampleBox(network: FloatNetwork, [x, y]: Box): readonly Activations[] {
  const [left, bottom] = [toNumber(x.lower), toNumber(y.lower)];
  const [width, height] = [toNumber(x.upper) - left, toNumber(y.upper) - bottom];
  return unitPoints.map(([u = 0, v = 0]) => activate(network, left + u * width, bottom + v * height));
}
