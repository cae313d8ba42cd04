import { csvOf } from '../../../app/commands/csv';
import type { BoundsResult, LayerBounds } from '../../../engine/api/types';
import { ownLayers, ownOutputs } from '../../../engine/requests/bounds/ownLayers';
import type { DecisionReading } from '../decisions/decisionReading';
import type { NodeBounds, Tightness } from '../layers/analysis';
import type { GrowthColumn } from '../pictures/growthColumns';
import type { Logit, Margin } from '../verdict/margins';

/** Bounds of every unit of every layer, one line a unit, in the order of the file and of ONNX. */
export function layersCsv(layers: readonly LayerBounds[]): string {
  const rows = layers.flatMap(({ name, op, lower, upper }) =>
    Array.from(lower, (low, unit) => [name, op, unit, low, upper[unit]]),
  );
  return csvOf(['layer', 'op', 'unit', 'lower', 'upper'], rows);
}

/** Bounds of one layer, one line a unit, in ONNX's order; `center` is what the input itself gives. */
export function unitsCsv({ lower, upper, center }: Pick<NodeBounds, 'lower' | 'upper' | 'center'>): string {
  const rows = Array.from(lower, (low, unit) => [unit, low, upper[unit], center?.[unit]]);
  return csvOf(['unit', 'lower', 'upper', 'center'], rows);
}

/** A tree of decisions, one line a branch: what is proved of the label's branch over it, where the label comes by. */
export function decisionsCsv(decisions: readonly DecisionReading[], nameOf: (label: number) => string): string {
  const rows = decisions.flatMap(({ title, branches }) =>
    branches.map(({ classes, taken, margin }) => [
      title,
      classes.map(nameOf).join(' or '),
      taken ? 1 : 0,
      margin?.proved,
      margin?.verdict,
    ]),
  );
  return csvOf(['decision', 'branch', 'taken by the image', 'margin lower', 'verdict'], rows);
}

/** Margins and logits, one line an output, which is a class unless a tree of decisions reads several as one. */
export function classesCsv(
  margins: readonly Margin[],
  logits: readonly Logit[],
  nameOf: (label: number) => string,
): string {
  const rows = logits.map(({ classes, lower, upper, itself }) => {
    const margin = classes.length === 1 && margins.find(({ label }) => label === classes[0]);
    const own = margin ? [margin.proved, margin.itself, margin.found ?? '', margin.verdict] : ['', '', '', ''];
    return [classes.map(nameOf).join(' or '), lower, upper, itself, ...own];
  });
  const logit = ['logit lower', 'logit upper', 'logit on the image'];
  const margin = ['margin lower', 'margin on the image', 'margin found by attack', 'verdict'];
  return csvOf(['class', ...logit, ...margin], rows);
}

/** Outputs that are values, one line each, in the order of the file. */
export function outputsCsv(outputs: readonly Logit[], nameOf: (output: number) => string): string {
  const rows = outputs.map(({ output, lower, upper, itself }) => [nameOf(output), lower, upper, itself]);
  return csvOf(['output', 'lower', 'upper', 'at the inputs'], rows);
}

/** How wide the bounds of each layer are, and how many units are decided, one line a layer. */
export function growthCsv(columns: readonly GrowthColumn[]): string {
  const rows = columns.map(({ title, shape, statistics: { mean, maximum, p10, p90 }, shares }) => [
    title,
    shape,
    mean,
    p10,
    p90,
    maximum,
    shares?.off,
    shares?.unstable,
    shares?.on,
    shares?.units,
  ]);
  const widths = ['mean width', '10th percentile', '90th percentile', 'largest width'];
  return csvOf(['layer', 'shape', ...widths, 'always off', 'unstable', 'always on', 'units'], rows);
}

/** Two bounds compared layer by layer, one line a layer; `sides` name the two. */
export function tightnessCsv(layers: readonly Tightness[], [own, other]: readonly [string, string]): string {
  const rows = layers.map(({ title, own: width, other: reference, ratio, unstable }) => [
    title,
    width,
    reference,
    ratio ?? '',
    unstable?.own,
    unstable?.other,
    unstable?.units,
  ]);
  const widths = [`mean width ${own}`, `mean width ${other}`, 'ratio'];
  return csvOf(['layer', ...widths, `unstable ${own}`, `unstable ${other}`, 'units'], rows);
}

/**
 * A single image's result as `boundscope.bounds` and the command line give it, with what it is of.
 *
 * @param name what people know the network by
 * @param isAssumed whether the file does not say that its classes are those of the data set
 */
export function boundsJson(result: BoundsResult, name: string, isAssumed: boolean): string {
  const { model, images, epsilon, clip, method } = result.of;
  const plain = (_key: string, value: unknown) => (value instanceof Float32Array ? Array.from(value) : value);
  return JSON.stringify(
    {
      model: name,
      digest: model.id,
      dataset: images?.dataset,
      index: images?.indices[0],
      ...(isAssumed && { classNamesAssumed: true }),
      epsilon,
      clip,
      method,
      rounding: result.rounding,
      ...(result.threshold !== undefined && { threshold: result.threshold }),
      logits: ownOutputs(result, result.logits),
      lower: ownOutputs(result, result.lower),
      upper: ownOutputs(result, result.upper),
      marginLower: result.marginLower,
      label: result.label[0],
      verdict: result.verdict[0],
      layers: ownLayers(result).map((layer) => ({ ...layer, unstable: layer.unstable[0] })),
      milliseconds: result.milliseconds,
      backend: result.backend,
    },
    plain,
  );
}
