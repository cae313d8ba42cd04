/** max(0, x) of so many numbers; of a NaN a NaN. */
export function relu(from: usize, to: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const end = from + ((<usize>count) << 2);
  for (; from + 16 <= end; from += 16, to += 16) v128.store(to, f32x4.pmax(v128.load(from), zero));
  for (; from < end; from += 4, to += 4) {
    const x = load<f32>(from);
    store<f32>(to, x < 0 ? 0 : x);
  }
}
