import type { ModelCard } from '../../engine/types';

/** What a bundled model is and how it fares, in one line of a menu. */
export function cardNote({ architecture, dataset, epsilon, accuracy }: ModelCard): string {
  const { clean, verified, adaptive } = accuracy;
  const right = `${percent(clean)} right on test images`;
  if (!epsilon || verified === undefined) return `${architecture}; ${right}`;
  const [small, large] = [epsilon.inner, epsilon.outer].map((radius) => radiusIn(dataset, radius));
  const adapted = adaptive === undefined ? '' : `, ${percent(adaptive)} at ${small} within groups`;
  return `${architecture}; ${right}, ${percent(verified)} proved at ${large}${adapted}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** In 255ths for color images, as their literature has them. */
function radiusIn(dataset: string, radius: number): string {
  return dataset.startsWith('cifar') ? `${Number((255 * radius).toPrecision(3))}/255` : String(radius);
}
