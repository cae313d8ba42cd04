/** Bytes with channels last, of pixels with four; grey as television has it (ITU-R BT.601). */
export function pixelsIn(rgba: ArrayLike<number>, channels: number): Uint8Array {
  const at = (pixel: number, channel: number) => rgba[4 * pixel + channel] as number;
  return Uint8Array.from({ length: (rgba.length / 4) * channels }, (_, i) => {
    const pixel = Math.floor(i / channels);
    if (channels > 1) return at(pixel, i % channels);
    return Math.round(0.299 * at(pixel, 0) + 0.587 * at(pixel, 1) + 0.114 * at(pixel, 2));
  });
}
