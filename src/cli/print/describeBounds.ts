import type { BoundsResult, LayerBounds } from '../../engine/api/types';
import type { Rounding } from '../../kernels/rounding/rounding';
import { alignColumns } from './alignColumns';
import { printLower, printUpper, printValue } from './printBound';

const CERTIFICATION: Readonly<Record<Rounding, string>> = {
  none: 'Rounding is ignored: these bounds compare with other tools and are not a proof.',
  real: 'The bounds are a proof about the network over the real numbers.',
  float32:
    'The bounds are a proof about the network over the real numbers and in any float32 execution within the stated errors of operations.',
};

/**
 * The result as a text for people: for each sample verdict, margins and widths of the layers.
 *
 * @param labels names of the classes, or of values; numbers stand for them where there are none
 */
export function describeBounds(result: BoundsResult, labels?: readonly string[]): string {
  const nameOf = (index: number | null | undefined) => labels?.[index ?? -1] ?? String(index);
  const samples = Array.from({ length: result.batch }, (_, sample) => describeSample(result, sample, nameOf));
  const time = `${result.milliseconds.toFixed(0)} ms on ${result.backend}.`;
  return [...samples, `${CERTIFICATION[result.rounding]} ${time}`].join('\n\n');
}

type NameOf = (index: number | null | undefined) => string;

function describeSample(result: BoundsResult, sample: number, nameOf: NameOf): string {
  const heading = result.batch > 1 ? `Input ${sample}: ` : '';
  return [
    heading + headingOf(result, sample, nameOf),
    ...outputTables(result, sample, nameOf),
    alignColumns([
      ['layer', 'operation', 'units', 'mean width', 'max width', 'unstable'],
      ...layerRows(result, sample),
    ]),
  ].join('\n\n');
}

function headingOf({ classes, label, threshold, verdict }: BoundsResult, sample: number, nameOf: NameOf): string {
  if (classes === 0) return 'no classes';
  const is = threshold === undefined ? `label ${nameOf(label[sample])}` : sideOf(label[sample], threshold);
  return `${is}, ${verdict[sample]}`;
}

function sideOf(label: number | null | undefined, threshold: number): string {
  return label === 1 ? `above ${threshold}` : `at most ${threshold}`;
}

/** Outputs and margins side by side where every output is a class; else a table for each there is. */
function outputTables(result: BoundsResult, sample: number, nameOf: NameOf): string[] {
  const [logits, margins] = [logitRows(result, sample, nameOf), marginRows(result, sample, nameOf)];
  if (result.threshold !== undefined) {
    const [, score = []] = logits;
    return [
      alignColumns([
        ['output', 'value', 'lower', 'upper'],
        ['0', ...score.slice(1)],
      ]),
    ];
  }
  if (result.classes === 0) return [alignColumns([['output', 'value', 'lower', 'upper'], ...logits])];
  const bounds = ['logit', 'lower', 'upper'];
  if (result.outputs !== result.classes) {
    return [alignColumns([['output', ...bounds], ...logits]), alignColumns([['class', 'margin ≥'], ...margins])];
  }
  const rows = logits.map((row, output) => [...row, ...(margins[output] ?? []).slice(1)]);
  return [alignColumns([['class', ...bounds, 'margin ≥'], ...rows])];
}

function logitRows({ outputs, logits, lower, upper }: BoundsResult, sample: number, nameOf: NameOf): string[][] {
  return Array.from({ length: outputs }, (_, output) => {
    const at = sample * outputs + output;
    const [value, least, most] = [logits, lower, upper].map((values) => values[at] as number) as [
      number,
      number,
      number,
    ];
    return [nameOf(output), printValue(value), printLower(least), printUpper(most)];
  });
}

function marginRows({ classes, marginLower, label }: BoundsResult, sample: number, nameOf: NameOf): string[][] {
  return Array.from({ length: classes }, (_, other) => {
    const margin = printLower(marginLower[sample * classes + other] as number);
    return [nameOf(other), other === label[sample] ? 'label' : margin];
  });
}

function layerRows(result: BoundsResult, sample: number): string[][] {
  return result.layers.map((layer) => {
    const { mean, max, units } = widths(layer, sample, result.batch);
    const unstable = String(layer.unstable[sample]);
    return [layer.name, layer.op, String(units), printValue(mean), printUpper(max), unstable];
  });
}

function widths({ lower, upper }: LayerBounds, sample: number, batch: number) {
  const units = lower.length / batch;
  let sum = 0;
  let max = 0;
  for (let at = sample * units; at < (sample + 1) * units; at++) {
    const width = (upper[at] as number) - (lower[at] as number);
    sum += width;
    max = Math.max(max, width);
  }
  return { mean: sum / units, max, units };
}
