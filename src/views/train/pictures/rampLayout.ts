import { area, line, scaleLinear } from 'd3';

interface RampPoint {
  readonly at: number;
  readonly value: number;
}

/** A ramp as paths: what is behind and what is planned. */
export interface RampLayout {
  /** The ground below the part that is behind. */
  readonly area: string;
  readonly done: string;
  readonly planned: string;
  /** Where it stands now, from 0 to 1. */
  readonly value: number;
}

/**
 * How far the radii have grown, over the epochs.
 *
 * @param ramps from 0 to 1, after each epoch
 * @param now epochs done, with the share of the one under way
 */
export function layoutRamp(
  ramps: readonly number[],
  now: number,
  size: { readonly width: number; readonly height: number },
): RampLayout {
  const epochs = ramps.length;
  const points = [{ at: 0, value: 0 }, ...ramps.flatMap((value, index) => pointsOf(value, index, ramps[index - 1]))];
  const here = { at: Math.min(now, epochs), value: valueAt(points, Math.min(now, epochs)) };
  const x = scaleLinear([0, Math.max(1, epochs)], [0, size.width]);
  const y = scaleLinear([0, 1], [size.height, 0]);
  const draw = line<RampPoint>(
    (point) => x(point.at),
    (point) => y(point.value),
  );
  const fill = area<RampPoint>(
    (point) => x(point.at),
    size.height,
    (point) => y(point.value),
  );
  const behind = [...points.filter(({ at }) => at < here.at), here];
  const ahead = [here, ...points.filter(({ at }) => at > here.at)];
  return {
    area: fill(behind) ?? '',
    done: behind.length > 1 ? (draw(behind) ?? '') : '',
    planned: ahead.length > 1 ? (draw(ahead) ?? '') : '',
    value: here.value,
  };
}

/** A ramp that falls is another network's, which begins at 0. */
function pointsOf(value: number, index: number, before: number | undefined): RampPoint[] {
  const point = { at: index + 1, value };
  return before !== undefined && value < before ? [{ at: index, value: 0 }, point] : [point];
}

function valueAt(points: readonly RampPoint[], at: number): number {
  const from = points.findLast((point) => point.at <= at);
  const to = points.find((point) => point.at >= at);
  if (!from || !to || from === to) return from?.value ?? 0;
  return from.value + ((at - from.at) / (to.at - from.at)) * (to.value - from.value);
}
