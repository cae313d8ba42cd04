import { addExactProducts } from './addExactProducts';
import { boundByRadii } from './boundByRadii';
import { chainPart } from './chain/chainPart';
import { CHAIN_WORK, Job, PANEL_OUTPUTS, SUMS_SIZE, TILE_POSITIONS } from './job';
import { sumProducts } from './sumProducts';
import { startSums, writeSums } from './tileSums';

/**
 * One part of a layer's outputs, some tiles of positions by some panels of outputs: their bounds (see
 * ../../intervalSums.ts), or without radii just the sums.
 *
 * @param address of the Job
 * @param part first all parts of the first panels, then those of the next
 * @param scratch room for a tile's sums over centres and over radii, 512 bytes
 */
function layerPart(address: usize, part: i32, scratch: usize): void {
  const job = changetype<Job>(address);
  const tiles = (job.positions + TILE_POSITIONS - 1) / TILE_POSITIONS;
  const panels = (job.outputs + PANEL_OUTPUTS - 1) / PANEL_OUTPUTS;
  const partsInPanels = (tiles + job.tilesInPart - 1) / job.tilesInPart;
  const firstTile = (part % partsInPanels) * job.tilesInPart;
  const firstPanel = (part / partsInPanels) * job.panelsInPart;
  const endTile = min(firstTile + job.tilesInPart, tiles);
  const endPanel = min(firstPanel + job.panelsInPart, panels);
  for (let panel = firstPanel; panel < endPanel; panel++) {
    for (let tile = firstTile; tile < endTile; tile++) boundTile(job, tile, panel, scratch);
  }
}

/**
 * One part of a job of any kind.
 *
 * @param address of the job
 * @param scratch as layers need it
 */
export function boundPart(address: usize, part: i32, scratch: usize): void {
  if (load<i32>(address) === CHAIN_WORK) chainPart(address, part);
  else layerPart(address, part, scratch);
}

function boundTile(job: Job, tile: i32, panel: i32, centerSums: usize): void {
  const windows = job.windows + <usize>(tile * TILE_POSITIONS * 4);
  const c = job.center;
  const p0 = c + <usize>load<u32>(windows);
  const p1 = c + <usize>load<u32>(windows, 4);
  const p2 = c + <usize>load<u32>(windows, 8);
  const p3 = c + <usize>load<u32>(windows, 12);
  const w = job.weights + <usize>(panel * job.terms * PANEL_OUTPUTS * 4);
  const start = job.bias + <usize>(panel * PANEL_OUTPUTS * 8);
  if (job.isExact) {
    startSums(centerSums, start);
    addExactProducts(centerSums, p0, p1, w, job.runs, job.runCount);
    addExactProducts(centerSums + SUMS_SIZE / 2, p2, p3, w, job.runs, job.runCount);
  } else {
    sumProducts(centerSums, start, p0, p1, p2, p3, w, job.runs, job.runCount);
  }
  if (job.radius) boundByRadii(job, tile, panel, centerSums, centerSums + SUMS_SIZE);
  else writeSums(job, tile, panel, centerSums);
}
