import type { SomeIntervals } from '../../../rounding/someIntervals';
import type { LayerPlan } from '../../layerPlan';
import { panelsOf } from '../packedWeights';
import { listedPanelBytes, listedPanels } from './listedWeights';

/** Spread weights of more bytes than this would take more room than their layer is worth. */
const MOST_BYTES = 2 ** 24;

/** Whether a layer can be computed from the numbers alone that are not 0. */
export function canList(plan: LayerPlan): boolean {
  const { groups, dilations, pads } = plan.geometry;
  const isWhole = groups === 1 && Math.max(...dilations) === 1 && Math.min(...pads) >= 0;
  return isWhole && plan.window[1] <= plan.image[1] && listedPanels(plan) * listedPanelBytes(plan) <= MOST_BYTES;
}

/**
 * What a processor takes in cycles, measured: to list a number; for each number of a window to bring it into the window's list, and to sum
 * its products with a panel of sixteen outputs; and to sum those with one of eight, where nothing is listed.
 */
const CYCLES = { list: 2.7, place: 0.7, sixteen: 5.2, eight: 2.5 };

/**
 * Whether to compute it so is quicker. Either answer gives sound bounds.
 *
 * @param some of the intervals that the layer reads
 */
export function listsPay({ zeros }: SomeIntervals, plan: LayerPlan): boolean {
  if (!canList(plan)) return false;
  const [rows, columns, channels] = plan.image;
  const inWindows = plan.positions * plan.terms;
  const kept = inWindows * shareInside(plan) * (1 - zeros);
  const listed =
    CYCLES.list * plan.batch * rows * columns * channels + kept * (CYCLES.place + CYCLES.sixteen * listedPanels(plan));
  return listed < CYCLES.eight * inWindows * panelsOf(plan.outputs);
}

/** Which share of the windows' numbers lies within the images, not in their padding. */
function shareInside({ image, output, window, geometry }: LayerPlan): number {
  const along = (axis: 0 | 1) => {
    let inside = 0;
    for (let at = 0, from = -geometry.pads[axis]; at < output[axis]; at++, from += geometry.strides[axis]) {
      inside += Math.max(0, Math.min(from + window[axis], image[axis]) - Math.max(from, 0));
    }
    return inside / (output[axis] * window[axis]);
  };
  return along(0) * along(1);
}
