import { useRef } from 'react';
import { toNumber } from './math/decimal';
import type { Box } from './math/smallNetwork';

export type Domain = readonly [number, number];

/** The axis on which both inputs can be dragged: their ranges and one unit more on either side, 0 included if near. */
export function inputDomain(box: Box): Domain {
  const ends = box.flatMap(({ lower, upper }) => [toNumber(lower), toNumber(upper)]);
  const [least, largest] = [Math.min(...ends), Math.max(...ends)];
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
