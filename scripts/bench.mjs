// @ts-check
/**
 * `npm run bench`: measures how fast bounds are, in Node and in a page, side by side in one run, and prints one table.
 * The ratios compare what ran in turns; absolute rates depend on the machine and on what else it does.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { readBenchCases } from './bench/benchCases.mjs';
import { measureDeciding } from './bench/deciding.mjs';
import { limitPrograms } from './bench/limitPrograms.mjs';
import { openInNode } from './bench/nodeLane.mjs';
import { measureFrames } from './bench/pageFrames.mjs';
import { openPages } from './bench/pageLanes.mjs';
import { visitLanes } from './bench/visitLanes.mjs';

/** Milliseconds of script that a change may take: half a frame. */
const MOST_SCRIPT = 8;

const USAGE = `npm run bench -- [--quick] [--json] [--software-webgpu]
  --quick            fewer repetitions
  --json             the figures as JSON
  --software-webgpu  WebGPU without a GPU, which is slow: to see that it works`;

register();
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'software-webgpu': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) {
  console.log(USAGE);
} else {
  const { PLANS } = await import('../src/bench/benchCase');
  const { rowsOf } = await import('../src/bench/rows');
  const { limitLines, table } = await import('../src/bench/table');
  const plan = options.quick ? PLANS.quick : PLANS.usual;
  const report = (/** @type {string} */ what) => console.error(`${Math.round(performance.now() / 1000)} s: ${what}`);
  const { cases, note } = await readBenchCases(Math.max(...Object.values(plan.batch)));
  if (note) report(note);
  const programs = await limitPrograms();
  const pages = await openPages(cases, plan, options['software-webgpu'], programs, report);
  const all = [await openInNode(cases, plan, programs), ...pages.lanes];
  const lanes = await visitLanes(all, plan.visits, report).finally(pages.close);
  const frames = await measureFrames(report);
  const deciding = await measureDeciding(cases, options.quick, report);
  if (options.json) console.log(JSON.stringify({ plan, note, lanes, rows: rowsOf(lanes), frames, deciding }, null, 2));
  else {
    console.log(table(lanes));
    for (const line of limitLines(lanes)) console.log(line);
    for (const { name, device } of lanes) console.log(`${name}: ${device}`);
    console.log(
      `This machine has ${availableParallelism()} cores; shares are of what as many threads as a lane has can do at most.`,
    );
    console.log(
      `ε = ${plan.epsilon}; images at a time: ${JSON.stringify(plan.batch)}; ${plan.iterations} steps of α-CROWN.`,
    );
    for (const { name, milliseconds } of frames) {
      const mark = milliseconds < MOST_SCRIPT ? '✓' : '✗';
      console.log(`${name}: ${milliseconds.toFixed(1)} ms of script a change, in workers too ${mark}`);
    }
    for (const line of deciding) console.log(line);
    if (note) console.log(note);
  }
}
