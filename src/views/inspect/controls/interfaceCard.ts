import { datasetFor, isAssumed } from '../../../app/models/datasetFor';
import { isOwnData, nameOfData } from '../../../app/models/ownData';
import { DATASETS } from '../../../catalog/datasets';
import type { ModelSummary } from '../../../engine/api/types';
import { counted } from '../../../numbers/format';
import { ASSUMED } from '../words';

/** One thing that is known of what a network takes or gives, or is taken for granted. */
export interface CardLine {
  readonly name: string;
  readonly text: string;
  /** Why it is assumed; absent where someone said so, or the file does. */
  readonly why?: string;
}

/** What a network takes and gives, as it is understood: told by its file, by a person, or assumed. */
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
  const why = 'The file leaves these sizes open; they are those of pictures that fit.';
  return openSizes && !known?.sizes ? { ...line, why } : line;
}

function sizesLine({ inputShape, picture, fileInput, held }: ModelSummary): CardLine {
  const name = held.length > 0 ? `Takes ${fileInput}` : 'Takes';
  const sizes = inputShape.join('×') || '1';
  if (!picture) return { name, text: `${sizes} numbers` };
  const { width, height, channels, isLast } = picture;
  const colour = channels === 1 ? 'grey' : `${channels} channels, which stand ${isLast ? 'last' : 'first'}`;
  const text = `${sizes}: pictures of ${width}×${height} pixels, ${colour}`;
  return inputShape.length > 1 ? { name, text } : { name, text, why: ASSUMED.picture };
}

function heldLines({ held, interface: known }: ModelSummary): readonly CardLine[] {
  return held.map(({ name, isGiven }) => {
    const at = known?.constants?.[name];
    const text = isGiven ? `held at ${[at].flat().slice(0, 8).join(', ')}` : 'held at 0';
    return isGiven ? { name, text } : { name, text, why: ASSUMED.held };
  });
}

function rangeLine(model: ModelSummary): CardLine {
  const { range, ranges } = model.interface ?? {};
  const name = 'Range';
  if (ranges) return { name, text: 'one for each input' };
  if (range) return { name, text: `${range[0]} to ${range[1]}` };
  const isPixels = datasetFor(model) !== null && model.picture !== null;
  if (!isPixels) return { name, text: 'none', why: ASSUMED.range };
  return model.card ? { name, text: '0 to 1' } : { name, text: '0 to 1', why: ASSUMED.pixels };
}

function normalisationLine({ interface: known, card, picture }: ModelSummary): CardLine {
  const name = 'Normalised';
  const { mean, std } = known ?? {};
  if (mean || std) {
    const list = (values: readonly number[] = []) =>
      values.length > 4 ? `${values.length} numbers` : values.join(', ');
    return { name, text: `(x − ${list(mean ?? [0])}) / ${list(std ?? [1])}, before the network` };
  }
  const text = 'as the network does it itself';
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
  fileOutputs,
}: ModelSummary): CardLine {
  const name = fileOutputs.length > 1 ? `Gives ${fileOutputs[0]}` : 'Gives';
  if (known?.threshold !== undefined) return { name, text: `a score, held against ${known.threshold}` };
  if (known?.classAxis !== undefined) {
    return {
      name,
      text: `${counted(classes, 'class', 'classes')}, along axis ${known.classAxis} of ${outputSizes.join('×')}`,
    };
  }
  const text = classes > 0 ? counted(classes, 'class', 'classes') : counted(outputs, 'value');
  if (guessed) return { name, text, why: ASSUMED.values };
  if (known?.outputs || decisions || card) return { name, text };
  return { name, text, why: classes > 0 ? ASSUMED.classes : ASSUMED.value };
}

function namesLine(model: ModelSummary): CardLine {
  const { interface: known, classes, card } = model;
  const name = classes > 0 ? 'Names of classes' : 'Names of outputs';
  if (known?.labels) return { name, text: shortList(known.labels) };
  const id = datasetFor(model);
  if (id === null || classes === 0) return { name, text: 'none' };
  if (isOwnData(id)) return { name, text: `those of ${nameOfData(id)}` };
  const text = `those of ${DATASETS.get(id)?.kind.title ?? id}`;
  return isAssumed(model) && !card ? { name, text, why: ASSUMED.names } : { name, text };
}

function shortList(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}
