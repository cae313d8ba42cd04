import { DATA_FORMATS, endsWithOneOf } from '../../../catalog/dataFormats';
import { DatasetError } from '../../inputs/datasetImages';
import { type DataFile, lastPart, linesOf } from '../dataFormat';
import { splitCells } from '../table/splitCells';

const TEXTS = ['.csv', '.tsv', '.txt'];

const PICTURES = DATA_FORMATS.pictures.endings;

/** What files beside pictures say of them. */
interface LabelFiles {
  /** Names of the classes by label; null where no file lists them. */
  readonly order: readonly string[] | null;
  /** The label of a picture, a name or a number; null where no file has them. */
  readonly labelOf: ((path: string) => string) | null;
}

/**
 * Reads what lies beside pictures: lines of a picture's name and its label, or one name of a class a line.
 *
 * @throws DatasetError naming a picture that has no label
 */
export async function readLabelFiles(files: readonly DataFile[], pictures: readonly DataFile[]): Promise<LabelFiles> {
  const names = new Set(pictures.flatMap(({ path }) => [path, lastPart(path)]));
  let order: readonly string[] | null = null;
  let labelOf: LabelFiles['labelOf'] = null;
  for (const file of files.filter(({ path }) => endsWithOneOf(path, TEXTS))) {
    const lines = await linesOf(file);
    const rows = splitCells(lines);
    const labelled = rows.filter(([name = '']) => names.has(name) || names.has(lastPart(name)));
    if (labelled.length > 0 && labelled.every(({ length }) => length >= 2)) {
      labelOf = lookUp(labelled, lastPart(file.path));
    } else if (/class|label|names/i.test(lastPart(file.path))) {
      requireOthers(rows, pictures, lastPart(file.path));
      order = numberedNames(rows) ?? lines.map((line) => line.trim());
    }
  }
  return { order, labelOf };
}

/** Refuses lines of pictures and labels where none of the pictures is there. */
function requireOthers(rows: readonly (readonly string[])[], pictures: readonly DataFile[], file: string): void {
  const named = rows.find(([name = '', label]) => label !== undefined && endsWithOneOf(name, PICTURES));
  const [first] = pictures;
  if (!named || !first) return;
  throw new DatasetError(
    `${file} has labels of other pictures: of ${named[0]}, say, and here is ${lastPart(first.path)}.`,
    'Call the pictures there as they are called in the folder, or leave the file out.',
  );
}

/** Names of classes in lines of a label and a name, in order from 0 on; null where the lines are others. */
function numberedNames(rows: readonly (readonly string[])[]): string[] | null {
  const isNumbered = rows.every(({ length, 0: label }, at) => length === 2 && label?.trim() === String(at));
  return isNumbered ? rows.map(([, name = '']) => name.trim()) : null;
}

function lookUp(rows: readonly (readonly string[])[], file: string): (path: string) => string {
  const labels = new Map(rows.flatMap(([name = '', label = '']) => [[name, label] as const, [lastPart(name), label]]));
  return (path) => {
    const label = labels.get(path) ?? labels.get(lastPart(path));
    if (label !== undefined && label !== '') return label;
    throw new DatasetError(
      `${file} has no label for ${lastPart(path)}.`,
      'Add a line for it, or leave the picture out.',
    );
  };
}
