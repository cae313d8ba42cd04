import { addExactProducts } from './addExactProducts';
import { RadiusBounds } from './boundByRadii';
import { Job, PANEL_OUTPUTS, SUMS_SIZE, TILE_POSITIONS } from './job';
import { boundKeptProducts } from './keptProducts';
import { ProductSums } from './sumProducts';
import { startSums, writeSums } from './tileSums';

/** Tiles whose sums over centres are all formed before those over radii; the room for them is SCRATCH_LENGTH of ../boundProgram.ts. */
const TILES_IN_TURN: i32 = 8;

/**
 * One part of a layer's outputs, some tiles of positions by some panels of outputs: their bounds (see
 * ../../intervalSums.ts), or without radii just the sums.
 *
 * @param address of the Job
 * @param part first all parts of the first panels, then those of the next
 * @param scratch room for the sums over centres of as many tiles as take turns, and for one tile's in float32
 */
export function layerPart(address: usize, part: i32, scratch: usize): void {
  const job = changetype<Job>(address);
  const tiles = tilesOf(job);
  const panels = panelsOf(job);
  const partsInPanels = (tiles + job.tilesInPart - 1) / job.tilesInPart;
  const firstTile = (part % partsInPanels) * job.tilesInPart;
  const firstPanel = (part / partsInPanels) * job.panelsInPart;
  const endTile = min(firstTile + job.tilesInPart, tiles);
  const endPanel = min(firstPanel + job.panelsInPart, panels);
  if (job.kept) {
    for (let tile = firstTile; tile < endTile; tile += TILES_IN_TURN) {
      boundKeptProducts(job, tile, min(tile + TILES_IN_TURN, endTile), firstPanel, endPanel, scratch);
    }
    return;
  }
  for (let panel = firstPanel; panel < endPanel; panel++) {
    for (let tile = firstTile; tile < endTile; tile += TILES_IN_TURN) {
      boundTiles(job, tile, min(tile + TILES_IN_TURN, endTile), panel, scratch);
    }
  }
}

/** How many parts a layer has. */
export function partsOf(job: Job): i32 {
  const inPanels = (tilesOf(job) + job.tilesInPart - 1) / job.tilesInPart;
  return inPanels * ((panelsOf(job) + job.panelsInPart - 1) / job.panelsInPart);
}

function tilesOf(job: Job): i32 {
  return (job.positions + TILE_POSITIONS - 1) / TILE_POSITIONS;
}

function panelsOf(job: Job): i32 {
  return (job.outputs + PANEL_OUTPUTS - 1) / PANEL_OUTPUTS;
}

/**
 * Bounds of some tiles. Centres and radii, W and |W| are read one after the other: all four at once would drive each other
 * out of the nearest cache, where they often lie a power of two apart.
 */
function boundTiles(job: Job, first: i32, end: i32, panel: i32, scratch: usize): void {
  let sums = scratch;
  const room = scratch + <usize>(end - first) * SUMS_SIZE;
  for (let tile = first; tile < end; tile++, sums += SUMS_SIZE) sumTile(job, tile, panel, sums, room);
  sums = scratch;
  for (let tile = first; tile < end; tile++, sums += SUMS_SIZE) {
    if (job.radius) RadiusBounds.write(job, tile, panel, sums, room);
    else writeSums(job, tile, panel, sums);
  }
}

/** The sums of a tile over centres; `room` is for as many numbers in float32. */
function sumTile(job: Job, tile: i32, panel: i32, sums: usize, room: usize): void {
  const windows = job.windows + <usize>(tile * TILE_POSITIONS * 4);
  const c = job.center;
  const p0 = c + <usize>load<u32>(windows);
  const p1 = c + <usize>load<u32>(windows, 4);
  const p2 = c + <usize>load<u32>(windows, 8);
  const p3 = c + <usize>load<u32>(windows, 12);
  const w = job.weights + <usize>(panel * job.terms * PANEL_OUTPUTS * 4);
  const start = job.bias + <usize>(panel * PANEL_OUTPUTS * 8);
  if (job.isExact) {
    startSums(sums, start);
    addExactProducts(sums, p0, p1, w, job.runs, job.runCount);
    addExactProducts(sums + SUMS_SIZE / 2, p2, p3, w, job.runs, job.runCount);
  } else {
    ProductSums.write(sums, start, room, p0, p1, p2, p3, w, job.runs, job.runCount);
  }
}
