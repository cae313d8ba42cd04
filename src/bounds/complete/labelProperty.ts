import type { Classes } from '../../network/classes/classes';
import type { Alternative, FloatProperty, Region } from './floatProperty';
import type { Witness } from './witness';

/** What proofs of a margin exceed: a bound in float32 that is above it is above zero. */
export const LEAST_MARGIN = 2 ** -60;

/** That no input of a region is classified as another class, and which class each alternative is about. */
export interface LabelProperty {
  readonly property: FloatProperty;
  readonly targets: readonly number[];
}

/**
 * The property that a label stays over a region.
 *
 * @param isIncluded which classes it is about; of those whose margins are one, the first is
 */
export function labelProperty(
  classes: Classes,
  label: number,
  region: Region,
  isIncluded: (target: number) => boolean = () => true,
): LabelProperty {
  const targets = Array.from({ length: classes.count }, (_, target) => target).filter((target) => {
    return target !== label && firstLike(classes, label, target) === target && isIncluded(target);
  });
  const property = targets.map((target): Alternative => ({ region, rows: [marginRow(classes, label, target)] }));
  return { property, targets };
}

/** The first class whose path parts from the label's as that of another one does: their margins are one. */
export function firstLike(classes: Classes, label: number, target: number): number {
  const losing = classes.allMarginOutputs(label).map((outputs) => outputs.losing);
  return losing.indexOf(losing[target] as number);
}

/** The margin over a class, which a counterexample brings to zero or below. */
function marginRow(classes: Classes, label: number, target: number) {
  const { winning, losing } = classes.marginOutputs(label, target);
  const coefficients = new Float32Array(classes.outputs);
  coefficients[winning] = 1;
  coefficients[losing] = -1;
  return { coefficients, limit: { up: LEAST_MARGIN, down: 0 }, isStrict: false };
}

/** The class with the least margin at a counterexample; with a tie the label itself may be predicted. */
export function nearestClass({ outputs }: Witness, classes: Classes, label: number): { label: number; margin: number } {
  const margins = classes.margins(label, outputs);
  const others = [...margins.keys()].filter((other) => other !== label);
  const least = others.reduce((a, b) => ((margins[b] as number) < (margins[a] as number) ? b : a));
  return { label: least, margin: margins[least] as number };
}
