/**
 * Writes zeros around images.
 *
 * @param at where the first image with its padding begins
 * @param height rows of an image without padding
 * @param step bytes of a row with padding
 * @param top rows of padding above, and likewise below; left and right of each row in bytes
 */
export function clearPadding(
  at: usize,
  batch: i32,
  height: i32,
  step: usize,
  top: i32,
  bottom: i32,
  left: usize,
  right: usize,
): void {
  const inner = step - left - right;
  for (let image = 0; image < batch; image++) {
    memory.fill(at, 0, <usize>top * step + left);
    at += <usize>top * step + left + inner;
    for (let row = 1; row < height; row++, at += step) memory.fill(at, 0, left + right);
    memory.fill(at, 0, right + <usize>bottom * step);
    at += right + <usize>bottom * step;
  }
}
