/** What is known of a method of finding bounds; the code behind it stands in `bounds/methods`. */
export interface MethodRow<Other extends string = string> {
  readonly title: string;
  /** What it costs and what it gains, in a few words. */
  readonly note: string;
  /** The same for the certified radii of a thousand images; null where those would take too long. */
  readonly tableNote: string | null;
  /** Whether it keeps linear functions of the input, not intervals alone. */
  readonly relaxes: boolean;
  /** Whether the bounds of inner layers come from intervals alone or from backward passes of their own. */
  readonly inner: 'interval' | 'backward';
  /** The method it searches from, step by step and with derivatives; absent where nothing is searched. */
  readonly searchesFrom?: Other;
  /** A cheaper method that is tried before it where proofs alone count: what that proves is not bounded again. */
  readonly after?: Other;
  /** Whether it goes on until there is a verdict, or its time is over. */
  readonly decides?: true;
  /** Whether a proof of one box means that it proves every smaller one. */
  readonly monotone: boolean;
  /** Images bounded at once where many wait: more gain nothing. */
  readonly imagesAtOnce: number;
}

const ROWS = {
  ibp: {
    title: 'IBP',
    note: 'Two passes forward, the widest bounds.',
    tableNote: 'Seconds; proves little unless the network was trained for it.',
    relaxes: false,
    inner: 'interval',
    monotone: true,
    imagesAtOnce: 128,
  },
  'crown-ibp': {
    title: 'CROWN-IBP',
    note: 'IBP and one pass back, tight at the logits.',
    tableNote: 'A minute or so; proves more. IBP is asked first, and what it proves counts.',
    relaxes: true,
    inner: 'interval',
    after: 'ibp',
    monotone: false,
    imagesAtOnce: 32,
  },
  crown: {
    title: 'CROWN',
    note: 'Runs one backward pass for each unstable ReLU.',
    tableNote: 'Minutes; proves most. CROWN-IBP is asked first, and what it proves counts.',
    relaxes: true,
    inner: 'backward',
    after: 'crown-ibp',
    monotone: false,
    imagesAtOnce: 8,
  },
  'alpha-crown': {
    title: 'α-CROWN',
    note: 'CROWN and a search for each class, tightest and slowest.',
    tableNote: null,
    relaxes: true,
    inner: 'backward',
    searchesFrom: 'crown',
    after: 'crown',
    monotone: false,
    imagesAtOnce: 2,
  },
  complete: {
    title: 'Complete',
    note: 'α-CROWN, then splits until it is decided or a minute is over.',
    tableNote: null,
    relaxes: true,
    inner: 'backward',
    searchesFrom: 'crown',
    decides: true,
    monotone: true,
    imagesAtOnce: 1,
  },
} as const satisfies Readonly<Record<string, MethodRow>>;

export type Method = keyof typeof ROWS;

/** The method that decides. */
export const DECIDING_METHOD: Method = 'complete';

/** The methods that radius tables are computed by. */
export type TableMethod = {
  [Name in Method]: (typeof ROWS)[Name]['tableNote'] extends null ? never : Name;
}[Method];

/** Every method, from the quickest to the tightest. */
export const METHODS: Readonly<Record<Method, MethodRow<Method>>> = ROWS;

export const METHOD_NAMES = Object.keys(ROWS) as readonly Method[];

export const TABLE_METHOD_NAMES = METHOD_NAMES.filter((name): name is TableMethod => METHODS[name].tableNote !== null);

/** The method with the widest bounds, which others stand beside. */
export const QUICKEST_METHOD: Method = 'ibp';

/** Of bounds and radii where a request names none. */
export const USUAL_METHOD: Method = 'ibp';

/** The one that shows most within a second: of radius tables, of linear functions, and at first sight. */
export const USUAL_TIGHT_METHOD: TableMethod = 'crown';
