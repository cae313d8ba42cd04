import type { BoundsResult, LayerBounds } from '../engine/types';
import type { Rounding } from '../kernels/rounding';
import { alignColumns } from './alignColumns';

const CERTIFICATION: Readonly<Record<Rounding, string>> = {
  none: 'Rounding is ignored: these bounds compare with other tools and are not a proof.',
  real: 'The bounds are a proof about the network over the real numbers.',
  float32: 'The bounds are a proof about the network over the real numbers and in any float32 execution.',
};

/** The result as a text for people: for each sample verdict, margins and widths of the layers. */
export function describeBounds(result: BoundsResult): string {
  const samples = Array.from({ length: result.batch }, (_, sample) => describeSample(result, sample));
  const time = `${result.milliseconds.toFixed(0)} ms on ${result.backend}.`;
  return [...samples, `${CERTIFICATION[result.rounding]} ${time}`].join('\n\n');
}

function describeSample(result: BoundsResult, sample: number): string {
  const heading = result.batch > 1 ? `Input ${sample}: ` : '';
  return [
    `${heading}label ${result.label[sample]}, ${result.verdict[sample]}`,
    ...outputTables(result, sample),
    alignColumns([
      ['layer', 'operation', 'units', 'mean width', 'max width', 'unstable'],
      ...layerRows(result, sample),
    ]),
  ].join('\n\n');
}

/** Outputs and margins side by side where every output is a class; else a table for each. */
function outputTables(result: BoundsResult, sample: number): string[] {
  const [logits, margins] = [logitRows(result, sample), marginRows(result, sample)];
  const bounds = ['logit', 'lower', 'upper'];
  if (result.outputs !== result.classes) {
    return [alignColumns([['output', ...bounds], ...logits]), alignColumns([['class', 'margin ≥'], ...margins])];
  }
  const rows = logits.map((row, output) => [...row, ...(margins[output] ?? []).slice(1)]);
  return [alignColumns([['class', ...bounds, 'margin ≥'], ...rows])];
}

function logitRows({ outputs, logits, lower, upper }: BoundsResult, sample: number): string[][] {
  return Array.from({ length: outputs }, (_, output) => {
    const numbers = [logits, lower, upper].map((values) => formatNumber(values[sample * outputs + output] as number));
    return [String(output), ...numbers];
  });
}

function marginRows({ classes, marginLower, label }: BoundsResult, sample: number): string[][] {
  return Array.from({ length: classes }, (_, other) => {
    const margin = formatNumber(marginLower[sample * classes + other] as number);
    return [String(other), other === label[sample] ? 'label' : margin];
  });
}

function layerRows(result: BoundsResult, sample: number): string[][] {
  return result.layers.map((layer) => {
    const { mean, max, units } = widths(layer, sample, result.batch);
    const unstable = String(layer.unstable[sample]);
    return [layer.name, layer.op, String(units), formatNumber(mean), formatNumber(max), unstable];
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

function formatNumber(value: number): string {
  return Math.abs(value) >= 1e6 ? value.toExponential(3) : value.toFixed(4);
}
