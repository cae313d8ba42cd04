import { METHODS, type Method } from '../catalog/methods';
import { MEASURED } from './benchCase';
import type { CaseFigures } from './measureCase';

/** One line of the table: a figure of one network, in every place it was measured. */
export interface Row {
  readonly network: string;
  readonly figure: string;
  readonly target?: Target;
  /** In the order of the lanes; undefined where the network was not measured. */
  readonly values: readonly (number | undefined)[];
}

/** What a figure should be. */
export interface Target {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Where figures come from, such as `page, wasm`. */
export interface Lane {
  readonly name: string;
  /** The device in words. */
  readonly device: string;
  readonly cases: readonly CaseFigures[];
}

interface Figure {
  readonly name: string;
  readonly of: (figures: CaseFigures) => number;
  readonly target?: (network: string) => Target | undefined;
}

/**
 * Images per second that auto_LiRPA on PyTorch reached with cnn_small on two cores: 0.4, 5 and 37 milliseconds an image,
 * and 2.8 seconds for α-CROWN with 20 steps, of which a fifth is asked for.
 */
const REFERENCE_RATES: Partial<Record<Method, number>> = { ibp: 2500, 'crown-ibp': 200, crown: 27, 'alpha-crown': 1.8 };

const FIGURES: readonly Figure[] = [
  { name: 'sound IBP / forward pass', of: ({ passes }) => passes.ibpOverForward, target: () => ({ atMost: 2.2 }) },
  { name: 'sound IBP / W⁺ and W⁻', of: ({ passes }) => passes.ibpOverFourProducts, target: () => ({ atMost: 0.6 }) },
  ...MEASURED.map((method) => ({
    name: `${method}: real / none`,
    of: ({ methods }: CaseFigures) => methods[method].realOverNone,
  })),
  ...MEASURED.map((method) => ({
    name: `${method}: images / s`,
    of: ({ methods }: CaseFigures) => methods[method].imagesPerSecond,
    target: (network: string) => targetOf(REFERENCE_RATES[method], network),
  })),
  ...MEASURED.flatMap((method): Figure[] => {
    const { title, searchesFrom } = METHODS[method];
    if (!searchesFrom) return [];
    return [
      { name: `${title} step, ms an image`, of: ({ steps }) => steps[method]?.milliseconds ?? Number.NaN },
      {
        name: `${title} step / ${METHODS[searchesFrom].title}`,
        of: ({ steps }) => steps[method]?.overStart ?? Number.NaN,
      },
    ];
  }),
];

function targetOf(rate: number | undefined, network: string): Target | undefined {
  return rate === undefined || network !== 'cnn_small' ? undefined : { atLeast: rate };
}

/** The figures of all lanes side by side, network by network. */
export function rowsOf(lanes: readonly Lane[]): Row[] {
  const networks = [...new Set(lanes.flatMap(({ cases }) => cases.map(({ name }) => name)))];
  return networks.flatMap((network) =>
    FIGURES.map(({ name, of, target }) => {
      const values = lanes.map(({ cases }) => {
        const found = cases.find((figures) => figures.name === network);
        return found && of(found);
      });
      const wanted = target?.(network);
      return { network, figure: name, values, ...(wanted && { target: wanted }) };
    }),
  );
}

/** Whether a figure is as it should be; undefined where nothing is asked. */
export function isMet(value: number, { atMost, atLeast }: Target = {}): boolean | undefined {
  if (atMost !== undefined) return value <= atMost;
  return atLeast === undefined ? undefined : value >= atLeast;
}
