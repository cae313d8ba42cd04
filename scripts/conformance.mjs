// @ts-check
/**
 * `npm run conformance [-- --timeout 60 --only acasxu,test]`: decides the competition's instances that lie beside the
 * project, and compares the verdicts with those that its tools agreed on.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const FOLDER = fileURLToPath(new URL('../../shared/vnncomp/', import.meta.url));
const CLI = fileURLToPath(new URL('../bin/boundscope.mjs', import.meta.url));

/** Tools that others' figures are known of, and how `expected.csv` names them. */
const OTHERS = {
  'α,β-CROWN': /^(alpha_beta_crown|a-b-CROWN)@/,
  ERAN: /^eran@/i,
  VeriNet: /^verinet@/i,
  nnenum: /^nnenum@/i,
};

/** @typedef {{ benchmark: string, onnx: string, vnnlib: string, verdict: string, tools: readonly string[] }} Expected */
/** @typedef {Expected & { found: string, seconds: number }} Decided */

/**
 * The instances with agreed verdicts.
 *
 * @param {readonly string[] | undefined} only benchmarks
 * @returns {Expected[]}
 */
export function expectedVerdicts(only) {
  const [header = '', ...lines] = readFileSync(join(FOLDER, 'expected.csv'), 'utf8').trim().split('\n');
  const names = header.trim().split(',');
  const rows = lines.map((line) => {
    const fields = line.trim().split(',');
    const of = (/** @type {string} */ name) => fields[names.indexOf(name)] ?? '';
    return {
      benchmark: of('benchmark'),
      onnx: of('onnx'),
      vnnlib: of('vnnlib'),
      verdict: of('verdict'),
      tools: of('per_tool').split(' '),
    };
  });
  return rows.filter(({ benchmark }) => !only || only.includes(benchmark));
}

/**
 * Decides instances in a process of its own, one after the other.
 *
 * @param {readonly Expected[]} instances
 * @param {number} timeout seconds for each
 * @param {(decided: Decided) => void} onDecided
 */
export async function decideAll(instances, timeout, onDecided) {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const list = join(folder, 'instances.csv');
  writeFileSync(list, instances.map(({ onnx, vnnlib }) => [FOLDER + onnx, FOLDER + vnnlib, timeout].join()).join('\n'));
  const child = spawn(process.execPath, [CLI, 'verify', '--instances', list], { stdio: ['ignore', 'pipe', 'inherit'] });
  let at = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, , found = '', seconds = ''] = line.split(',');
    onDecided({ .../** @type {Expected} */ (instances[at++]), found, seconds: Number(seconds) });
  }
  rmSync(folder, { recursive: true });
  if (at < instances.length) throw new Error(`It ended after ${at} of ${instances.length} instances.`);
}

/** @param {Pick<Decided, 'found' | 'verdict'>} decided */
function isWrong({ found, verdict }) {
  return ['sat', 'unsat'].includes(found) && found !== verdict;
}

/** @param {readonly Decided[]} decided */
function describe(decided) {
  const heads = ['benchmark', 'decided', 'of', 'wrong', 'timeout', 'seconds', ...Object.keys(OTHERS)];
  const groups = [...new Set(decided.map(({ benchmark }) => benchmark)), 'all'];
  const rows = groups.map((group) => {
    const own = decided.filter(({ benchmark }) => group === 'all' || benchmark === group);
    const count = (/** @type {(one: Decided) => boolean} */ is) => own.filter(is).length;
    const others = Object.values(OTHERS).map((name) =>
      count(({ tools, verdict }) => tools.some((run) => name.test(run) && run.split(':')[1] === verdict)),
    );
    const seconds = own.reduce((sum, one) => sum + one.seconds, 0);
    return [
      group,
      count(({ found, verdict }) => found === verdict),
      own.length,
      count(isWrong),
      count(({ found }) => found === 'timeout'),
      seconds.toFixed(1),
      ...others,
    ];
  });
  const table = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row.map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  '),
  );
}

async function main() {
  if (!existsSync(FOLDER)) {
    console.log(`The competition's files are not here (${FOLDER}); nothing was compared.`);
    return;
  }
  const { values } = parseArgs({ options: { timeout: { type: 'string' }, only: { type: 'string' } } });
  const known = new Set(expectedVerdicts(undefined).map(({ benchmark }) => benchmark));
  const only = values.only?.split(',');
  const unknown = only?.filter((name) => !known.has(name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. Choose from: ${[...known].join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  /** @type {Decided[]} */
  const decided = [];
  await decideAll(expectedVerdicts(only), Number(values.timeout ?? 60), (one) => {
    decided.push(one);
    const rightOrNot = one.found === one.verdict ? 'ok' : '';
    const mark = isWrong(one) ? 'WRONG' : rightOrNot;
    console.log([one.benchmark, one.onnx, one.vnnlib, one.found, one.seconds, mark].join(' '));
  });
  console.log(['', ...describe(decided)].join('\n'));
  process.exitCode = decided.some(isWrong) ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
