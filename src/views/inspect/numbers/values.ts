import type { BoundsResult, ModelSummary } from '../../../engine/api/types';
import type { Logit } from '../verdict/margins';

/** What is on screen, as far as it matters here. */
interface Shown {
  readonly snapshot: { readonly result: Pick<BoundsResult, 'classes' | 'threshold'> };
}

/** What names a network's values. */
type Named = Pick<ModelSummary, 'interface' | 'fileOutput' | 'fileOutputs' | 'outputs'>;

/** Whether outputs are values, or one score beside a threshold, so that nothing is said of classes. */
export function hasValues({ snapshot: { result } }: Shown): boolean {
  return result.classes === 0 || result.threshold !== undefined;
}

/** The outputs in the order of the file; of a score that one alone, without the threshold. */
export function valuesOf({
  snapshot: { result },
  logits,
}: Shown & { readonly logits: readonly Logit[] }): readonly Logit[] {
  const own = logits.filter(({ output }) => result.threshold === undefined || output > 0);
  return own.toSorted((a, b) => a.output - b.output);
}

/** What an output is called that is a value: where a file has several outputs, by the name that tells them apart. */
export function nameOfValue({ interface: known, fileOutput, fileOutputs, outputs }: Named, output: number): string {
  if (known?.threshold !== undefined) return 'Score';
  const own = fileOutputs.length > 1 ? fileOutput : undefined;
  return known?.labels?.[output] ?? (own && outputs > 1 ? `${own} ${output}` : own) ?? `Output ${output}`;
}
