import { boundRows } from './boundRows';
import { clipUnits } from './clipUnits';
import { writeLines } from './lines';
import { searchSplits } from './searchSplits';
import { LANES, LANES_32, openOf, SplitJob } from './splitJob';

/** What bounds have to rise for units to be bounded once more, as a share of what is missing. */
const WORTHWHILE: f64 = 0.02;

/**
 * Searches and bounds every `parts`-th group of rows, beginning with group `part`.
 *
 * @param address of the SplitJob
 */
export function splitPart(address: usize, part: i32): void {
  const job = changetype<SplitJob>(address);
  const room = job.room + <usize>part * <usize>job.roomBytes;
  for (let group = part; group < job.groups; group += job.parts) {
    let missing = Infinity;
    for (let round = 0; ; round++) {
      writeLines(job, room, group);
      searchSplits(job, room, group);
      boundRows(job, room, group);
      if (round === job.rounds) break;
      const left = missingIn(job, group);
      if (!(left < missing * (1 - WORTHWHILE)) || !clipUnits(job, room, group, round === 0)) break;
      missing = left;
      goOn(job, group);
    }
  }
}

/** What bounds of rows that are not proved miss of their limits, together; NaN where nothing is missing. */
function missingIn(job: SplitJob, group: i32): f64 {
  let missing: f64 = 0;
  for (let lane = 0; lane < LANES; lane++) {
    const at = (<usize>(group * LANES + lane)) << 3;
    missing += max<f64>(load<f64>(job.limits + at) - load<f64>(job.least + at), 0);
  }
  return missing > 0 ? missing : NaN;
}

/** The next search begins with the best choices. */
function goOn(job: SplitJob, group: i32): void {
  const bytes = <usize>job.open * LANES_32;
  memory.copy(openOf(job, job.slopes, group), openOf(job, job.bestSlopes, group), bytes);
  memory.copy(openOf(job, job.multipliers, group), openOf(job, job.bestMultipliers, group), bytes);
}
