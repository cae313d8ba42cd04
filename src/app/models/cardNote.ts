import { formatPercent } from '../../charts/numbers';
import { radiusScale } from '../../charts/radiusScale';
import type { ModelCard } from '../../engine/types';

/** What a bundled model is and how it fares, in one line of a menu. */
export function cardNote({ architecture, dataset, epsilon, accuracy }: ModelCard): string {
  const { clean, verified, adaptive } = accuracy;
  const right = `${formatPercent(clean)} % right on test images`;
  if (!epsilon || verified === undefined) return `${architecture}; ${right}`;
  const { format } = radiusScale(dataset);
  const proved = `${formatPercent(verified)} % proved at ${format(epsilon.outer)}`;
  const adapted =
    adaptive === undefined ? '' : `, ${formatPercent(adaptive)} % at ${format(epsilon.inner)} within groups`;
  return `${architecture}; ${right}, ${proved}${adapted}`;
}
