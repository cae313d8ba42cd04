import { counted, formatPercent } from '../../../numbers/format';
import type { Tally } from '../../../radii/table/tally';
import type { AccuracyShares, AskedRadii, Criterion } from '../state/criteria';

/** What a criterion is called and what it means, at the radii chosen. */
export function criterionWords(
  id: Criterion['id'],
  { kind, inner, outer }: AskedRadii,
  format: (radius: number) => string,
): { readonly name: string; readonly meaning: string } {
  const small = format(inner);
  const large = format(outer);
  if (id === 'between') {
    return {
      name: 'Between groups',
      meaning: `At ε = ${large} no input of the box is classified as a class of another group. Right of the tick: classified as another group even without a perturbation.`,
    };
  }
  if (id === 'within') {
    return {
      name: 'Within groups',
      meaning: `At ε = ${small} no input of the box is classified as another class of its own group.`,
    };
  }
  if (id === 'all-inner' || id === 'all-outer') {
    const radius = id === 'all-inner' ? small : large;
    return {
      name: `All pairs at ${radius}`,
      meaning: `At ε = ${radius} no input of the box is classified as any other class.`,
    };
  }
  return {
    name: 'Adaptive',
    meaning:
      kind === 'merges'
        ? 'No input of the box is classified as another class; the box has the radius of the merge that joins the two classes.'
        : `No input of the box is classified as another class: ε = ${small} within a group, ε = ${large} between groups.`,
  };
}

/** What was counted for a criterion, after what it means. */
export function countedWords(
  meaning: string,
  { verified, images }: Tally,
  { attacked, interval }: AccuracyShares,
): string {
  const [lower, upper] = [formatPercent(interval.lower), formatPercent(interval.upper)];
  return (
    `${meaning} Verified for ${verified} of ${counted(images, 'image')}; accuracy under attack is ${formatPercent(attacked)} %. ` +
    `If these images are a random sample, the verified share of all images lies between ${lower} and ${upper} % (95 %).`
  );
}
