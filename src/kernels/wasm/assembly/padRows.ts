/** Copies rows of images to images that are surrounded by padding; the arguments are those of splitEnds. */
export function padRows(
  from: usize,
  rows: i32,
  length: i32,
  to: usize,
  step: usize,
  rowsInImage: i32,
  gap: usize,
): void {
  const bytes = (<usize>length) << 2;
  let left = rowsInImage;
  for (let row = 0; row < rows; row++) {
    for (let at: usize = 0; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at));
    from += bytes;
    to += step;
    if (--left === 0) {
      left = rowsInImage;
      to += gap;
    }
  }
}
