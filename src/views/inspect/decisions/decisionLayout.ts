import type { BranchReading, DecisionReading } from './decisionReading';

/** Where a decision stands: the left end and the middle of its chip. */
export interface PlacedDecision {
  readonly decision: number;
  readonly x: number;
  readonly y: number;
  /** The margin of the way that leads here, where it does not stand in a row; null for none. */
  readonly entered: BranchReading['margin'];
}

/** A branch that ends on the right: at a class, or at a decision that neither the image nor its label comes by. */
export interface PlacedBranch {
  readonly branch: BranchReading;
  readonly y: number;
}

/** A line from a decision to where a branch leads. */
interface PlacedLine {
  readonly path: string;
  /** Whether the image itself goes this way. */
  readonly taken: boolean;
}

export interface DecisionLayout {
  readonly width: number;
  readonly height: number;
  /** Where the names of the branches begin. */
  readonly names: number;
  readonly decisions: readonly PlacedDecision[];
  readonly branches: readonly PlacedBranch[];
  readonly lines: readonly PlacedLine[];
}

export const ROW = 24;
/** Width of a decision's chip. */
export const CHIP = 64;
/** What stands right of the tree: the names of the branches, their margins and marks. */
export const TEXT = 190;
/** The least space between the chips of neighbouring columns. */
const LEAST_GAP = 20;
/** A line leaves its decision before it goes up or down. */
const STUB = 12;

/**
 * Places a tree from left to right, a row for every branch that leads to a class. Decisions that neither the image nor
 * its label comes by stay closed, a row for each.
 *
 * @param available width in pixels; the tree takes more where its columns need it
 */
export function decisionLayout(readings: readonly DecisionReading[], available: number): DecisionLayout {
  const isOpen = (at: number) => at === 0 || readings[at]?.reached === true || readings[at]?.verdict !== null;
  const step = Math.max(CHIP + LEAST_GAP, (available - TEXT) / columnsOf(readings));
  const names = columnsOf(readings) * step;
  const decisions: PlacedDecision[] = [];
  const branches: PlacedBranch[] = [];
  const lines: PlacedLine[] = [];

  const place = (at: number, depth: number, entered: BranchReading['margin'], onWay: boolean): number => {
    const x = depth * step;
    const ends = (readings[at]?.branches ?? []).map((branch) => {
      const taken = onWay && branch.taken;
      const next = branch.decision;
      if (next !== null && isOpen(next)) return { y: place(next, depth + 1, branch.margin, taken), x: x + step, taken };
      const y = ROW * (branches.length + 0.5);
      branches.push({ branch, y });
      if (next === null) return { y, x: names - 8, taken };
      decisions.push({ decision: next, x: x + step, y, entered: null });
      return { y, x: x + step, taken };
    });
    const y = ((ends[0]?.y ?? 0) + (ends.at(-1)?.y ?? 0)) / 2;
    decisions.push({ decision: at, x, y, entered });
    for (const end of ends) lines.push({ path: `M${x + CHIP},${y}h${STUB}V${end.y}H${end.x}`, taken: end.taken });
    return y;
  };
  place(0, 0, null, true);
  return {
    width: names + TEXT,
    height: ROW * branches.length,
    names,
    decisions: decisions.sort((a, b) => a.decision - b.decision),
    branches,
    // What the image takes lies on top.
    lines: lines.sort((a, b) => Number(a.taken) - Number(b.taken)),
  };
}

/** Decisions on the longest way. */
function columnsOf(readings: readonly DecisionReading[], at = 0): number {
  const below = (readings[at]?.branches ?? []).map(({ decision }) =>
    decision === null ? 0 : columnsOf(readings, decision),
  );
  return 1 + Math.max(0, ...below);
}
