import type { CardAccuracy, CardMeasurement, CardTable, ModelCard } from '../../engine/api/cardTypes';
import type { CriteriaOptions } from '../../radii/table/countCriteria';
import { groupReport } from '../../radii/table/groupReport';
import type { RadiusTable } from '../../radii/table/radiusTable';
import type { Tallies } from '../../radii/table/tally';
import { groupOfClasses } from '../../training/radii';
import { InputError } from '../options/inputError';

/**
 * The card with the accuracies that a table proves at the card's radii. Clean accuracy stays: it was counted on all test
 * images when the network was written.
 *
 * @param classes names of the classes of the data set
 * @throws InputError when the table is about other images, or the card has no radii
 */
export function withFigures(card: ModelCard, table: RadiusTable, classes: readonly string[]): ModelCard {
  const proved = accuraciesOf(card, table, classes);
  const { groups, groupsFrom, epsilon, accuracy, seeds, reproduce, licence, measured: _, ...rest } = card;
  return {
    ...rest,
    ...(groups && { groups }),
    ...(groupsFrom && { groupsFrom }),
    ...(epsilon && { epsilon }),
    accuracy: { ...proved, clean: accuracy.clean },
    measured: { ...measurementOf(table), ...commandFor(card.id, table) },
    ...(seeds && { seeds }),
    reproduce,
    licence,
  };
}

/**
 * What a table proves at the card's radii, with the clean accuracy of the same images.
 *
 * @param classes names of the classes of the data set
 * @throws InputError when the table is about other images, or the card has no radii
 */
export function accuraciesOf(card: ModelCard, table: RadiusTable, classes: readonly string[]): CardAccuracy {
  const { dataset } = table.about;
  if (dataset !== card.dataset) {
    throw new InputError(
      `The table is about images of ${dataset}, but the card of ${card.id} speaks of ${card.dataset}.`,
    );
  }
  const { groups: numbers, inner, outer } = criteriaOfCard(card, classes);
  const groupOf = classes.map((_, label) => numbers.findIndex((group) => group.includes(label)));
  const report = groupReport(table, groupOf, inner, outer);
  const { clean, images } = report.allOuter.overall;
  const perGroup = {
    interGroup: share(report.interGroup),
    innerGroup: share(report.innerGroup),
    adaptive: share(report.adaptive),
  };
  return { clean: clean / images, verified: share(report.allOuter), ...(card.groups && perGroup) };
}

/** Parts that a table is computed in by the card's command; the table is the same for any number. */
const SHARDS = 8;

/** How the table of a bundled network is computed again; nothing for others, and for chosen images. */
function commandFor(id: string, { about, indices }: RadiusTable): Pick<CardTable, 'command'> {
  const { model, dataset, method, attack } = about;
  if (model.id !== id || indices.some((index, row) => index !== row)) return {};
  const search = attack ? '' : ' --no-attack';
  const asked = `${id} --dataset ${dataset} --count ${indices.length} --method ${method}${search}`;
  return { command: `sh docs/scale/parallel.sh ${id}.table.json.gz ${SHARDS} ${asked}` };
}

/** On what, and how, a table's accuracies were counted. */
export function measurementOf({ labels, about: { method, rounding } }: RadiusTable): CardMeasurement {
  return { images: labels.length, method, rounding };
}

/**
 * The groups of a card, as numbers of classes, and its radii; a class in no group is alone in one of its own.
 *
 * @throws InputError when the card has no radii
 */
export function criteriaOfCard(
  { id, groups = [], epsilon }: ModelCard,
  classes: readonly string[],
): CriteriaOptions & { readonly groups: readonly (readonly number[])[] } {
  if (!epsilon) {
    throw new InputError(
      `The card of ${id} has no radii, nor is there a recipe of that name. Write “epsilon” into it.`,
    );
  }
  const groupOf = groupOfClasses(classes, groups);
  const members = [...new Set(groupOf)].map((group) => [...groupOf.keys()].filter((label) => groupOf[label] === group));
  return { epsilons: [], groups: members, ...epsilon };
}

function share({ overall: { verified, images } }: Tallies): number {
  return verified / images;
}
