import type { BoundsResult, LayerBounds } from '../../engine/types';
import type { Logit, Margin } from './margins';
import type { Tightness } from './tightness';

/** Bounds of every unit of every layer, one line a unit, in the order of the file and of ONNX. */
export function layersCsv(layers: readonly LayerBounds[]): string {
  const lines = layers.flatMap(({ name, op, lower, upper }) =>
    Array.from(lower, (low, unit) => [cell(name), op, unit, low, upper[unit] as number].join(',')),
  );
  return `${['layer,op,unit,lower,upper', ...lines].join('\n')}\n`;
}

/** Margins and logits, one line an output, which is a class unless a tree of decisions reads several as one. */
export function classesCsv(
  margins: readonly Margin[],
  logits: readonly Logit[],
  nameOf: (label: number) => string,
): string {
  const lines = logits.map(({ classes, lower, upper, itself }) => {
    const margin = classes.length === 1 && margins.find(({ label }) => label === classes[0]);
    const own = margin ? [margin.proved, margin.itself, margin.found ?? '', margin.verdict] : ['', '', '', ''];
    return [cell(classes.map(nameOf).join(' or ')), lower, upper, itself, ...own].join(',');
  });
  const head =
    'class,logit lower,logit upper,logit on the image,margin lower,margin on the image,margin found by attack,verdict';
  return `${[head, ...lines].join('\n')}\n`;
}

/** Two bounds compared layer by layer, one line a layer; `sides` name the two. */
export function tightnessCsv(layers: readonly Tightness[], [own, other]: readonly [string, string]): string {
  const lines = layers.map(({ title, own: width, other: reference, ratio, unstable }) =>
    [
      cell(title),
      width,
      reference,
      ratio ?? '',
      unstable?.own ?? '',
      unstable?.other ?? '',
      unstable?.units ?? '',
    ].join(','),
  );
  const head = `layer,mean width ${own},mean width ${other},ratio,unstable ${own},unstable ${other},units`;
  return `${[head, ...lines].join('\n')}\n`;
}

/** A single image's result as `boundscope.bounds` and the command line give it, with what was asked. */
export function boundsJson(result: BoundsResult, asked: Readonly<Record<string, unknown>>): string {
  const plain = (_key: string, value: unknown) => (value instanceof Float32Array ? Array.from(value) : value);
  return JSON.stringify(
    {
      ...asked,
      logits: result.logits,
      lower: result.lower,
      upper: result.upper,
      marginLower: result.marginLower,
      label: result.label[0],
      verdict: result.verdict[0],
      layers: result.layers.map((layer) => ({ ...layer, unstable: layer.unstable[0] })),
      milliseconds: result.milliseconds,
      backend: result.backend,
    },
    plain,
  );
}

/** A CSV cell, quoted where it must be. */
function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
