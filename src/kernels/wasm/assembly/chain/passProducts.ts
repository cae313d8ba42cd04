import { ChainJob, ChainStep, Entry, MOST_ENTRIES, PANEL, Piece, RELAXATION, TapRun, unitBytes } from './chainJob';
import { bufferIn, countIn, entriesIn, pieceIn, runsIn, startsIn, unitsIn } from './chainRoom';
import { placeOf, placeUnits } from './placeUnits';
import { moveEntries, sumEntries, writeEntries } from './sumEntries';

/**
 * Passes a tile's packed coefficients back through a convolution, as sums over the outputs that each input leads to, of those inputs that are kept; to the
 * piece that the outputs see. Positions of a grid lie a stride apart; from one of them the taps lead to the places
 * within a stride (phases), each with all its channels: the entries.
 *
 * @param next the step that follows
 * @param rows of the tile; 0 where they start from single units, whose weights are copied
 * @param second the buffer that the coefficients are in; they go to the other
 */
export function passProducts(
  job: ChainJob,
  step: ChainStep,
  next: ChainStep,
  sample: i32,
  rows: i32,
  room: usize,
  second: bool,
  isNarrow: bool,
): void {
  const piece = pieceIn(room, second);
  const target = pieceIn(room, !second);
  seePiece(step, piece, target);
  placeUnits(next, sample, target, startsIn(room, job, !second));
  const lastRow = piece.top + piece.height + step.tapRows - 1;
  const lastColumn = piece.left + piece.width + step.tapColumns - 1;
  let products: u64 = 0;
  // Where all units are kept, positions are alike that lead to whole strides.
  const count = step.strideDown * step.strideRight * step.channels;
  const areAlike =
    next.kind !== RELAXATION &&
    count <= MOST_ENTRIES &&
    (takesAllTaps(step) || (step.filterHeight % step.strideDown === 0 && step.filterWidth % step.strideRight === 0));
  let last: usize = 0;
  for (let row = piece.top; row < lastRow; row++) {
    const down = row * step.strideDown - step.padTop - target.top;
    if (down <= -step.strideDown || down >= target.height) continue;
    for (let column = piece.left; column < lastColumn; column++) {
      const across = column * step.strideRight - step.padLeft - target.left;
      if (across <= -step.strideRight || across >= target.width) continue;
      const isWhole =
        down >= 0 &&
        across >= 0 &&
        down + step.strideDown <= target.height &&
        across + step.strideRight <= target.width;
      if (areAlike && isWhole) {
        const first =
          bufferIn(room, job, !second) + <usize>((down * target.width + across) * step.channels) * unitBytes(isNarrow);
        if (last) moveEntries(room, count, first - last);
        else writeEntries(step, room, count, first, target.width, isNarrow);
        last = first;
        const runCount = placeRuns(job, step, room, second, isNarrow, row, column, step.tapRows, step.tapColumns);
        products += <u64>termsIn(room, runCount) * count;
        sumEntries(room, count, runCount, rows === 0, isNarrow);
        continue;
      }
      last = 0;
      products += passPosition(job, step, next, sample, room, second, rows, isNarrow, row, column, down, across);
    }
  }
  countIn(room).products += <f64>products * <f64>rows * shareOfTaps(step);
}

/** Makes the piece that the outputs of another see of an image. Windows may lie behind it: then the piece is empty, and ends where the image does. */
export function seePiece(step: ChainStep, piece: Piece, target: Piece): void {
  target.top = min(step.height, max(0, piece.top * step.strideDown - step.padTop));
  target.left = min(step.width, max(0, piece.left * step.strideRight - step.padLeft));
  const bottom = min(step.height, (piece.top + piece.height - 1) * step.strideDown - step.padTop + step.filterHeight);
  const right = min(step.width, (piece.left + piece.width - 1) * step.strideRight - step.padLeft + step.filterWidth);
  target.height = max(0, bottom - target.top);
  target.width = max(0, right - target.left);
}

/**
 * The sums that lead to the places within a stride from a position of the grid; how many products they have for a row.
 *
 * @param down of the first of these places within the piece, and `across`
 */
