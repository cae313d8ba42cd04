/** Units of memory, each a thousand times the one before. */
const BYTES = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** "18 MB", "1.3 GB": two figures, which is more than is known of a prediction. */
export function formatBytes(bytes: number, direction: 'nearest' | 'up' = 'nearest'): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < BYTES.length - 1) {
    value /= 1000;
    unit++;
  }
  const places = value < 9.95 && unit > 0 ? 1 : 0;
  const round = direction === 'up' ? Math.ceil : Math.round;
  return `${round(value * 10 ** places) / 10 ** places} ${BYTES[unit]}`;
}

/** Units of time from a minute on, in seconds, and from how many of them on they are used. */
const TIMES = [
  { name: 'min', seconds: 60 },
  { name: 'h', seconds: 3600 },
  { name: 'days', seconds: 86_400 },
  { name: 'years', seconds: 31_557_600 },
] as const;

/** A predicted time: "20 ms", "0.8 s", "14 s", "3 min", "5 h", "40 days", "300 years". */
export function formatSeconds(seconds: number): string {
  if (seconds < 0.095) return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 119.5) return `${Math.round(seconds)} s`;
  const unit = TIMES.findLast((each) => seconds >= 1.5 * each.seconds) ?? TIMES[0];
  const value = seconds / unit.seconds;
  return `${value >= 100 ? Number(value.toPrecision(2)) : Math.round(value)} ${unit.name}`;
}

/** Seconds as people say them, rounded: "5 s", "20 s", "about 2 min". */
export function timeLeft(seconds: number): string {
  if (seconds < 10) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 55) return `${Math.ceil(seconds / 10) * 10} s`;
  return `about ${Math.max(1, Math.round(seconds / 60))} min`;
}
