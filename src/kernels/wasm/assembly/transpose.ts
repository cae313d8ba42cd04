/**
 * Turns matrices one after the other, [rows, columns] each, into [columns, rows].
 *
 * @param count of the matrices
 */
export function transpose(from: usize, to: usize, count: i32, rows: i32, columns: i32): void {
  const size = (<usize>(rows * columns)) << 2;
  for (; count > 0; count--, from += size, to += size) transposeOne(from, to, rows, columns);
}

function transposeOne(from: usize, to: usize, rows: i32, columns: i32): void {
  const rowStep = (<usize>columns) << 2;
  const columnStep = (<usize>rows) << 2;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    let source = from + <usize>row * rowStep;
    let target = to + ((<usize>row) << 2);
    let column = 0;
    for (; column + 4 <= columns; column += 4, source += 16, target += columnStep << 2) {
      transposeBlock(source, rowStep, target, columnStep);
    }
    for (; column < columns; column++, source += 4, target += columnStep) {
      for (let i: usize = 0; i < 4; i++) store<f32>(target + (i << 2), load<f32>(source + i * rowStep));
    }
  }
  for (; row < rows; row++) {
    const source = from + <usize>row * rowStep;
    const target = to + ((<usize>row) << 2);
    for (let column = 0; column < columns; column++) {
      store<f32>(target + <usize>column * columnStep, load<f32>(source + ((<usize>column) << 2)));
    }
  }
}

/** Four numbers of each of four rows. */
function transposeBlock(from: usize, rowStep: usize, to: usize, columnStep: usize): void {
  const b = from + rowStep;
  const c = b + rowStep;
  storeTransposed(v128.load(from), v128.load(b), v128.load(c), v128.load(c + rowStep), to, columnStep);
}

/** Writes the columns of four rows of four numbers, `step` bytes from one to the next. */
export function storeTransposed(a: v128, b: v128, c: v128, d: v128, to: usize, step: usize): void {
  const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(abLow, cdLow, 0, 2));
  v128.store(to + step, v128.shuffle<i64>(abLow, cdLow, 1, 3));
  v128.store(to + 2 * step, v128.shuffle<i64>(abHigh, cdHigh, 0, 2));
  v128.store(to + 3 * step, v128.shuffle<i64>(abHigh, cdHigh, 1, 3));
}
