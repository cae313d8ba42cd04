// @ts-check

/**
 * Measures in this process, on wasm.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {(what: string) => void} tell is told what comes next
 * @returns {Promise<import('../../src/bench/rows').Lane>}
 */
export async function measureInNode(cases, plan, tell) {
  const { nodeEngine } = await import('../../src/cli/nodeEngine');
  const { measureCase } = await import('../../src/bench/measureCase');
  const { device } = await nodeEngine(true).start('wasm');
  const measured = [];
  for (const benchCase of cases)
    measured.push(await measureCase(benchCase, plan, (what) => tell(`Node, wasm: ${what}`)));
  return { name: 'Node, wasm', device, cases: measured };
}
