import type { Instructions } from '../../kernels/wasm/boundProgram';
import { disturbance, type Effort, leastTime, type Task, type Timings, Turns } from '../measureInTurns';
import type { Measurement } from '../measurement';

/** The programs of assembly/limit.ts as plain bytes, so that they cross into a page. */
export type LimitPrograms = Readonly<Record<Instructions, readonly number[]>>;

/** What one thread of this machine, or a graphics device, can do at most, as far as anyone has found out. */
export interface Limit {
  /** Products of float32 numbers a second, in billions, by how they are computed in words. */
  readonly products: Readonly<Record<string, number>>;
  /** Bytes read a second from beyond the caches, in billions. */
  readonly bytes: number;
  /** By how much longer the products took as a rule than at best, as a share: they wait for nothing but the processor. */
  readonly disturbed: number;
  /** Milliseconds after which a graphics device reports that nothing is done. */
  readonly wait?: number;
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

/** Where rows, panel and sums lie; behind them what is read, which no cache holds. */
const [ROWS, PANEL, SUMS, FAR] = [0, 4096, 32_768, 65_536] as const;
const FAR_BYTES = 2 ** 26;

/** Of the wall's clock: the shorter the runs, the likelier one that nothing disturbed. */
const SHORTEST = 2;

/**
 * The limit of WebAssembly, plain and relaxed instructions in turns. Where two threads share a core, what others compute on the
 * second takes up to half of it away.
 */
export function openLimit(programs: LimitPrograms, effort: Effort): Measurement<Limit> {
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
  const read = { name: 'read', run: async () => void anyProgram?.read(FAR, FAR + FAR_BYTES) };
  const figures = (timings: Timings): Limit => {
    const rate = (name: string, amount: number) => amount / leastTime(timings, name) / 1e6;
    const best = (name: Instructions) =>
      Math.max(...blocks.map((block) => rate(`${name} ${block}`, BLOCKS[block] * TERMS * TIMES)));
    return {
      products: Object.fromEntries([...started.keys()].map((name) => [`${name} SIMD`, best(name)])),
      bytes: rate(read.name, FAR_BYTES),
      disturbed: Math.min(...tasks.map(({ name }) => disturbance(timings, name))),
    };
  };
  const shortest = effort.clock ? effort.shortest : Math.min(SHORTEST, effort.shortest);
  return { turns: new Turns([...tasks, read], { ...effort, shortest }), figures, dispose: () => {} };
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
