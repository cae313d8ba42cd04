import { datasetFor, isAssumed } from '../../../app/models/datasetFor';
import { isOwnData, nameOfData } from '../../../app/models/ownData';
import { DATASETS } from '../../../catalog/datasets';
import type { ModelSummary } from '../../../engine/api/types';
import { ASSUMED, CARD, countOf } from './words';

/** One thing that is known of what a network takes or gives, or is taken for granted. */
export interface CardLine {
  readonly name: string;
  readonly text: string;
  /** Why it is assumed; absent where someone said so, or the file does. */
  readonly why?: string;
}

/** What a network takes and gives, as it is understood: stated by its file, by a person, or assumed. */
export function interfaceCard(model: ModelSummary): readonly CardLine[] {
  return [
    takesLine(model),
    ...heldLines(model),
    rangeLine(model),
    normalisationLine(model),
    givesLine(model),
    namesLine(model),
  ];
}

function takesLine(model: ModelSummary): CardLine {
  const { openSizes, interface: known } = model;
  const line = sizesLine(model);
  return openSizes && !known?.sizes ? { ...line, why: ASSUMED.sizes } : line;
}

function sizesLine({ inputShape, picture, fileInput, held }: ModelSummary): CardLine {
  const name = CARD.takes(held.length > 0 ? fileInput : null);
  const sizes = inputShape.join('×') || '1';
  if (!picture) return { name, text: CARD.numbers(sizes) };
  const { width, height, channels, isLast } = picture;
  const colour = channels === 1 ? CARD.grey : CARD.channels(channels, isLast);
  const text = CARD.pictures(sizes, `${width}×${height}`, colour);
  if (inputShape.length === 2) return { name, text: CARD.orSequence(text), why: ASSUMED.sequence };
  return inputShape.length > 1 ? { name, text } : { name, text, why: ASSUMED.picture };
}

function heldLines({ held, interface: known }: ModelSummary): readonly CardLine[] {
  return held.map(({ name, isGiven }) => {
    const at = known?.constants?.[name];
    const text = CARD.held(isGiven ? [at].flat().slice(0, 8).join(', ') : '0');
    return isGiven ? { name, text } : { name, text, why: ASSUMED.held };
  });
}

function rangeLine(model: ModelSummary): CardLine {
  const { range, ranges } = model.interface ?? {};
  const name = CARD.range;
  if (ranges) return { name, text: CARD.ranges };
  if (range) return { name, text: CARD.fromTo(...range) };
  if (model.picture === null) return { name, text: CARD.none, why: ASSUMED.range };
  if (datasetFor(model) === null) return { name, text: CARD.ofPictures, why: ASSUMED.pixels };
  const text = CARD.fromTo(0, 1);
  return model.card ? { name, text } : { name, text, why: ASSUMED.pixels };
}

function normalisationLine({ interface: known, card, picture }: ModelSummary): CardLine {
  const name = CARD.normalised;
  const { mean, std } = known ?? {};
  if (mean || std) {
    const list = (values: readonly number[] = []) =>
      values.length > 4 ? CARD.numbers(String(values.length)) : values.join(', ');
    return { name, text: CARD.byMean(list(mean ?? [0]), list(std ?? [1])) };
  }
  const text = CARD.byItself;
  return card || !picture ? { name, text } : { name, text, why: ASSUMED.normalised };
}

function givesLine({
  interface: known,
  guessed,
  outputs,
  classes,
  outputSizes,
  decisions,
  card,
  fileOutput,
  fileOutputs,
  saysClasses,
}: ModelSummary): CardLine {
  const name = CARD.gives(fileOutputs.length > 1 ? fileOutput : null);
  if (known?.threshold !== undefined) return { name, text: CARD.score(known.threshold) };
  if (known?.classAxis !== undefined) {
    return { name, text: CARD.alongAxis(countOf(classes, outputs), known.classAxis, outputSizes.join('×')) };
  }
  const text = countOf(classes, outputs);
  if (guessed) return { name, text, why: ASSUMED.values };
  if (known?.outputs || decisions || card) return { name, text };
  if (saysClasses && classes > 0) return { name, text: CARD.bySaying(text) };
  return { name, text, why: classes > 0 ? ASSUMED.classes : ASSUMED.value };
}

function namesLine(model: ModelSummary): CardLine {
  const { interface: known, classes, card } = model;
  const name = classes > 0 ? CARD.classNames : CARD.outputNames;
  if (known?.labels) return { name, text: shortList(known.labels) };
  const id = datasetFor(model);
  if (id === null || classes === 0) return { name, text: CARD.none };
  if (isOwnData(id)) return { name, text: CARD.namesOf(nameOfData(id)) };
  const text = CARD.namesOf(DATASETS.get(id)?.kind.title ?? id);
  return isAssumed(model) && !card ? { name, text, why: ASSUMED.names } : { name, text };
}

function shortList(names: readonly string[]): string {
  return names.length > 6 ? CARD.some(names.slice(0, 5), names.length - 5) : names.join(', ');
}
