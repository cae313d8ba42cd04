import { useMemo, useState } from 'react';
import type { UpdateState } from '../../app/useViewState';
import { worstGrowth } from '../../charts/growthLayout';
import type { AttackResult, DatasetImages, RadiusResult, Verdict } from '../../engine/types';
import { type Analysis, analyze, defaultColumn, type NodeBounds, nodeTitle } from './analysis';
import { channelGrid, costliestGroups, costliestUnit, type Order, unitTitle } from './channels';
import { type OtherQuery, sidesOf } from './comparison';
import type { FindingFacts } from './finding';
import type { InspectState } from './inspectState';
import type { NodeChoice } from './LayerPanel';
import { columnOfNode, INPUT, operationTitle } from './layerColumns';
import { type Logit, logitsOf, type Margin, marginsOf, verdictOn } from './margins';
import { methodName } from './methods';
import { formatRadius } from './radius';
import type { Snapshot } from './useBounds';
import type { Studies } from './useStudies';

/** Everything the panels of one snapshot show, and what they do. */
export interface Panels {
  readonly snapshot: Snapshot;
  /** What an attack on this box found, and how far the image can be moved; null while not asked for. */
  readonly attack: AttackResult | null;
  readonly certified: RadiusResult | null;
  readonly verdict: Verdict;
  /** "3/255". */
  readonly radius: string;
  readonly className: string;
  readonly nameOf: (label: number) => string;
  readonly margins: readonly Margin[];
  readonly logits: readonly Logit[];
  readonly facts: FindingFacts;
  readonly analysis: Analysis;
  readonly column: number;
  readonly node: number;
  readonly bounds: NodeBounds;
  /** What stands beside it all, where someone asked for that and it is there. */
  readonly beside: Beside | null;
  readonly order: Order;
  readonly choices: readonly NodeChoice[];
  /** The selected unit, and the one pointed at, which is described instead while it is. */
  readonly unit: number;
  readonly pointed: number | null;
  readonly unitName: (unit: number) => string;
  readonly activation: { readonly op: string; readonly bounds: NodeBounds } | undefined;
  readonly selectColumn: (column: number) => void;
  readonly selectNode: (node: number) => void;
  readonly selectUnit: (unit: number) => void;
  /** The class whose margin is looked into instead of a unit; null for none. */
  readonly against: number | null;
  readonly selectMargin: (against: number | null) => void;
  readonly pointAt: (unit: number | null) => void;
}

/** Other bounds of the same image. */
export interface Beside {
  readonly query: OtherQuery;
  /** What tells the two apart, the panels' own first. */
  readonly sides: readonly [string, string];
  readonly verdict: Verdict;
  readonly margins: readonly Margin[];
  readonly logits: readonly Logit[];
  /** Of the chosen node. */
  readonly bounds: NodeBounds;
}

/** Derives the panels from a snapshot and what is selected; null until there is a snapshot. */
export function usePanels(
  snapshot: Snapshot | null,
  studies: Studies,
  dataset: DatasetImages | null,
  state: InspectState,
  update: UpdateState<InspectState>,
): Panels | null {
  const [pointed, pointAt] = useState<number | null>(null);
  const attack = snapshot && studies.attack.resultOf(snapshot.query);
  const certified = snapshot && studies.radius.resultOf(snapshot.query);
  const ready = useMemo(
    () => (snapshot && dataset ? readSnapshot(snapshot, dataset, attack, certified) : null),
    [snapshot, dataset, attack, certified],
  );
  const nodes = snapshot?.query.model.layers.length ?? 0;
  const node = ready && shownNode(ready.analysis, state.node, nodes);
  const selection = useMemo(
    () => (ready && node !== null ? select(ready.analysis, ready.snapshot, node) : null),
    [ready, node],
  );
  return useMemo(
    () =>
      ready &&
      selection &&
      assemble(ready, selection, { chosen: state.unit, against: state.against, pointed, pointAt, update }),
    [ready, selection, state.unit, state.against, pointed, update],
  );
}

interface Choice {
  readonly chosen: number | null;
  readonly against: number | null;
  readonly pointed: number | null;
  readonly pointAt: (unit: number | null) => void;
  readonly update: UpdateState<InspectState>;
}

function assemble(
  ready: ReturnType<typeof readSnapshot>,
  selection: ReturnType<typeof select>,
  { chosen, against, pointed, pointAt, update }: Choice,
): Panels {
  const { bounds, column } = selection;
  const { columns } = ready.analysis;
  const valid = (unit: number | null) => (unit !== null && unit < bounds.lower.length ? unit : null);
  return {
    ...ready,
    ...selection,
    unit: valid(chosen) ?? selection.costliest,
    pointed: valid(pointed),
    unitName: (unit) => nameUnit(unit, bounds, columns[column]?.title, ready.nameOf),
    against: ready.margins.some(({ label }) => label === against) ? against : null,
    beside: ready.beside && selection.beside && { ...ready.beside, bounds: selection.beside },
    selectColumn: (next) => update({ node: columns[next]?.before ?? null, unit: null, against: null }),
    selectNode: (node) => update({ node, unit: null, against: null }),
    selectUnit: (unit) => update({ unit, against: null }),
    selectMargin: (margin) => update({ against: margin }),
    pointAt,
  };
}

