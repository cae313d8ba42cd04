import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Share } from '../../bounds/complete/dealOut';
import { MOST_FREE_INPUTS, MOST_REGIONS } from '../../bounds/complete/floatProperty';
import { partsOf } from '../../formats/properties/parts';
import type { Property } from '../../formats/properties/property';
import { writeVnnlib1 } from '../../formats/properties/writeProperty';
import { numberOf } from '../../numbers/decimal';
import { isOfShare } from '../print/describeVerdict';
import { decideEach, type JobAnswer } from './jobs';
import { withTemporaryFolder } from './temporaryFolder';

/** What decides a property in several processes. */
interface Processes {
  readonly count: number;
  /** Arguments for the property in a file of its own, or in the one that was given, of which a process has a share. */
  argsFor(of: { readonly file: string } | { readonly share: Share }, timeout: number): readonly string[];
  /** Until the time is over. */
  secondsLeft(): number;
}

/** Decides one property in several processes: each has a share of its subproblems, or a part of the property. */
export function decideTogether(property: Property, processes: Processes): Promise<JobAnswer> {
  return splitsUnits(property) ? decideInShares(processes) : decideInParts(property, processes);
}

/** Seconds for a property in one process alone: easy ones are decided before others have begun. */
const ALONE = 3;

/** The same as a share of all where units are split: every process begins with the bounds of inner values, which take seconds. */
const ALONE_SHARE = 0.25;

/** Seconds for which one process decides a property alone before so many do; undefined where they would find nothing to do. */
export function secondsAlone(property: Property, count: number, timeout: number): number | undefined {
  const isOfUnits = splitsUnits(property);
  const alone = isOfUnits ? Math.max(ALONE, ALONE_SHARE * timeout) : ALONE;
  if (count < 2 || timeout <= 2 * alone) return undefined;
  return isOfUnits || partsOf(property, count).length > 1 ? alone : undefined;
}

/** Whether units are split for it, whose subproblems can be dealt out. */
function splitsUnits({ disjuncts }: Property): boolean {
  const boxes = [...new Set(disjuncts.map(({ box }) => box))];
  const isWide = (box: (typeof boxes)[number]) => {
    return box.filter(({ lower, upper }) => numberOf(lower) < numberOf(upper)).length > MOST_FREE_INPUTS;
  };
  return boxes.length <= MOST_REGIONS && boxes.some(isWide);
}

/** A property in parts: violated where one is, and it holds where all do. */
function decideInParts(property: Property, processes: Processes): Promise<JobAnswer> {
  return withTemporaryFolder('boundscope-', async (folder) => {
    const files = partsOf(property, processes.count).map((part, at) => ({
      path: join(folder, `part-${at}.vnnlib`),
      part,
    }));
    await Promise.all(files.map(({ path, part }) => writeFile(path, writeVnnlib1(part))));
    const jobs = files.map(({ path }) => ({ file: path }));
    return first(await answersOf(jobs, processes, ['sat', 'error']));
  });
}

async function decideInShares(processes: Processes): Promise<JobAnswer> {
  const of = processes.count;
  const jobs = Array.from({ length: of }, (_, at) => ({ share: { number: at + 1, of } }));
  return joinShares(await answersOf(jobs, processes, ['sat', 'error', 'unsat']), of);
}

/** What processes have said, each of its share: the property holds where one has proved all, or all have dealt out the same. */
export function joinShares(answers: readonly JobAnswer[], count: number): JobAnswer {
  const [one] = answers;
  if (!one || answers.some(({ verdict }) => !isOfShare(verdict))) {
    const others = answers.filter(({ verdict }) => !isOfShare(verdict));
    return first(others, ['sat', 'error', 'unsat', 'timeout', 'unknown']);
  }
  const isWhole = answers.length === count && answers.every(({ verdict }) => verdict === one.verdict);
  return { verdict: isWhole ? 'unsat' : 'unknown', details: '', errors: '' };
}

/** The most decisive answer. */
function first(answers: readonly JobAnswer[], order = ['sat', 'error', 'timeout', 'unknown', 'unsat']): JobAnswer {
  const place = ({ verdict }: JobAnswer) => order.indexOf(verdict);
  return answers.toSorted((a, b) => place(a) - place(b))[0] ?? { verdict: 'unknown', details: '', errors: '' };
}

/** Seconds after which a process that should have answered is ended. */
const GRACE = 0.05;

/** @param decisive verdicts after which no other is waited for */
async function answersOf(
  jobs: readonly Parameters<Processes['argsFor']>[0][],
  { count, argsFor, secondsLeft }: Processes,
  decisive: readonly string[],
): Promise<JobAnswer[]> {
  const answers: JobAnswer[] = [];
  const running = new Set<ChildProcess>();
  const timeout = secondsLeft();
  let isOver = false;
  // One may be in the middle of a long step, or the machine busy.
  const end = () => {
    isOver = true;
    for (const child of running) child.kill('SIGKILL');
  };
  const timer = setTimeout(end, 1000 * (timeout + GRACE));
  const take = (answer: JobAnswer) => {
    answers.push(isOver && answer.verdict === 'error' ? { ...answer, verdict: 'timeout' } : answer);
    return decisive.includes(answer.verdict);
  };
  const args = jobs.map((job) => argsFor(job, timeout));
  await decideEach(args, count, take, running).finally(() => clearTimeout(timer));
  return answers;
}
