import { METHODS, type Method } from '../catalog/methods';
import { MEASURED } from './benchCase';
import { mostProducts } from './limit/measureLimit';
import type { CaseFigures } from './measureCase';
import type { LaneFigures } from './openLane';

/** One line of the table: a figure of one network, in every place it was measured. */
export interface Row {
  readonly network: string;
  readonly figure: string;
  readonly target?: Target;
  /** In the order of the lanes; undefined where the network was not measured. */
  readonly values: readonly (number | undefined)[];
  /** Whether each is as it should be. */
  readonly verdicts: readonly Verdict[];
}

/** What a figure should be. */
export interface Target {
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Asked of one thread: of others a figure is shown, and not judged. */
  readonly isOfOneThread?: boolean;
}

/** `open` where one half of the visits says yes and the other no; undefined where nothing is asked. */
type Verdict = 'met' | 'missed' | 'open' | undefined;

/** Where figures come from, such as `page, wasm`. */
export interface Lane extends LaneFigures {
  readonly name: string;
  /** The device in words. */
  readonly device: string;
  /** That compute on wasm; of one of them is the limit. */
  readonly threads?: number;
  readonly halves?: readonly [LaneFigures, LaneFigures];
}

interface Figure {
  readonly name: string;
  /** @param most billions of products a second that all threads can do at most; NaN where that is not known */
  readonly of: (figures: CaseFigures, most: number) => number;
  readonly target?: (network: string) => Target | undefined;
}

/** Plain forward passes that an image of cnn_small may cost on one thread, margins alone; of a search, one step. */
const FORWARD_PASSES: Partial<Record<Method, number>> = { ibp: 1.2, 'crown-ibp': 10, crown: 70, 'alpha-crown': 100 };

/** Shares of the limit that kernels are to reach. */
export const SHARES = { interval: 0.6, backward: 0.5 } as const;

/** Of a pass through all layers of a network. */
export function shareOfKernels({ kernels }: CaseFigures, kind: keyof typeof SHARES, most: number): number {
  const products = kernels.reduce((sum, kernel) => sum + kernel.products, 0);
  return products / kernels.reduce((sum, kernel) => sum + kernel.products / kernel[kind], 0) / most;
}

function shareOf(kind: keyof typeof SHARES): Figure {
  return {
    name: `${kind} products / limit`,
    of: (figures, most) => shareOfKernels(figures, kind, most),
    target: () => ({ atLeast: SHARES[kind] }),
  };
}

const FIGURES: readonly Figure[] = [
  { name: 'sound IBP / forward pass', of: ({ passes }) => passes.ibpOverForward, target: () => ({ atMost: 2.2 }) },
  { name: 'sound IBP / W⁺ and W⁻', of: ({ passes }) => passes.ibpOverFourProducts, target: () => ({ atMost: 0.6 }) },
  ...MEASURED.map((method) => ({
    name: `${method}: real / none`,
    of: ({ methods }: CaseFigures) => methods[method].realOverNone,
  })),
  shareOf('interval'),
  shareOf('backward'),
  ...MEASURED.map((method) => ({
    name: `${method}: images / s`,
    of: ({ methods }: CaseFigures) => methods[method].imagesPerSecond,
  })),
  ...MEASURED.map(
    (method): Figure => ({
      name: `${method}: products / limit`,
      of: ({ methods }, most) => methods[method].products / most,
    }),
  ),
  ...MEASURED.flatMap((method): Figure[] => {
    const { title, searchesFrom } = METHODS[method];
    const target = (network: string) => targetOf(FORWARD_PASSES[method], network);
    const name = `${title}${searchesFrom ? ' step' : ''}, forward passes an image`;
    if (!searchesFrom) return [{ name, of: ({ methods }) => methods[method].overForward, target }];
    const ofStep = (figure: 'milliseconds' | 'overStart' | 'overForward') => (figures: CaseFigures) =>
      figures.steps[method]?.[figure] ?? Number.NaN;
    return [
      { name, of: ofStep('overForward'), target },
      { name: `${title} step, ms an image`, of: ofStep('milliseconds') },
      { name: `${title} step / ${METHODS[searchesFrom].title}`, of: ofStep('overStart') },
    ];
  }),
];

function targetOf(atMost: number | undefined, network: string): Target | undefined {
  return atMost === undefined || network !== 'cnn_small' ? undefined : { atMost, isOfOneThread: true };
}

/** The figures of all lanes side by side, network by network. */
export function rowsOf(lanes: readonly Lane[]): Row[] {
  const networks = [...new Set(lanes.flatMap(({ cases }) => cases.map(({ name }) => name)))];
  return networks.flatMap((network) =>
    FIGURES.map(({ name, of, target }) => {
      const valueIn = (lane: Pick<Lane, 'cases' | 'limit' | 'threads'>) => {
        const found = lane.cases.find((figures) => figures.name === network);
        const value = found && of(found, mostOf(lane) ?? Number.NaN);
        return Number.isNaN(value) ? undefined : value;
      };
      const wanted = target?.(network);
      const verdicts = lanes.map((lane) => {
        const parts = (lane.halves ?? [lane]).map((part) => valueIn({ ...lane, ...part }));
        return verdictOf(parts, lane, wanted);
      });
      return { network, figure: name, values: lanes.map(valueIn), verdicts, ...(wanted && { target: wanted }) };
    }),
  );
}

function verdictOf(parts: readonly (number | undefined)[], lane: Lane, target?: Target): Verdict {
  const met = parts.map((value) => value !== undefined && isMet(value, lane, target));
  if (met.includes(undefined) || parts.includes(undefined)) return undefined;
  if (met.every(Boolean)) return 'met';
  return met.some(Boolean) ? 'open' : 'missed';
}

/** Billions of products a second that all threads of a lane can do at most, where that was measured. */
export function mostOf({ limit, threads = 1 }: Pick<Lane, 'limit' | 'threads'>): number | undefined {
  return limit && threads * mostProducts(limit);
}

/** Whether a figure of a lane is as it should be; undefined where nothing is asked of it. */
export function isMet(value: number, { threads }: Pick<Lane, 'threads'>, target: Target = {}): boolean | undefined {
  const { atMost, atLeast, isOfOneThread } = target;
  if (isOfOneThread && threads !== 1) return undefined;
  if (atMost !== undefined) return value <= atMost;
  return atLeast === undefined ? undefined : value >= atLeast;
}
