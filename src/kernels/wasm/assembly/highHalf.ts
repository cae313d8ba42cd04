/** The last two of four numbers, in front. */
export function highHalf(x: v128): v128 {
  return v128.shuffle<i64>(x, x, 1, 1);
}
