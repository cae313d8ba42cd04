// @ts-check
import { registerAutodiff } from './registerAutodiff.mjs';

/**
 * Measures in this process, on wasm, by the time that the process itself computes.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @param {(what: string) => void} tell is told what comes next
 * @returns {Promise<import('../../src/bench/rows').Lane>}
 */
export async function measureInNode(cases, plan, programs, tell) {
  const { nodeEngine } = await import('../../src/cli/files/nodeEngine');
  const { measureCase } = await import('../../src/bench/measureCase');
  const { measureLimit } = await import('../../src/bench/limit/measureLimit');
  registerAutodiff();
  const { device } = await (await nodeEngine()).start('wasm');
  const ownTime = { ...plan, clock: computedFor };
  const limit = await measureLimit(programs, ownTime);
  const measured = [];
  for (const benchCase of cases)
    measured.push(await measureCase(benchCase, ownTime, (what) => tell(`Node, wasm: ${what}`)));
  return { name: 'Node, wasm', device, cases: measured, limit };
}

/** Milliseconds that this process has computed for. */
function computedFor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
