import { DATA_FORMATS, endsWithOneOf } from '../../../catalog/dataFormats';
import { readNumber } from '../../../numbers/readNumber';
import { DatasetError } from '../../inputs/datasetImages';
import { classesIn, type DataFormat, labelsIn, lastPart, linesOf } from '../dataFormat';
import { splitCells } from './splitCells';

const LABEL = /^(labels?|class|classes|target|y|species|category)$/i;

/** Fewer numbers than this are hardly pixels, whatever their range. */
const LEAST_PIXELS = 49;

/** CSV: a row an item, with a column of labels or without. */
export const tableFormat: DataFormat = {
  match: (files) => files.some(({ path }) => endsWithOneOf(path, DATA_FORMATS.table.endings)),
  async open(files, size) {
    const file = files.find(({ path }) => endsWithOneOf(path, DATA_FORMATS.table.endings));
    const name = lastPart(file?.path ?? '');
    const cells = splitCells(file ? await linesOf(file) : []);
    const isNamed = cells[0]?.every((cell) => readNumber(cell) === undefined) ?? false;
    const [names, rows] = isNamed ? [cells[0] as string[], cells.slice(1)] : [undefined, cells];
    const width = rows[0]?.length ?? 0;
    if (width === 0) throw new DatasetError(`${name} has no numbers.`, 'Give a line of numbers for each input.');
    const wrong = rows.findIndex((row) => row.length !== width);
    if (wrong >= 0) {
      throw new DatasetError(
        `${name}, line ${wrong + (names ? 2 : 1)} has ${rows[wrong]?.length} cells where the first has ${width}.`,
        'Give as many.',
      );
    }
    const columns = Array.from({ length: width }, (_, at) => rows.map((row) => readNumber(row[at] as string)));
    const at = labelColumn(columns, names, size, name);
    // One too many is what such a network is to give.
    const given = at === undefined && width - 1 === size ? lastUnlessNamed(names, width) : undefined;
    const kept = columns.flatMap((column, place) => (place === at || place === given ? [] : [column as number[]]));
    const texts = at === undefined ? [] : rows.map((row) => row[at] as string);
    const isNumbered = at !== undefined && columns[at]?.every((value) => value !== undefined);
    const named = at === undefined || isNumbered ? null : classesIn(texts);
    const data = Float32Array.from({ length: rows.length * kept.length }, (_, i) => {
      return kept[i % kept.length]?.[Math.floor(i / kept.length)] ?? 0;
    });
    const own = names?.filter((_, place) => place !== at && place !== given);
    const called = (place: number) => names?.[place] ?? String(place + 1);
    const labelled = at === undefined ? [] : [`Column ${called(at)} was read as the labels.`];
    const left =
      given === undefined ? [] : [`Column ${called(given)} was left out: the network takes ${size} numbers.`];
    return {
      classes: named?.classes ?? null,
      labels: named?.labels ?? (isNumbered ? labelsIn(columns[at ?? 0] as number[], name) : null),
      items: {
        kind: 'array',
        count: rows.length,
        image: null,
        data: arePixels(data, kept.length) ? Uint8Array.from(data) : data,
        ...(own && { columns: own }),
      },
      notes: [...labelled, ...left],
    };
  },
};

/** The column of labels: the only one without numbers, the one of that name, else the one that is too many. */
function labelColumn(
  columns: readonly (readonly (number | undefined)[])[],
  names: readonly string[] | undefined,
  size: number | undefined,
  file: string,
): number | undefined {
  const texts = columns.flatMap((column, at) => (column.includes(undefined) ? [at] : []));
  if (texts.length > 1) {
    const which = texts.slice(0, 3).map((at) => names?.[at] ?? String(at + 1));
    throw new DatasetError(
      `${file}: the columns ${which.join(', ')} have cells that are not numbers.`,
      'Keep one column of names, for the labels, and numbers in all others.',
    );
  }
  if (texts.length === 1) return texts[0];
  const isLabels = (at: number) =>
    columns[at]?.every((value) => value !== undefined && Number.isInteger(value) && value >= 0 && value < 1000);
  const named = namedColumn(names);
  if (named >= 0) return isLabels(named) ? named : undefined;
  const isTooMany = size === undefined ? isSquare(columns.length - 1) : columns.length === size + 1;
  if (!isTooMany || (size === undefined && isSquare(columns.length))) return undefined;
  return [0, columns.length - 1].find(isLabels);
}

function namedColumn(names: readonly string[] | undefined): number {
  return names?.findIndex((name) => LABEL.test(name.trim())) ?? -1;
}

function lastUnlessNamed(names: readonly string[] | undefined, width: number): number {
  const named = namedColumn(names);
  return named >= 0 ? named : width - 1;
}

function isSquare(count: number): boolean {
  return count >= LEAST_PIXELS && Number.isInteger(Math.sqrt(count));
}

/** Whether numbers are levels of pixels: whole ones up to 255, more than 1, and as many as a picture has. */
function arePixels(data: Float32Array, width: number): boolean {
  if (!isSquare(width) && !isSquare(width / 3)) return false;
  return (
    data.some((value) => value > 1) && data.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)
  );
}
