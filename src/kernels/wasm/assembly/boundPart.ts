import { addExactProducts } from './addExactProducts';
import { addProducts } from './addProducts';
import { chainPart } from './chain/chainPart';
import { CHAIN_WORK, Job, PANEL_OUTPUTS, SUMS_SIZE, TILE_POSITIONS } from './job';
import { startSums, writeEnds, writeSums } from './tileSums';

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
  const radiusSums = centerSums + SUMS_SIZE;
  const windows = job.windows + <usize>(tile * TILE_POSITIONS * 4);
  const p0 = <usize>load<u32>(windows);
  const p1 = <usize>load<u32>(windows, 4);
  const p2 = <usize>load<u32>(windows, 8);
  const p3 = <usize>load<u32>(windows, 12);
  const weights = <usize>(panel * job.terms * PANEL_OUTPUTS * 4);
  startSums(centerSums, job.bias + <usize>(panel * PANEL_OUTPUTS * 8));
  const w = job.weights + weights;
  const c = job.center;
  if (job.isExact) {
    addExactProducts(centerSums, c + p0, c + p1, w, job.runs, job.runCount);
    addExactProducts(centerSums + SUMS_SIZE / 2, c + p2, c + p3, w, job.runs, job.runCount);
  } else {
    addProducts(centerSums, c + p0, c + p1, c + p2, c + p3, w, job.runs, job.runCount, true);
  }
  const r = job.radius;
  if (r) {
    startSums(radiusSums, job.constants + <usize>(panel * PANEL_OUTPUTS * 8));
    addProducts(radiusSums, r + p0, r + p1, r + p2, r + p3, job.magnitudes + weights, job.runs, job.runCount, false);
    writeEnds(job, tile, panel, centerSums);
  } else {
    writeSums(job, tile, panel, centerSums);
  }
}
