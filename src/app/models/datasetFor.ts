import { DATASETS, type DatasetRow } from '../../catalog/datasets';
import type { ModelCard, ModelSummary } from '../../engine/api/types';
import { formatCount, formatPercent } from '../../numbers/format';

/** The data set itself, or the part of it that comes with Boundscope. */
export function bundledPart(dataset: string): string {
  return DATASETS.get(dataset)?.part ?? dataset;
}

/** Whether images of a data set come with Boundscope. */
export function isBundled(dataset: string): boolean {
  return DATASETS.get(dataset)?.bundled ?? false;
}

/** Whether two data sets are of images of one kind. */
export function areKin(one: string, other: string): boolean {
  const kind = DATASETS.get(one)?.kind;
  return one === other || (kind !== undefined && kind === DATASETS.get(other)?.kind);
}

/** Whether nothing says that a network's classes are those of the data set whose images it is shown. */
export function isAssumed(model: ModelSummary): boolean {
  return !model.images && !model.card && !model.interface?.labels && datasetFor(model) !== null;
}

/** Whether a network is for handwritten digits by its name, where images that come with Boundscope only have their form. */
export function readsDigits({ name, card, classes, fits }: ModelSummary): boolean {
  const kinds = fits.map((id) => DATASETS.get(id)?.kind);
  return !card && kinds.some((kind) => kind?.classes.length === classes && kind.digits?.test(name));
}

/** The data set whose images a model can be shown: the one that someone chose, its card's, else one that fits its input; null where none does. */
export function datasetFor(model: ModelSummary): string | null {
  const { images, card, fits, classes } = model;
  if (images) return images;
  if (card) return bundledPart(card.dataset);
  if (readsDigits(model)) return null;
  return findShown(({ kind }, id) => classes === kind.classes.length && fits.includes(id));
}

/** The data set of a bundled model's images, by its name alone; null where the name says nothing. */
export function datasetNamed(model: string): string | null {
  return findShown(({ kind }) => model.startsWith(kind.models));
}

/** Test images that come with Boundscope. */
function findShown(fits: (row: DatasetRow, id: string) => boolean): string | null {
  const found = [...DATASETS].find(([id, row]) => row.bundled && row.role === 'test' && fits(row, id));
  return found?.[0] ?? null;
}

/** What a bundled model is and how it fares, and on which images, in one line of a menu. */
export function cardNote({ architecture, dataset, epsilon, accuracy, measured }: ModelCard): string {
  const { clean, verified, adaptive } = accuracy;
  const right = `clean accuracy ${percent(clean)}, of all test images`;
  if (!epsilon || verified === undefined) return `${architecture}; ${right}`;
  const [small, large] = [epsilon.inner, epsilon.outer].map((radius) => radiusIn(dataset, radius));
  const adapted = adaptive === undefined ? '' : `, ${percent(adaptive)} with ${small} within groups`;
  const some = measured ? `, of ${formatCount(measured.images)} of them,` : '';
  return `${architecture}; ${right}; verified${some} ${percent(verified)} at ${large}${adapted}`;
}

function percent(share: number): string {
  return `${formatPercent(share)} %`;
}

/** In 255ths where the literature of such images has them. */
function radiusIn(dataset: string, radius: number): string {
  return DATASETS.get(dataset)?.kind.unit === '1/255' ? `${Number((255 * radius).toPrecision(3))}/255` : String(radius);
}
