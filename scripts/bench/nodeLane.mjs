// @ts-check
import { registerAutodiff } from './registerAutodiff.mjs';

/**
 * Measures in this process, on wasm.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {(what: string) => void} tell is told what comes next
 * @returns {Promise<import('../../src/bench/rows').Lane>}
 */
export async function measureInNode(cases, plan, tell) {
  const { nodeEngine } = await import('../../src/cli/files/nodeEngine');
  const { measureCase } = await import('../../src/bench/measureCase');
  registerAutodiff();
  const { device } = await (await nodeEngine()).start('wasm');
  const measured = [];
  for (const benchCase of cases)
    measured.push(await measureCase(benchCase, plan, (what) => tell(`Node, wasm: ${what}`)));
  return { name: 'Node, wasm', device, cases: measured };
}
