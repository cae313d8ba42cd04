import { type DecisionReading, nameDecision } from '../decisions/decisionReading';
import type { Logit, Margin } from './margins';

/** Rows of a table that belong together. */
export interface Section<Row> {
  /** The decision's name; empty where there is no tree. */
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A margin, and the classes it rules out where it is proved. */
export interface MarginRow {
  readonly margin: Margin;
  readonly classes: readonly number[];
}

type NameOf = (label: number) => string;

/** The margins, smallest first: of each class, or of each branch of the decisions that the label comes by. */
export function marginSections(
  margins: readonly Margin[],
  decisions: readonly DecisionReading[],
  nameOf: NameOf,
): readonly Section<MarginRow>[] {
  if (decisions.length === 0) {
    return [{ title: '', rows: margins.map((margin) => ({ margin, classes: [margin.label] })) }];
  }
  return decisions.flatMap((decision) => {
    const rows = decision.branches.flatMap(({ margin, classes }) => (margin ? [{ margin, classes }] : []));
    if (rows.length === 0) return [];
    return [{ title: nameDecision(decision, nameOf), rows: rows.sort((a, b) => a.margin.proved - b.margin.proved) }];
  });
}

/** The logits in the order they come in: all of them, or those of each decision. */
export function logitSections(
  logits: readonly Logit[],
  decisions: readonly DecisionReading[],
  nameOf: NameOf,
): readonly Section<Logit>[] {
  if (decisions.length === 0) return [{ title: '', rows: logits }];
  return decisions.map((decision) => ({
    title: nameDecision(decision, nameOf),
    rows: logits.filter(({ output }) => output >= decision.first && output < decision.first + decision.branches.length),
  }));
}