function passPosition(
  job: ChainJob,
  step: ChainStep,
  next: ChainStep,
  sample: i32,
  room: usize,
  second: bool,
  rows: i32,
  isNarrow: bool,
  row: i32,
  column: i32,
  down: i32,
  across: i32,
): u64 {
  const target = pieceIn(room, !second);
  const starts = startsIn(room, job, !second);
  const coefficients = bufferIn(room, job, !second);
  const quarter = <usize>step.entryBytes >> 2;
  const entries = entriesIn(room);
  let products: u64 = 0;
  let count = 0;
  let runCount = 0;
  let terms = 0;
  let tapRows = -1;
  let tapColumns = -1;
  const lastDown = min(step.strideDown, target.height - down);
  const lastAcross = min(step.strideRight, target.width - across);
  for (let phaseDown = max(0, -down); phaseDown < lastDown; phaseDown++) {
    const ownRows = tapRowsAt(step, phaseDown);
    for (let phaseAcross = max(0, -across); phaseAcross < lastAcross; phaseAcross++) {
      const ownColumns = tapColumnsAt(step, phaseAcross);
      if (ownRows !== tapRows || ownColumns !== tapColumns) {
        sumEntries(room, count, runCount, rows === 0, isNarrow);
        count = 0;
        tapRows = ownRows;
        tapColumns = ownColumns;
        runCount = placeRuns(job, step, room, second, isNarrow, row, column, tapRows, tapColumns);
        terms = termsIn(room, runCount);
      }
      const y = down + phaseDown;
      const x = across + phaseAcross;
      const at = starts + ((<usize>(y * target.width + x)) << 2);
      const first = load<u32>(at);
      const length = load<u32>(at, 4) - first;
      products += <u64>terms * length;
      const ofPhase = (phaseDown * step.strideRight + phaseAcross) * step.channels;
      let weights = step.weights + <usize>(ofPhase * step.entryBytes);
      let to = coefficients + <usize>first * unitBytes(isNarrow);
      let units: usize = 0;
      if (next.kind === RELAXATION) {
        units = next.units + ((<usize>placeOf(next, sample, target.top + y, target.left + x).first) << 2);
        weights -= <usize>((target.left + x) * step.channels * step.entryBytes);
      }
      for (let unit: u32 = 0; unit < length; ) {
        const some = min(length - unit, <u32>(MOST_ENTRIES - count));
        const last = unit + some;
        let entry = entries + <usize>count * offsetof<Entry>();
        for (; unit < last; unit++, to += unitBytes(isNarrow), entry += offsetof<Entry>()) {
          const number = units ? load<u32>(units + ((<usize>unit) << 2)) : unit << 2;
          changetype<Entry>(entry).weights = weights + <usize>number * quarter;
          changetype<Entry>(entry).target = to;
        }
        count += some;
        if (count < MOST_ENTRIES) continue;
        sumEntries(room, count, runCount, rows === 0, isNarrow);
        count = 0;
      }
    }
  }
  sumEntries(room, count, runCount, rows === 0, isNarrow);
  return products;
}

/**
 * Whether all places within a stride take all taps, also those that do not lead to them, whose weights are zero: of so few channels a place
 * alone would not fill a panel, and sums would be begun for each.
 */
function takesAllTaps(step: ChainStep): bool {
  return step.channels < PANEL;
}

/** Of the products that are computed, how many are of taps that there are. */
export function shareOfTaps(step: ChainStep): f64 {
  if (!takesAllTaps(step)) return 1;
  const taps = step.tapRows * step.strideDown * step.tapColumns * step.strideRight;
  return <f64>(step.filterHeight * step.filterWidth) / <f64>taps;
}

/** Rows of taps that lead to a place within the stride. */
export function tapRowsAt(step: ChainStep, place: i32): i32 {
  const leads = takesAllTaps(step) || place + (step.tapRows - 1) * step.strideDown < step.filterHeight;
  return leads ? step.tapRows : step.tapRows - 1;
}

/** Columns of them. */
export function tapColumnsAt(step: ChainStep, place: i32): i32 {
  const leads = takesAllTaps(step) || place + (step.tapColumns - 1) * step.strideRight < step.filterWidth;
  return leads ? step.tapColumns : step.tapColumns - 1;
}

/** The runs of packed coefficients that the first taps of a position of the grid read; how many there are. */
function placeRuns(
  job: ChainJob,
  step: ChainStep,
  room: usize,
  second: bool,
  isNarrow: bool,
  row: i32,
  column: i32,
  tapRows: i32,
  tapColumns: i32,
): i32 {
  const piece = pieceIn(room, second);
  const starts = startsIn(room, job, second);
  const from = max(column - tapColumns + 1 - piece.left, 0);
  const to = min(column - piece.left + 1, piece.width);
  if (from >= to) return 0;
  let runs = runsIn(room);
  let count = 0;
  for (let down = 0; down < tapRows; down++) {
    const y = row - down - piece.top;
    if (<u32>y >= <u32>piece.height) continue;
    const own = starts + ((<usize>(y * piece.width)) << 2);
    const first = load<u32>(own + ((<usize>from) << 2));
    const length = load<u32>(own + ((<usize>to) << 2)) - first;
    if (length === 0) continue;
    const run = changetype<TapRun>(runs);
    run.coefficients = bufferIn(room, job, second) + <usize>first * unitBytes(isNarrow);
    run.units = unitsIn(room) + ((<usize>first) << 2);
    run.count = length;
    run.weights = <usize>((down * step.tapColumns + step.tapColumns - 1 - column) * step.outputs * 4);
    runs += offsetof<TapRun>();
    count++;
  }
  return count;
}

/** Products that the runs mean for each entry. */
export function termsIn(room: usize, runCount: i32): i32 {
  let terms = 0;
  for (let run = 0; run < runCount; run++) {
    terms += changetype<TapRun>(runsIn(room) + <usize>run * offsetof<TapRun>()).count;
  }
  return terms;
}
