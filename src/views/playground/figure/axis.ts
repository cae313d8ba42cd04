/** Maps values between the ends of an axis to pixels of a track. */
export function toAxis(axis: readonly [number, number], track: readonly [number, number]): (value: number) => number {
  const pixels = (track[1] - track[0]) / (axis[1] - axis[0]);
  return (value) => track[0] + (value - axis[0]) * pixels;
}

/** The axis on which all these values fit, with 0 and some air. */
export function axisOf(values: readonly number[]): readonly [number, number] {
  const least = Math.min(0, ...values);
  const largest = Math.max(0, ...values);
  const air = (largest - least || 1) * 0.07;
  return [least < 0 ? least - air : least, largest + air];
}
