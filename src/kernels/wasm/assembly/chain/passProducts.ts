import { ChainJob, ChainStep, PANEL_BYTES, TapRun, UNIT_BYTES } from './chainJob';
import { countIn, pieceIn, runsIn, startsIn, totalsIn, unitsIn } from './chainRoom';
import { PanelSums, sumRows } from './sumPanel';

/** So few rows are summed one after the other sooner than eight at once. */
const FEW_ROWS: i32 = 3;

/**
 * Passes a tile's packed coefficients back through a convolution, as sums over the outputs that each input leads to, and
 * makes the piece that the outputs see the tile's piece. Positions of a grid lie a stride apart; from one of them the taps lead to the
 * places within a stride (phases), each with all its channels: the entries of the panels.
 */
export function passProducts(job: ChainJob, step: ChainStep, rows: i32, room: usize, from: usize, to: usize): void {
  let products: u64 = 0;
  const piece = pieceIn(room);
  const top = max(0, piece.top * step.strideDown - step.padTop);
  const left = max(0, piece.left * step.strideRight - step.padLeft);
  const bottom = min(step.height, (piece.top + piece.height - 1) * step.strideDown - step.padTop + step.filterHeight);
  const right = min(step.width, (piece.left + piece.width - 1) * step.strideRight - step.padLeft + step.filterWidth);
  const height = max(0, bottom - top);
  const width = max(0, right - left);
  const lastRow = piece.top + piece.height + step.tapRows - 1;
  const lastColumn = piece.left + piece.width + step.tapColumns - 1;
  for (let row = piece.top; row < lastRow; row++) {
    const down = row * step.strideDown - step.padTop - top;
    if (down <= -step.strideDown || down >= height) continue;
    for (let column = piece.left; column < lastColumn; column++) {
      const across = column * step.strideRight - step.padLeft - left;
      if (across <= -step.strideRight || across >= width) continue;
      let runCount = 0;
      let terms = 0;
      let tapRows = 0;
      let tapColumns = 0;
      let weights = step.weights;
      let places = step.places;
      const panelBytes = <usize>(step.tapRows * step.tapColumns * step.outputs * PANEL_BYTES);
      for (let panel = 0; panel < step.panels; panel++) {
        if (isWanted(places, down, across, height, width)) {
          const ownRows = load<i32>(places, TAPS_AT);
          const ownColumns = load<i32>(places, TAPS_AT + 4);
          if (ownRows !== tapRows || ownColumns !== tapColumns) {
            tapRows = ownRows;
            tapColumns = ownColumns;
            runCount = placeRuns(job, step, room, from, row, column, tapRows, tapColumns);
            terms = termsIn(room, runCount);
          }
          products += <u64>terms * 4;
          const inOnePiece = areInOnePiece(places);
          const totals = inOnePiece ? placeOf(places, down, across, width, step.channels, to) : totalsIn(room);
          if (rows > FEW_ROWS) PanelSums.write(room, runCount, weights, totals);
          else sumRows(room, runCount, weights, rows, totals);
          if (!inOnePiece) writePanel(room, places, down, across, height, width, step.channels, to);
        }
        weights += panelBytes;
        places += PANEL_PLACES;
      }
    }
  }
  countIn(room).products += <f64>products * <f64>rows;
  piece.top = top;
  piece.left = left;
  piece.height = height;
  piece.width = width;
}

/** Row, column and channel. */
const PLACE_BYTES: usize = 12;
/** Behind the places of a panel's four entries, how many rows and columns of taps lead to any of them; and bytes of all. */
const TAPS_AT: usize = 48;
const PANEL_PLACES: usize = 56;

/** The runs of packed coefficients that the first taps of a position of the grid read; how many there are. */
function placeRuns(
  job: ChainJob,
  step: ChainStep,
  room: usize,
  from: usize,
  row: i32,
  column: i32,
  tapRows: i32,
  tapColumns: i32,
): i32 {
  const piece = pieceIn(room);
  const starts = startsIn(room, job);
  const units = unitsIn(room);
  let runs = runsIn(room);
  let count = 0;
  for (let down = 0; down < tapRows; down++) {
    const y = row - down - piece.top;
    if (<u32>y >= <u32>piece.height) continue;
    let tap = down * step.tapColumns;
    for (let right = 0; right < tapColumns; right++, tap++) {
      const x = column - right - piece.left;
      if (<u32>x >= <u32>piece.width) continue;
      const at = starts + <usize>((y * piece.width + x) * 4);
      const first = load<u32>(at);
      const length = <i32>(load<u32>(at, 4) - first);
      if (length === 0) continue;
      const run = changetype<TapRun>(runs);
      run.coefficients = from + <usize>first * <usize>UNIT_BYTES;
      run.units = units + <usize>first * 4;
      run.count = length;
      run.weights = tap * step.outputs * PANEL_BYTES;
      runs += offsetof<TapRun>();
      count++;
    }
  }
  return count;
}

/** Products that the runs mean for each output. */
function termsIn(room: usize, runCount: i32): i32 {
  let terms = 0;
  for (let run = 0; run < runCount; run++) {
    terms += changetype<TapRun>(runsIn(room) + <usize>run * offsetof<TapRun>()).count;
  }
  return terms;
}

/** Whether any entry of a panel leads to a place within the piece. */
function isWanted(places: usize, down: i32, across: i32, height: i32, width: i32): bool {
  for (let entry = 0; entry < 4; entry++, places += PLACE_BYTES) {
    const y = down + load<i32>(places);
    const x = across + load<i32>(places, 4);
    if (<u32>y < <u32>height && <u32>x < <u32>width) return true;
  }
  return false;
}

/** Whether a panel's entries are neighbouring channels of one place: then all of them are wanted where one is. */
function areInOnePiece(places: usize): bool {
  const last = places + 3 * PLACE_BYTES;
  return (
    load<i32>(last) === load<i32>(places) &&
    load<i32>(last, 4) === load<i32>(places, 4) &&
    load<i32>(last, 8) === load<i32>(places, 8) + 3
  );
}

/** Where the coefficients of a panel's first entry go, which is within the piece. */
function placeOf(places: usize, down: i32, across: i32, width: i32, channels: i32, to: usize): usize {
  const y = down + load<i32>(places);
  const x = across + load<i32>(places, 4);
  return to + <usize>(((y * width + x) * channels + load<i32>(places, 8)) * UNIT_BYTES);
}

/** Puts a panel's totals in their places of the piece, where they have any. */
function writePanel(
  room: usize,
  places: usize,
  down: i32,
  across: i32,
  height: i32,
  width: i32,
  channels: i32,
  to: usize,
): void {
  let totals = totalsIn(room);
  for (let entry = 0; entry < 4; entry++, places += PLACE_BYTES, totals += UNIT_BYTES) {
    const y = down + load<i32>(places);
    const x = across + load<i32>(places, 4);
    if (<u32>y >= <u32>height || <u32>x >= <u32>width) continue;
    const target = to + <usize>(((y * width + x) * channels + load<i32>(places, 8)) * UNIT_BYTES);
    v128.store(target, v128.load(totals));
    v128.store(target, v128.load(totals, 16), 16);
  }
}
