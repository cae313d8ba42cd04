import { DATA_FORMATS, endsWithOneOf } from '../../../catalog/dataFormats';
import { classesIn, type DataFile, type DataFormat, labelsIn, type OpenedData } from '../dataFormat';
import { readLabelFiles } from './labelFiles';

/** What labels stand in, as it is called where one is wrong. */
const LABELS = 'The file of labels';

/** Pictures in a folder for each class, or in one with a file of labels, or without labels. */
export const picturesFormat: DataFormat = {
  match: (files) => files.some(({ path }) => endsWithOneOf(path, DATA_FORMATS.pictures.endings)),
  async open(files) {
    const pictures = files
      .filter(({ path }) => endsWithOneOf(path, DATA_FORMATS.pictures.endings))
      .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
    const { order, labelOf } = await readLabelFiles(files, pictures);
    if (labelOf) {
      const names = pictures.map(({ path }) => labelOf(path));
      const isNumbered = names.every((name) => /^\d+$/.test(name));
      // Names in the order of their letters would make 2 of "10".
      if (isNumbered && !order?.some((name) => names.includes(name))) {
        const labels = labelsIn(names.map(Number), LABELS);
        const isListed = order && labels.every((label) => label < order.length);
        return mixed(pictures, labels, isListed ? order : null, []);
      }
      return named(pictures, names, order, 'Labels are those of the file beside the pictures.');
    }
    const folders = pictures.map(({ path }) => path.split('/').at(-2) ?? '');
    if (new Set(folders).size < 2) {
      return { classes: null, labels: null, items: { kind: 'pictures', files: pictures }, notes: [] };
    }
    return named(pictures, folders, order, 'Classes are the folders.');
  },
};

/** Pictures whose labels are names; `order` has the names by label, else they are in alphabetical order. */
function named(
  pictures: readonly DataFile[],
  names: readonly string[],
  order: readonly string[] | null,
  note: string,
): OpenedData {
  const known = order && names.every((name) => order.includes(name));
  if (known)
    return mixed(
      pictures,
      Uint16Array.from(names, (name) => order.indexOf(name)),
      order,
      [note],
    );
  const { classes, labels } = classesIn(names);
  const counting = `They are counted in alphabetical order, as PyTorch and Keras count them: ${shortList(classes)}.`;
  return mixed(pictures, labels, classes, [note, counting]);
}

/** One picture of each class after the other, so that the first ones show all classes. */
function mixed(
  pictures: readonly DataFile[],
  labels: Uint16Array,
  classes: readonly string[] | null,
  notes: readonly string[],
): OpenedData {
  const seen = new Map<number, number>();
  const places = Array.from(labels, (label, at) => {
    const turn = seen.get(label) ?? 0;
    seen.set(label, turn + 1);
    return { at, label, turn };
  }).sort((a, b) => a.turn - b.turn || a.label - b.label);
  return {
    classes,
    labels: Uint16Array.from(places, ({ label }) => label),
    items: { kind: 'pictures', files: places.map(({ at }) => pictures[at] as DataFile) },
    notes,
  };
}

function shortList(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}
