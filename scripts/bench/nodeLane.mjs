// @ts-check
import { registerAutodiff } from './registerAutodiff.mjs';

/** Milliseconds. */
const SHORTEST = 4;

/**
 * Measures in this process, on wasm, by the time that the process itself computes.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @param {(what: string) => void} report is given what comes next
 * @returns {Promise<import('../../src/bench/rows').Lane>}
 */
export async function measureInNode(cases, plan, programs, report) {
  const { nodeEngine } = await import('../../src/cli/files/nodeEngine');
  const { measureCase } = await import('../../src/bench/measureCase');
  const { measureLimit } = await import('../../src/bench/limit/measureLimit');
  registerAutodiff();
  const { device } = await (await nodeEngine()).start('wasm');
  // Short runs: others take no time of ours away, but share the processor's caches and units.
  const ownTime = { ...plan, clock: computedFor, shortest: Math.min(plan.shortest, SHORTEST) };
  const limit = await measureLimit(programs, ownTime);
  const measured = [];
  for (const benchCase of cases)
    measured.push(await measureCase(benchCase, ownTime, (what) => report(`Node, wasm: ${what}`)));
  return { name: 'Node, wasm', device, threads: 1, cases: measured, limit };
}

/** Milliseconds that this process has computed for. */
function computedFor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
