// @ts-check
import { registerAutodiff } from './registerAutodiff.mjs';

/** Milliseconds. */
const SHORTEST = 4;

/**
 * Opens networks in this process, on wasm, to be measured by the time that the process itself computes.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @returns {Promise<import('./visitLanes.mjs').LaneInTurn>}
 */
export async function openInNode(cases, plan, programs) {
  const { nodeEngine } = await import('../../src/cli/files/nodeEngine');
  const { openLane } = await import('../../src/bench/openLane');
  const { openLimit } = await import('../../src/bench/limit/measureLimit');
  registerAutodiff();
  const { device } = await (await nodeEngine()).start('wasm');
  // Short runs: others take no time of ours away, but share the processor's caches and units.
  const ownTime = { ...plan, clock: computedFor, shortest: Math.min(plan.shortest, SHORTEST) };
  const lane = await openLane(cases, ownTime, (effort) => openLimit(programs, effort));
  const name = 'Node, wasm';
  return { name, visit: lane.visit, found: async () => ({ name, device, threads: 1, ...lane.found() }) };
}

/** Milliseconds that this process has computed for. */
function computedFor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
