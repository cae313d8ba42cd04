import { useRef } from 'react';
import { toNumber } from '../../../small/decimal';
import type { Box } from '../../../small/smallNetwork';

export type Domain = readonly [number, number];

/** The axis on which both inputs can be dragged: their ranges and one unit more on either side, 0 included if near. */
export function inputDomain(box: Box): Domain {
  const bounds = box.flatMap(({ lower, upper }) => [toNumber(lower), toNumber(upper)]);
  const [least, largest] = [Math.min(...bounds), Math.max(...bounds)];
  const margin = Math.max(1, Math.ceil((largest - least) / 8));
  const low = Math.floor(least) - margin;
  return [low > 0 && low <= margin ? 0 : low, Math.ceil(largest) + margin];
}

/** The value as it was when `frozen` became true, so that an axis holds still under the pointer. */
export function useFrozen<T>(value: T, frozen: boolean): T {
  const kept = useRef(value);
  if (!frozen) kept.current = value;
  return kept.current;
}

/** The steps in which something is dragged: 0.1 on short axes, coarser on long ones. */
export interface Grain {
  readonly step: number;
  /** Decimals of a multiple of the step. */
  readonly places: number;
}

export const FINE: Grain = { step: 0.1, places: 1 };

/** Grain for an axis of this length. */
export function grainOf(length: number): Grain {
  if (length <= 24) return FINE;
  return length <= 240 ? { step: 1, places: 0 } : { step: 10, places: 0 };
}

/** The multiple of the step next to a value. */
export function snap(value: number, { step, places }: Grain): number {
  return Number((Math.round(value / step) * step).toFixed(places));
}

/** How many steps a key moves a value: arrows one, PageUp and PageDown ten; undefined for other keys. */
export function keySteps(key: string): number | undefined {
  return { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[key];
}
