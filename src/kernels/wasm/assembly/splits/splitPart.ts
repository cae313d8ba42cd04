import { boundRows } from './boundRows';
import { searchSplits } from './searchSplits';
import { SplitJob } from './splitJob';

/**
 * Searches and bounds every `parts`-th group of rows, beginning with group `part`.
 *
 * @param address of the SplitJob
 */
export function splitPart(address: usize, part: i32): void {
  const job = changetype<SplitJob>(address);
  const room = job.room + <usize>part * <usize>job.roomBytes;
  for (let group = part; group < job.groups; group += job.parts) {
    searchSplits(job, room, group);
    boundRows(job, room, group);
  }
}
