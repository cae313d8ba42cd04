import { boxPart } from './boxes/boxPart';
import { chainPart } from './chain/chainPart';
import { BOX_WORK, CHAIN_WORK, LISTED_WORK, PIECES_WORK, SPLIT_WORK } from './job';
import { layerPart } from './layerPart';
import { listedPart } from './listed/listedPart';
import { piecesPart } from './piecesPart';
import { splitPart } from './splits/splitPart';

/**
 * One part of a job of any kind.
 *
 * @param address of the job
 * @param scratch as layers need it
 */
export function boundPart(address: usize, part: i32, scratch: usize): void {
  const work = load<i32>(address);
  if (work === CHAIN_WORK) chainPart(address, part);
  else if (work === BOX_WORK) boxPart(address, part);
  else if (work === PIECES_WORK) piecesPart(address, part, scratch);
  else if (work === SPLIT_WORK) splitPart(address, part);
  else if (work === LISTED_WORK) listedPart(address, part);
  else layerPart(address, part, scratch);
}
