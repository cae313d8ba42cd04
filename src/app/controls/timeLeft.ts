/** Seconds as people say them, rounded: "5 s", "20 s", "about 2 min". */
export function timeLeft(seconds: number): string {
  if (seconds < 10) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 55) return `${Math.ceil(seconds / 10) * 10} s`;
  return `about ${Math.max(1, Math.round(seconds / 60))} min`;
}
