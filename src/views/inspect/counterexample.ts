import { type ColorRamp, rampIndex } from '../../charts/colorRamp';

/** An input of the network, channels first and from 0 to 1, as bytes with channels last. */
export function imageBytes(input: Float64Array, channels: number): Uint8Array {
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
