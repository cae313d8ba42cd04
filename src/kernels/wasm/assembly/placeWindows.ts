/**
 * Where each position's window begins, in bytes.
 *
 * @param imageStep bytes from one image to the next, and likewise for positions above and beside each other
 */
export function placeWindows(
  target: usize,
  batch: i32,
  rows: i32,
  columns: i32,
  imageStep: i32,
  rowStep: i32,
  columnStep: i32,
): void {
  let image = 0;
  for (let sample = 0; sample < batch; sample++, image += imageStep) {
    let first = image;
    for (let row = 0; row < rows; row++, first += rowStep) {
      let at = first;
      for (let column = 0; column < columns; column++, at += columnStep, target += 4) store<i32>(target, at);
    }
  }
}
