import type { Figures } from '../training/figures';
import type { Recipe } from '../training/recipe';
import type { EpochReport } from '../training/report';

const LABELS: Readonly<Record<keyof Figures, string>> = {
  clean: 'clean',
  verified: 'verified',
  interGroup: 'inter-group',
  innerGroup: 'inner-group',
  adaptive: 'adaptive',
};

/** One line: loss, figures on the images held out in percent, and the time that is left. */
export function describeEpoch({ epoch, loss, heldOut, best }: EpochReport, recipe: Recipe, seconds: number): string {
  const figures = Object.entries(LABELS).flatMap(([figure, label]) => {
    const share = heldOut[figure as keyof Figures];
    return share === undefined ? [] : [`${label} ${(100 * share).toFixed(2)} %`];
  });
  const left = Math.ceil(((recipe.epochs - epoch) * seconds) / 60);
  return (
    `Epoch ${epoch} of ${recipe.epochs}: loss ${loss.toFixed(4)}, held out ${figures.join(', ')}${best ? ' (best)' : ''}; ` +
    `${seconds.toFixed(1)} s, about ${left} min left`
  );
}
