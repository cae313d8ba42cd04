import { worstGrowth } from '../../charts/growthFactor';
import type { AttackResult, DatasetImages, RadiusResult, Verdict } from '../../engine/types';
import { analyze, type NodeBounds } from './analysis';
import type { Snapshot } from './boundsQuery';
import { type OtherQuery, sidesOf } from './comparison';
import { layersOfDecision } from './decisionLayers';
import { type DecisionReading, readDecisions } from './decisionReading';
import type { FindingFacts } from './finding';
import type { LayerColumn } from './layerColumns';
import { type Logit, logitsOf, type Margin, marginsOf, verdictOn } from './margins';
import { methodName } from './methods';
import { formatRadius } from './radius';

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

/**
 * What depends on the results alone.
 *
 * @param chosen the decision of a tree whose layers are looked at; null for the root
 */
export function readSnapshot(
  snapshot: Snapshot,
  dataset: DatasetImages,
  attack: AttackResult | null,
  certified: RadiusResult | null,
  chosen: number | null,
) {
  const { query, result } = snapshot;
  const nameOf = (label: number) => dataset.classes[label] ?? `Class ${label}`;
  const margins = marginsOf(result, attack);
  const { layers, decisions = [] } = query.model;
  const decision = decisions[chosen ?? 0] ? (chosen ?? 0) : 0;
  const readings = readDecisions(decisions, result, margins);
  const analysis = analyze(
    snapshot,
    dataset,
    decisions.length > 0 ? layersOfDecision(layers, decisions, decision) : undefined,
  );
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
    read: result.prediction[0] as number,
    radius: query.levels === 0 ? null : radius,
    ...(verdict === 'falsified' && result.verdict[0] === 'unknown' && reached !== undefined && { reached }),
    ...(worst && { worst: { title: titleOf(analysis.columns[worst.to], readings[decision]), factor: worst.factor } }),
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
    logits: logitsOf(result, query.model.leadsTo),
    facts,
    decisions: readings,
    decision,
    analysis,
    beside: readBeside(snapshot, attack),
  };
}

/** A layer by its title; in a tree with that of its decision. */
function titleOf(column: LayerColumn | undefined, reading: DecisionReading | undefined): string {
  return reading ? `${reading.title}, ${column?.title ?? ''}` : (column?.title ?? '');
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
    logits: logitsOf(other.result, query.model.leadsTo),
  };
}
