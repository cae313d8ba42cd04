/** What is known of a way in which bounds get through a node; which one an operation has, it says by what it can do backwards. */
interface SupportRow {
  readonly title: string;
  /** What that means, as a sentence. */
  readonly note: string;
}

const ROWS = {
  exact: { title: 'exact', note: 'A sum of products, or values that only move: bounds lose nothing but rounding.' },
  relaxed: { title: 'relaxed', note: 'CROWN replaces it by a relaxation, which loses something.' },
  interval: {
    title: 'interval only',
    note: 'CROWN knows only its interval, and not how it follows from the input.',
  },
  unsupported: { title: 'unsupported', note: 'The network is refused because of it.' },
} as const satisfies Readonly<Record<string, SupportRow>>;

/** How bounds get through a node. */
export type Support = keyof typeof ROWS;

export const SUPPORTS: Readonly<Record<Support, SupportRow>> = ROWS;

/** Every way, the one that loses least first. */
export const SUPPORT_NAMES = Object.keys(ROWS) as readonly Support[];

/** A node, and how bounds get through it. */
export interface NodeSupport {
  readonly name: string;
  /** The operator, as the file or the network names it. */
  readonly op: string;
  /** Names of the values it reads that depend on the network's input, and of the value it computes. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** Of one sample, in ONNX's order; null where it is not known because of a refusal before it. */
  readonly shape: readonly number[] | null;
  readonly support: Support;
  /** Why it is not exact, as a sentence; what is refused, where it is. */
  readonly reason?: string;
  /** What can be done about that, as a sentence that can be followed. */
  readonly remedy?: string;
}
