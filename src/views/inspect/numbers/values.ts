import type { BoundsResult, ModelSummary } from '../../../engine/api/types';
import type { Logit } from '../verdict/margins';

/** What is on screen, as far as it matters here. */
interface Shown {
  readonly snapshot: { readonly result: Pick<BoundsResult, 'classes' | 'threshold'> };
}

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

/** What an output is called that is a value. */
export function nameOfValue({ interface: known }: Pick<ModelSummary, 'interface'>, output: number): string {
  return known?.threshold === undefined ? (known?.labels?.[output] ?? `Output ${output}`) : 'Score';
}
