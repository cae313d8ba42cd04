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

interface LimitProgram {
  products(rows: number, panel: number, terms: number, sums: number, times: number): void;
  read(from: number, to: number): number;
}

const TERMS = 256;
/** Three rows by twelve outputs. */
const PRODUCTS = 36 * TERMS;
const TIMES = 400;

/** Where rows, panel and sums lie; behind them what is read, which no cache holds. */
const [ROWS, PANEL, SUMS, FAR] = [0, 4096, 32_768, 65_536] as const;
const FAR_BYTES = 2 ** 26;

/** Measures the limit, plain and relaxed instructions in turns. */
export async function measureLimit(programs: LimitPrograms, effort: Effort): Promise<Limit> {
  const memory = new WebAssembly.Memory({ initial: (FAR + FAR_BYTES) / 65_536 });
  const started = startPrograms(programs, memory);
  const tasks: Task[] = [...started].map(([name, program]) => ({
    name,
    run: async () => program.products(ROWS, PANEL, TERMS, SUMS, TIMES),
  }));
  const [anyProgram] = started.values();
  tasks.push({ name: 'read', run: async () => void anyProgram?.read(FAR, FAR + FAR_BYTES) });
  // The shorter the runs, the likelier one that nothing disturbed.
  const timings = await measureInTurns(tasks, { ...effort, shortest: Math.min(2, effort.shortest) });
  const rate = (name: string, amount: number) => amount / leastTime(timings, name) / 1e6;
  const products = Object.fromEntries([...started.keys()].map((name) => [name, rate(name, PRODUCTS * TIMES)]));
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
