import type { CardMeasurement, CardSeeds, ModelCard, SeedFigures } from '../../engine/api/cardTypes';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { InputError } from '../options/inputError';
import { accuraciesOf, measurementOf } from './cardFigures';

/**
 * The card with what a table proves of the network that its recipe comes to with one seed; figures of that seed that were
 * there before are replaced.
 *
 * @param classes names of the classes of the data set
 * @throws InputError when the table is about other images than the other seeds', or was computed in another way
 */
export function withSeed(card: ModelCard, seed: number, table: RadiusTable, classes: readonly string[]): ModelCard {
  const found: SeedFigures = { seed, ...accuraciesOf(card, table, classes) };
  const measured = measurementOf(table);
  const others = card.seeds?.figures.filter((figures) => figures.seed !== seed) ?? [];
  if (card.seeds && others.length > 0) requireAlike(card.seeds, measured, seed);
  const figures = [...others, found].sort((one, other) => one.seed - other.seed);
  const { reproduce, licence, seeds: _, ...rest } = card;
  return { ...rest, seeds: { ...measured, figures }, reproduce, licence };
}

/** Figures of other images, or by other bounds, would differ whatever the seed. */
function requireAlike(seeds: CardSeeds, measured: CardMeasurement, seed: number): void {
  const textOf = ({ images, method, rounding }: CardMeasurement) =>
    `${images} images by ${method}, rounding ${rounding}`;
  if (textOf(seeds) === textOf(measured)) return;
  throw new InputError(
    `The card's other seeds are of ${textOf(seeds)}; the table of seed ${seed} is of ${textOf(measured)}. ` +
      'Give all of them tables that were computed alike.',
  );
}
