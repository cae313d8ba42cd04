// @ts-check

/**
 * A place that is measured visit by visit.
 *
 * @typedef {{
 *   name: string,
 *   visit: (report: (what: string) => void) => Promise<void>,
 *   found: () => Promise<import('../../src/bench/rows').Lane>,
 * }} LaneInTurn
 */

/**
 * Goes from place to place again and again, so that slow minutes of the machine fall on all figures alike.
 *
 * @param {readonly LaneInTurn[]} lanes
 * @param {number} visits
 * @param {(what: string) => void} report is given what comes next
 */
export async function visitLanes(lanes, visits, report) {
  for (let visit = 1; visit <= visits; visit++) {
    for (const lane of lanes) await lane.visit((what) => report(`${visit} of ${visits}: ${lane.name}, ${what}`));
  }
  return Promise.all(lanes.map(({ found }) => found()));
}
