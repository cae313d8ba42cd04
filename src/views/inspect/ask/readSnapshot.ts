import { isAssumed } from '../../../app/models/datasetFor';
import type { DatasetImages, RadiusResult, Verdict } from '../../../engine/api/types';
import { ownLayers } from '../../../engine/requests/bounds/ownLayers';
import { formatValue } from '../../../numbers/format';
import { methodName, sidesOf } from '../controls/methods';
import { layersOfDecision } from '../decisions/decisionLayers';
import { type DecisionReading, readDecisions } from '../decisions/decisionReading';
import { analyze, type NodeBounds } from '../layers/analysis';
import type { LayerColumn } from '../layers/layerColumns';
import { namesOfInputs, type OwnNumbers } from '../numbers/ownNumbers';
import { worstGrowth } from '../pictures/growthFactor';
import type { FindingFacts } from '../verdict/finding';
import { type Attacked, type Logit, logitsOf, type Margin, marginsOf, verdictOn } from '../verdict/margins';
import { formatRadius } from '../verdict/radius';
import type { ComparedQuery, Snapshot } from './bounds';

/** Bounds of the same image that the panels' own are compared with. */
export interface Compared {
  readonly query: ComparedQuery;
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
 * @param isDecided whether a decision has verified the box, whatever bounds leave unknown
 * @param chosen the decision of a tree whose layers are looked at; null for the root
 */
export function readSnapshot(
  snapshot: Snapshot,
  dataset: DatasetImages,
  attack: Attacked | null,
  certified: RadiusResult | null,
  isDecided: boolean,
  chosen: number | null,
) {
  const { query, result } = snapshot;
  const names = query.model.interface?.labels ?? dataset.classes;
  const nameOf = (label: number) => names[label] ?? `Class ${label}`;
  const margins = marginsOf(result, attack);
  const { layers, decisions = [] } = query.model;
  const decision = decisions[chosen ?? 0] ? (chosen ?? 0) : 0;
  const readings = readDecisions(decisions, result, margins);
  const analysis = analyze(
    snapshot,
    dataset,
    decisions.length > 0 ? layersOfDecision(layers, decisions, decision) : ownLayers(result).map((_, index) => index),
  );
  const verdict = verdictOn(result, attack, isDecided);
  const reached = attack?.counterexample[0]?.label;
  // An image that is misclassified as it is needs no attack.
  const isReached = verdict === 'falsified' && (result.verdict[0] === 'unknown' || !!result.counterexample?.[0]);
  const radius = query.numbers ? radiusOfNumbers(query.numbers) : formatRadius(query.levels);
  const className = nameOf(result.label[0] as number);
  const worst = worstGrowth(analysis.growth.map(({ statistics, from }) => ({ mean: statistics.mean, from })));
  const facts: FindingFacts = {
    method: methodName(query.method),
    className,
    nameOf,
    margins,
    classifiedAs: result.prediction[0] as number,
    radius: query.levels === 0 ? null : radius,
    isAssumed: isAssumed(query.model),
    ...(isDecided && result.verdict[0] === 'unknown' && { isDecided }),
    ...(isReached && reached !== undefined && { reached }),
    ...(worst && { worst: { title: titleOf(analysis.columns[worst.to], readings[decision]), factor: worst.factor } }),
  };
  return {
    snapshot,
    inputNames: namesOfInputs(query.model.interface?.inputs, dataset.columns),
    attack,
    certified,
    verdict,
    radius,
    className,
    nameOf,
    margins,
    logits: logitsOf(result, query.model.outputClasses),
    facts,
    decisions: readings,
    decision,
    analysis,
    compared: readCompared(snapshot, attack),
  };
}

/** A layer by its title; in a tree with that of its decision. */
function titleOf(column: LayerColumn | undefined, reading: DecisionReading | undefined): string {
  return reading ? `${reading.title}, ${column?.title ?? ''}` : (column?.title ?? '');
}

function readCompared({ query, reference }: Snapshot, attack: Attacked | null): Omit<Compared, 'bounds'> | null {
  if (!reference?.query.chosen) return null;
  // An attack is about one box, whatever bounds it.
  const own = reference.query.levels === query.levels ? attack : null;
  return {
    query: reference.query,
    sides: sidesOf(query, reference.query),
    verdict: verdictOn(reference.result, own),
    margins: marginsOf(reference.result, own),
    logits: logitsOf(reference.result, query.model.outputClasses),
  };
}

/** "±0.05", or that each number has a radius of its own. */
function radiusOfNumbers({ radii, bounds }: OwnNumbers): string {
  if (bounds) return 'the ranges given';
  const [first = 0] = radii;
  return radii.every((radius) => radius === first) ? `±${formatValue(first)}` : 'the radii given';
}
