import { useEffect, useMemo, useRef, useState } from 'react';
import type { UpdateState } from '../../../app/state/store';
import type { DatasetImages, RadiusResult, Verdict } from '../../../engine/api/types';
import { isComplete, type Snapshot } from '../ask/bounds';
import { type Compared, readSnapshot } from '../ask/readSnapshot';
import type { Searches } from '../ask/useSearches';
import type { DecisionReading } from '../decisions/decisionReading';
import type { Analysis, NodeBounds } from '../layers/analysis';
import type { Order } from '../layers/channels';
import type { NodeChoice } from '../layers/LayerPanel';
import { INPUT } from '../layers/layerColumns';
import { nameOfValue } from '../numbers/values';
import type { FindingFacts } from '../verdict/finding';
import { type Attacked, attackedBy, type Logit, type Margin, nameOutput } from '../verdict/margins';
import type { InspectState } from './inspectState';
import { nameUnit, select, shownNode } from './selection';

/** Everything the panels of one snapshot show, and what they do. */
export interface Panels {
  readonly snapshot: Snapshot;
  /** What an attack on this box found, and how far the image can be moved; null while not asked for. */
  readonly attack: Attacked | null;
  readonly certified: RadiusResult | null;
  readonly verdict: Verdict;
  /** Whether branch and bound is under way. */
  readonly isDeciding: boolean;
  /** "3/255". */
  readonly radius: string;
  readonly className: string;
  readonly nameOf: (label: number) => string;
  readonly margins: readonly Margin[];
  readonly logits: readonly Logit[];
  readonly facts: FindingFacts;
  /** How a tree of decisions reads the image, and whose layers are shown; empty where there is none. */
  readonly decisions: readonly DecisionReading[];
  readonly decision: number;
  readonly analysis: Analysis;
  readonly column: number;
  readonly node: number;
  readonly bounds: NodeBounds;
  /** What it is all compared with, where someone asked for that and it is there. */
  readonly compared: Compared | null;
  readonly order: Order;
  readonly choices: readonly NodeChoice[];
  /** The selected unit, and the one pointed at, which is described instead while it is. */
  readonly unit: number;
  readonly pointed: number | null;
  readonly unitName: (unit: number) => string;
  /** The same in few letters: the class, or the unit's number. */
  readonly unitLabel: (unit: number) => string;
  /** What people call the inputs, or the table's columns that they came from; undefined for those that nobody named. */
  readonly inputNames: readonly (string | undefined)[];
  /** What typed inputs are called; undefined where the inputs are pixels. */
  readonly inputName: ((input: number) => string) | undefined;
  readonly activation: { readonly op: string; readonly bounds: NodeBounds } | undefined;
  readonly selectDecision: (decision: number) => void;
  readonly selectColumn: (column: number) => void;
  readonly selectNode: (node: number) => void;
  readonly selectUnit: (unit: number) => void;
  readonly selectUnitOf: (node: number, unit: number) => void;
  /** The class whose margin is looked into instead of a unit; null for none. */
  readonly against: number | null;
  readonly selectMargin: (against: number | null) => void;
  readonly pointAt: (unit: number | null) => void;
}

/** Derives the panels from a snapshot and what is selected; null until there is a snapshot. */
export function usePanels(
  snapshot: Snapshot | null,
  searches: Searches,
  dataset: DatasetImages | null,
  state: InspectState,
  update: UpdateState<InspectState>,
): Panels | null {
  const [pointed, pointAt] = useState<number | null>(null);
  const attacked = snapshot && searches.attack.resultOf(snapshot.query);
  const decided = (snapshot && searches.decision.resultOf(snapshot.query)?.result) ?? null;
  const attack = useMemo(() => {
    return snapshot && attackedBy(snapshot.result, attacked, decided);
  }, [snapshot, attacked, decided]);
  const isDecided = decided?.verdict === 'verified';
  const isDeciding = searches.decision.running !== null;
  const certified = snapshot && searches.radius.resultOf(snapshot.query);
  const ready = useMemo(
    () => (snapshot && dataset ? readSnapshot(snapshot, dataset, attack, certified, isDecided, state.decision) : null),
    [snapshot, dataset, attack, certified, isDecided, state.decision],
  );
  const node = ready && shownNode(ready.analysis, state.node);
  const selection = useMemo(
    () => (ready && node !== null ? select(ready.analysis, ready.snapshot, node) : null),
    [ready, node],
  );
  return useMemo(
    () =>
      ready &&
      selection &&
      assemble(ready, selection, { chosen: state.unit, against: state.against, pointed, isDeciding, pointAt, update }),
    [ready, selection, state.unit, state.against, pointed, isDeciding, update],
  );
}