/** What depends on the results alone. */
function readSnapshot(
  snapshot: Snapshot,
  dataset: DatasetImages,
  attack: AttackResult | null,
  certified: RadiusResult | null,
) {
  const { query, result } = snapshot;
  const nameOf = (label: number) => dataset.classes[label] ?? `Class ${label}`;
  const analysis = analyze(snapshot, dataset);
  const margins = marginsOf(result, attack);
  const verdict = verdictOn(result, attack);
  const reached = attack?.counterexample[0]?.label;
  const radius = formatRadius(query.levels);
  const className = nameOf(result.label[0] as number);
  const worst = worstGrowth(analysis.growth.map(({ statistics }) => statistics.mean));
  const facts: FindingFacts = {
    method: methodName(query.method),
    className,
    nameOf,
    margins,
    radius: query.levels === 0 ? null : radius,
    ...(verdict === 'falsified' && result.verdict[0] === 'unknown' && reached !== undefined && { reached }),
    ...(worst && { worst: { title: analysis.columns[worst.to]?.title ?? '', factor: worst.factor } }),
  };
  return {
    snapshot,
    attack,
    certified,
    verdict,
    radius,
    className,
    nameOf,
    margins,
    logits: logitsOf(result),
    facts,
    analysis,
    beside: readBeside(snapshot, attack),
  };
}

function readBeside({ query, other }: Snapshot, attack: AttackResult | null): Omit<Beside, 'bounds'> | null {
  if (!other?.query.chosen) return null;
  // An attack is about one box, whatever bounds it.
  const own = other.query.levels === query.levels ? attack : null;
  return {
    query: other.query,
    sides: sidesOf(query, other.query),
    verdict: verdictOn(other.result, own),
    margins: marginsOf(other.result, own),
    logits: logitsOf(other.result),
  };
}

function shownNode({ columns }: Analysis, wanted: number | null, nodes: number): number {
  const valid = wanted !== null && wanted < nodes;
  return valid ? wanted : (columns[defaultColumn(columns)]?.before ?? INPUT);
}

/** What depends on the chosen node. */
function select(analysis: Analysis, { query: { model } }: Snapshot, node: number) {
  const { columns, boundsOf, besideOf, growth } = analysis;
  const column = columnOfNode(columns, node);
  const own = columns[column];
  const bounds = boundsOf(node);
  const isBefore = own?.before === node && own.activation !== undefined;
  const order: Order = isBefore && growth[column]?.shares ? 'instability' : 'width';
  const activation = isBefore && own.activation !== undefined ? own.activation : undefined;
  return {
    node,
    column,
    bounds,
    beside: besideOf(node),
    order,
    costliest: firstUnit(bounds, order),
    choices: own ? choicesOf(own, model.layers) : [],
    activation:
      activation === undefined ? undefined : { op: model.layers[activation]?.op ?? '', bounds: boundsOf(activation) },
  };
}

/** The costliest unit of the first map, or the costliest of all where there are none. */
function firstUnit({ shape, lower, upper }: NodeBounds, order: Order): number {
  const grid = channelGrid(shape);
  const area = grid ? grid.height * grid.width : lower.length;
  const first = area * (grid ? (costliestGroups(lower, upper, area, order)[0] ?? 0) : 0);
  return costliestUnit(lower, upper, order, first, first + area);
}

function choicesOf(column: Analysis['columns'][number], layers: Snapshot['query']['model']['layers']): NodeChoice[] {
  const nodes = column.before === INPUT ? [INPUT, ...column.nodes] : column.nodes;
  return nodes.map((node) => {
    const layer = layers[node];
    return {
      node,
      title: nodeTitle(column, node, layers),
      note: layer
        ? `${layer.name} · ${operationTitle(layer.op)} · ${layer.shape.join('×')}`
        : 'The box around the image',
    };
  });
}

function nameUnit(
  unit: number,
  { shape }: NodeBounds,
  column: string | undefined,
  nameOf: (label: number) => string,
): string {
  if (column === 'Logits' && shape.length === 1) return `Logit of ${nameOf(unit)}`;
  const title = unitTitle(shape, unit);
  return column === 'Input' && shape[0] === 1 ? title.replace(/^Channel 0, row/, 'Pixel in row') : title;
}
