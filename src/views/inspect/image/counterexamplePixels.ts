import { useMemo } from 'react';
import type { DatasetImages } from '../../../engine/api/types';
import { type ColorRamp, rampIndex } from '../../../pictures/colorRamp';
import { useMapPalette } from '../../../pictures/useMapPalette';
import { pixelsOf } from '../layers/analysis';

/** An image and its counterexample, as bytes with channels last. */
export interface CounterexamplePixels {
  readonly original: Uint8Array;
  readonly attacked: Uint8Array;
  /** Their difference in colours, on a scale from −ε to ε: three channels. */
  readonly change: Uint8Array;
}

/**
 * The pixels of a counterexample.
 *
 * @param input what the attack found: channels first, from 0 to 1
 * @param levels the radius, in 255ths
 */
export function useCounterexamplePixels(
  input: Float64Array,
  image: number,
  levels: number,
  dataset: DatasetImages,
): CounterexamplePixels {
  const palette = useMapPalette();
  const { channels } = dataset;
  return useMemo(() => {
    const original = pixelsOf(dataset, image);
    return {
      original: imageBytes(original, channels),
      attacked: imageBytes(input, channels),
      change: changeColors(input, original, levels / 255, channels, palette.value),
    };
  }, [input, dataset, image, levels, channels, palette]);
}

/** An input of the network, channels first and from 0 to 1, as bytes with channels last. */
export function imageBytes(input: Float64Array | Float32Array, channels: number): Uint8Array {
  const area = input.length / channels;
  return Uint8Array.from(input, (_, i) =>
    Math.round(255 * (input[(i % channels) * area + Math.floor(i / channels)] ?? 0)),
  );
}

/** How each pixel was changed, on average over its channels, as colours of a scale from −limit to limit. */
export function changeColors(
  input: Float64Array,
  original: Float32Array,
  limit: number,
  channels: number,
  ramp: ColorRamp,
): Uint8Array {
  const area = input.length / channels;
  const colors = new Uint8Array(area * 3);
  for (let pixel = 0; pixel < area; pixel++) {
    let change = 0;
    for (let c = 0; c < channels; c++) change += (input[c * area + pixel] ?? 0) - (original[c * area + pixel] ?? 0);
    const at = 4 * rampIndex(change / channels, -limit, limit);
    colors.set(ramp.subarray(at, at + 3), pixel * 3);
  }
  return colors;
}
