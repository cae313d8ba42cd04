import { scaleLinear } from 'd3-scale';

/** The top of a scale for losses, a round number that leaves room for the first ones; 3 before there are any. */
export function niceLoss(losses: readonly number[]): number {
  const most = Math.max(0, ...losses.filter(Number.isFinite));
  return most === 0 ? 3 : (scaleLinear([0, most], [0, 1]).nice(3).domain()[1] ?? most);
}
