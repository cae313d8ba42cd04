import { shellWord } from '../../../app/commands/copyText';
import { fileNameOf, isFile, LAST_LAYER } from '../../../app/models/openedModels';
import { isOwnData, nameOfData } from '../../../app/models/ownData';
import { saidOf } from '../../../app/models/saidOf';
import { type BoundsQuery, subjectOf } from '../ask/bounds';

/** Numbers of one's own; those of a picture are offered as a file of this name. */
export const INPUT_FILE = 'input.json';

export const INPUT_LABEL = 'Numbers of the input (JSON)';

/** The property, likewise. */
const PROPERTY_FILE = 'property.vnnlib';

/** What a property is asked of. */
type Asked = Pick<BoundsQuery, 'model' | 'rounding'>;

/**
 * The command that computes the same bounds in a terminal.
 *
 * @param key of the model in the view's state
 */
export function commandOf(query: BoundsQuery, key: string): string {
  const { model, method, rounding, numbers, picture, dataset, image, levels } = query;
  const radius = `${levels}/255`;
  const { range, ranges } = model.interface ?? {};
  const images = picture
    ? ['--input', INPUT_FILE, '--epsilon', radius]
    : ['--dataset', placeOf(dataset), '--index', String(image), '--epsilon', radius];
  const { bounds, radii = [] } = numbers ?? {};
  const box = bounds
    ? ['--lower', bounds.lower.join(','), '--upper', bounds.upper.join(',')]
    : ['--epsilon', '1', '--scales', radii.join(',')];
  const input = numbers ? ['--input', INPUT_FILE, ...box] : images;
  const isCut = range !== undefined && !ranges && !bounds;
  const clip = isCut || picture ? ['--clip', (range ?? [0, 1]).join(',')] : [];
  const words = [fileIn(key), ...input, ...clip, ...saidOf(model)];
  const command = ['npx boundscope bounds', ...words.map(shellWord), '--method', method, '--rounding', rounding].join(
    ' ',
  );
  if (numbers) return `echo '${JSON.stringify(numbers.values)}' > ${INPUT_FILE} && ${command}`;
  return picture ? `${pictureFile(query)}\n${command}` : command;
}

/** So many numbers of a picture are copied with the command; more are saved as a file. */
const MOST_COPIED = 20_000;

/** Lines stay shorter than the 4,095 characters that a terminal takes. */
const NUMBERS_A_LINE = 100;

/** Writes the numbers of a picture into the file that the command reads, or says where that is to be had. */
function pictureFile(query: BoundsQuery): string {
  const numbers = subjectOf(query).input as readonly number[];
  if (numbers.length > MOST_COPIED) return `# ${INPUT_FILE}: “${INPUT_LABEL}” of the menu “Export”`;
  const lines = Array.from({ length: Math.ceil(numbers.length / NUMBERS_A_LINE) }, (_, line) =>
    numbers.slice(line * NUMBERS_A_LINE, (line + 1) * NUMBERS_A_LINE).join(','),
  );
  return `cat > ${INPUT_FILE} <<'END'\n[${lines.join(',\n')}]\nEND`;
}

/**
 * The command that decides a property, which it first writes into a file.
 *
 * @param timeout seconds; undefined for as many as it has anyway
 */
export function propertyCommandOf({ model, rounding }: Asked, key: string, property: string, timeout?: number): string {
  const words = ['verify', fileIn(key), PROPERTY_FILE, ...saidOf(model)].map(shellWord).join(' ');
  return `cat > ${PROPERTY_FILE} <<'END'\n${property.trimEnd()}\nEND\nnpx boundscope ${words} --rounding ${rounding}${timeout === undefined ? '' : ` --timeout ${timeout}`}`;
}

/** The network's file, in the folder where the command is given; a bundled one by its id. */
function fileIn(key: string): string {
  return isFile(key) ? fileNameOf(key).replace(LAST_LAYER, '') : key;
}

/** A data set of one's own is taken by its place, which is assumed to be the folder where the command is given. */
function placeOf(dataset: string): string {
  return isOwnData(dataset) ? `./${nameOfData(dataset)}` : dataset;
}

/** The script that computes the same bounds in the page's console. */
export function scriptOf(query: BoundsQuery, key: string): string {
  const { model, method, rounding, numbers, levels } = query;
  const { input, clip } = subjectOf(query);
  const range = clip ? `, clip: ${JSON.stringify(clip)}` : '';
  const typed = numbers?.bounds
    ? `lower: ${JSON.stringify(numbers.bounds.lower)}, upper: ${JSON.stringify(numbers.bounds.upper)}`
    : `epsilon: 1, scales: ${JSON.stringify(numbers?.radii)}`;
  const radius = numbers ? typed : `epsilon: ${levels} / 255`;
  return `${fileAs(key, model)}await boundscope.bounds({ model: ${modelAs(model)}, input: ${JSON.stringify(input)}${range}, ${radius}, method: '${method}', rounding: '${rounding}' });`;
}

/** The script that decides a property there. */
export function propertyScriptOf({ model, rounding }: Asked, key: string, property: string, timeout?: number): string {
  const limit = timeout === undefined ? '' : `, timeout: ${timeout}`;
  const request = `model: ${modelAs(model)}, property: ${JSON.stringify(property)}, rounding: '${rounding}'${limit}`;
  return `${fileAs(key, model)}await boundscope.verify({ ${request} });`;
}

function fileAs(key: string, model: BoundsQuery['model']): string {
  return isFile(key) ? openedAs(key, model) : `const file = ${JSON.stringify(key)};\n`;
}

function modelAs({ interface: known }: BoundsQuery['model']): string {
  return known ? `{ file, ...${JSON.stringify(known)} }` : 'file';
}

/** By its name; by its digest where other files have the same one, or where it was trained here and has no file. */
function openedAs(key: string, { id, card }: BoundsQuery['model']): string {
  const name = fileNameOf(key).replace(LAST_LAYER, '');
  const isNamed = !card && !/ \(\d+\)$/.test(name);
  return `const file = boundscope.opened(${JSON.stringify(isNamed ? name : id)});${isNamed ? '' : ` // ${name}`}\n`;
}