interface Choice {
  readonly chosen: number | null;
  readonly against: number | null;
  readonly pointed: number | null;
  readonly isDeciding: boolean;
  readonly pointAt: (unit: number | null) => void;
  readonly update: UpdateState<InspectState>;
}

function assemble(
  ready: ReturnType<typeof readSnapshot>,
  selection: ReturnType<typeof select>,
  { chosen, against, pointed, isDeciding, pointAt, update }: Choice,
): Panels {
  const { bounds, column } = selection;
  const { columns } = ready.analysis;
  const valid = (unit: number | null) => (unit !== null && unit < bounds.lower.length ? unit : null);
  const { outputClasses } = ready.snapshot.query.model;
  const first = ready.decisions[ready.decision]?.first ?? 0;
  const nameOfOutput = (output: number) => nameOutput(outputClasses[first + output] ?? [output], ready.nameOf);
  const isOfLogits = columns[column]?.title === 'Logits' && bounds.shape.length === 1;
  return {
    ...ready,
    ...selection,
    isDeciding,
    unit: valid(chosen) ?? selection.costliest,
    pointed: valid(pointed),
    unitName: (unit) =>
      nameOfUnit(ready, selection, unit) ?? nameUnit(unit, bounds, columns[column]?.title, nameOfOutput),
    unitLabel: (unit) => nameOfUnit(ready, selection, unit) ?? (isOfLogits ? nameOfOutput(unit) : String(unit)),
    inputName: ready.snapshot.query.numbers && ((input) => nameOfInput(ready, input)),
    against: ready.margins.some(({ label }) => label === against) ? against : null,
    compared: ready.compared && selection.compared && { ...ready.compared, bounds: selection.compared },
    selectDecision: (decision) => update({ decision, node: null, unit: null, against: null }),
    selectColumn: (next) => update({ node: columns[next]?.before ?? null, unit: null, against: null }),
    selectNode: (node) => update({ node, unit: null, against: null }),
    selectUnit: (unit) => update({ unit, against: null }),
    selectUnitOf: (chosenNode, unit) => update({ node: chosenNode, unit, against: null }),
    selectMargin: (margin) => update({ against: margin }),
    pointAt,
  };
}

function nameOfInput({ inputNames }: Pick<Panels, 'inputNames'>, input: number): string {
  return inputNames[input] ?? `Input ${input}`;
}

/** What someone called an input or an output that is a value; undefined where nobody did. */
function nameOfUnit(
  ready: ReturnType<typeof readSnapshot>,
  { node, column }: ReturnType<typeof select>,
  unit: number,
): string | undefined {
  const { analysis, snapshot } = ready;
  const { query } = snapshot;
  const { interface: known, classes } = query.model;
  const hasClasses = classes > 0 && known?.threshold === undefined;
  if (node === INPUT) return query.numbers && nameOfInput(ready, unit);
  const isLast = column === analysis.columns.length - 1;
  return !hasClasses && isLast ? nameOfValue(query.model, unit) : undefined;
}

/**
 * Attacks the first box by itself where its bounds leave something open, so that a proof and its opposite stand together
 * from the start, and a link to a falsified box shows it falsified. Later boxes are attacked when someone asks.
 *
 * @param panels of the box that is asked for now; null until they are there
 * @param isQuick whether an attack is known to take little
 */
export function useFirstAttack(panels: Panels | null, attack: Searches['attack'], isQuick: boolean): void {
  const seen = useRef(false);
  const { start } = attack;
  useEffect(() => {
    if (seen.current || !isQuick || !panels || !isComplete(panels.snapshot)) return;
    seen.current = true;
    // Where there are no classes there is nothing to attack.
    if (panels.verdict === 'unknown' && panels.snapshot.result.classes > 0) start();
  }, [panels, start, isQuick]);
}
