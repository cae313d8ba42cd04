import type { AskedRadii, Criterion } from './criteria';

/** What a criterion is called and what it asks, at the radii asked for. */
export function criterionWords(
  id: Criterion['id'],
  { kind, inner, outer }: AskedRadii,
  format: (radius: number) => string,
): { readonly name: string; readonly meaning: string } {
  const small = format(inner);
  const large = format(outer);
  if (id === 'across') {
    return {
      name: 'Across groups',
      meaning: `Within ${large} no input is taken for a class of another group. The tick: right group without a perturbation.`,
    };
  }
  if (id === 'inside') {
    return { name: 'Inside groups', meaning: `Within ${small} no input is taken for another class of its own group.` };
  }
  if (id === 'all-inner') {
    return { name: `All pairs at ${small}`, meaning: `Within ${small} no input is taken for any other class.` };
  }
  if (id === 'all-outer') {
    return { name: `All pairs at ${large}`, meaning: `Within ${large} no input is taken for any other class.` };
  }
  return {
    name: 'Adaptive',
    meaning:
      kind === 'merges'
        ? 'No input is taken for another class within the radius of the merge at which the two classes meet.'
        : `No input is taken for a class of its own group within ${small}, nor for one of another group within ${large}.`,
  };
}
