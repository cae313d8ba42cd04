import type { Instructions } from '../../kernels/wasm/boundProgram';
import { type Effort, leastTime, measureInTurns, type Task } from '../measureInTurns';

/** The programs of assembly/limit.ts as plain bytes, so that they cross into a page. */
export type LimitPrograms = Readonly<Record<Instructions, readonly number[]>>;

/** What one thread of this machine can do at most, as far as anyone has found out. */
export interface Limit {
  /** Products of float32 numbers a second, in billions; of relaxed instructions where the engine has them. */
  readonly products: Readonly<Partial<Record<Instructions, number>>>;
  /** Bytes read a second from beyond the caches, in billions. */
  readonly bytes: number;
}

type Products = (rows: number, panel: number, terms: number, sums: number, times: number) => void;

/** Blocks of rows by outputs, by how many sums each has: which is quicker depends on the instructions, and on the engine. */
const BLOCKS = { threeByTwelve: 36, fourByEight: 32 } as const;
type Block = keyof typeof BLOCKS;

interface LimitProgram extends Readonly<Record<Block, Products>> {
  read(from: number, to: number): number;
}

const TERMS = 256;
const TIMES = 400;

/** Rounds at least, however hasty the rest: a run lasts but two milliseconds, and one has to be undisturbed. */
const LEAST_ROUNDS = 20;

/** Where rows, panel and sums lie; behind them what is read, which no cache holds. */
const [ROWS, PANEL, SUMS, FAR] = [0, 4096, 32_768, 65_536] as const;
const FAR_BYTES = 2 ** 26;

/**
 * Measures the limit, plain and relaxed instructions in turns. Where two threads share a core, what others compute on the second
 * takes up to half of it away.
 */
export async function measureLimit(programs: LimitPrograms, effort: Effort): Promise<Limit> {
  const memory = new WebAssembly.Memory({ initial: (FAR + FAR_BYTES) / 65_536 });
  const started = startPrograms(programs, memory);
  const blocks = Object.keys(BLOCKS) as readonly Block[];
  const tasks: Task[] = [...started].flatMap(([name, program]) =>
    blocks.map((block) => ({
      name: `${name} ${block}`,
      run: async () => program[block](ROWS, PANEL, TERMS, SUMS, TIMES),
    })),
  );
  const [anyProgram] = started.values();
  tasks.push({ name: 'read', run: async () => void anyProgram?.read(FAR, FAR + FAR_BYTES) });
  // The shorter the runs, the likelier one that nothing disturbed.
  const [least, most] = effort.rounds;
  const rounds = [effort.budget === 0 ? least : Math.max(least, LEAST_ROUNDS), Math.max(most, LEAST_ROUNDS)] as const;
  const timings = await measureInTurns(tasks, { ...effort, rounds, shortest: Math.min(2, effort.shortest) });
  const rate = (name: string, amount: number) => amount / leastTime(timings, name) / 1e6;
  const best = (name: Instructions) =>
    Math.max(...blocks.map((block) => rate(`${name} ${block}`, BLOCKS[block] * TERMS * TIMES)));
  const products = Object.fromEntries([...started.keys()].map((name) => [name, best(name)]));
  return { products, bytes: rate('read', FAR_BYTES) };
}

/** Those that this engine can run. */
function startPrograms(programs: LimitPrograms, memory: WebAssembly.Memory): Map<Instructions, LimitProgram> {
  const started = new Map<Instructions, LimitProgram>();
  for (const [name, bytes] of Object.entries(programs) as [Instructions, readonly number[]][]) {
    const program = Uint8Array.from(bytes);
    if (!WebAssembly.validate(program)) continue;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(program), { env: { memory } });
    started.set(name, instance.exports as unknown as LimitProgram);
  }
  return started;
}

/** The most that any of its instructions reach, in billions of products a second. */
export function mostProducts({ products }: Limit): number {
  return Math.max(...Object.values(products));
}
