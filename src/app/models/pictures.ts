import { DATA_FORMATS, endsWithOneOf } from '../../catalog/dataFormats';
import { DATASETS, type DatasetRow, USUAL_DATASET } from '../../catalog/datasets';
import { engine } from '../../engine/api/client';
import type { DatasetImages, ModelSummary } from '../../engine/api/types';
import { saying } from '../commands/notices';
import { SAMPLE_NOTES } from '../controls/words';
import { datasetFor, readsDigits } from './datasetFor';

/** Sizes of the pictures that a network takes, and whether their channels stand last in its input. */
type PictureSizes = NonNullable<ModelSummary['picture']>;

/** A picture that someone opened, scaled to what a network takes. */
export interface OwnPicture extends DatasetImages {
  /** What was done to it, as a sentence. */
  readonly note: string;
}

/** Those that were opened during this visit, by their name in a view's state. */
const opened = new Map<string, File>();

/** Whether a file is a picture that browsers read. */
export function isPicture({ name, type }: File): boolean {
  return type.startsWith('image/') || endsWithOneOf(name, DATA_FORMATS.pictures.endings);
}

/** Keeps a picture for this visit; gives the name that a view's state has for it. */
export function keepPicture(file: File): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? file.name : `${file.name} (${number})`;
    if (opened.has(name)) continue;
    opened.set(name, file);
    return name;
  }
}

/** What a view's state calls the picture that stands for others: one that comes with Boundscope. */
const SAMPLE = 'Sample picture';

/** The same for networks of digits, of which none come with Boundscope: it is drawn. */
const DIGIT = 'Drawn 7';

/** Which image of its data set that is. */
const SAMPLE_INDEX = 4;

/** The least side of pictures in which anything can be seen. */
const LEAST_SIDE = 8;

/** A picture to begin with, where a network plainly takes such and no images that come with Boundscope fit it; else null. */
export function sampleFor(model: ModelSummary): string | null {
  const { picture, inputShape } = model;
  if (!picture || datasetFor(model) !== null) return null;
  if (readsDigits(model)) return DIGIT;
  if (inputShape.length < 3) return null;
  return Math.min(picture.height, picture.width) >= LEAST_SIDE ? SAMPLE : null;
}

/** An image that comes with Boundscope, in grey or in colour, as a file that someone might have opened. */
async function sampleFile(channels: number): Promise<File> {
  const fits = ([, row]: readonly [string, DatasetRow]) =>
    row.bundled && row.role === 'test' && row.kind.size.channels === channels;
  const [id = USUAL_DATASET] = [...DATASETS].find(fits) ?? [];
  const { images, width, height } = await engine().firstImages(id);
  const pixels = new ImageData(width, height);
  const start = SAMPLE_INDEX * width * height * channels;
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) pixels.data[4 * i + c] = images[start + i * channels + (channels > 1 ? c : 0)] ?? 0;
    pixels.data[4 * i + 3] = 255;
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return new File([await canvas.convertToBlob()], `${SAMPLE}.png`, { type: 'image/png' });
}

/** A 7 as MNIST has them: in white on black, 20 of 28 pixels high. */
async function drawnDigit(): Promise<File> {
  const canvas = new OffscreenCanvas(28, 28);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillRect(0, 0, 28, 28);
    Object.assign(context, { strokeStyle: '#fff', lineWidth: 2.4, lineCap: 'round', lineJoin: 'round' });
    context.stroke(new Path2D('M7.5 7.5L19.5 6.5L13 22.5'));
  }
  return new File([await canvas.convertToBlob()], `${DIGIT}.png`, { type: 'image/png' });
}

/** Pictures to begin with, by their names. */
const SAMPLES: Readonly<Record<string, (channels: number) => Promise<File>>> = {
  [SAMPLE]: sampleFile,
  [DIGIT]: drawnDigit,
};
const ABOUT: Readonly<Record<string, string>> = { [SAMPLE]: SAMPLE_NOTES.picture, [DIGIT]: SAMPLE_NOTES.digit };

/**
 * A picture as a network takes it: scaled so that the whole of it fits, the rest black, in grey where the network has one
 * channel; transparent parts are black.
 *
 * @throws Error where it was not opened during this visit, cannot be read, or the network takes no pictures
 */
export async function pictureFor(name: string, model: ModelSummary): Promise<OwnPicture> {
  if (!model.picture) {
    throw new Error(
      `${model.name} takes ${model.inputShape.join('×')} numbers, no picture. Type or paste the numbers.`,
    );
  }
  const about = ABOUT[name];
  const file = await (SAMPLES[name]?.(model.picture.channels) ?? opened.get(name));
  if (!file)
    throw new Error(`This link is about ${name}, a picture on its sender’s computer. Open it here to see the same.`);
  const { id } = await engine().openData({ name, files: [{ path: file.name, blob: file }] });
  const picture = await saying(`Reading ${name}`, () => engine().dataset(id, model.id)).catch(() => {
    throw new Error(`${name} cannot be read as a picture. Save it as PNG, JPEG or WebP, and open it again.`);
  });
  const { classes } = picture;
  const assumed = DATASETS.get(datasetFor(model) ?? '')?.kind.classes ?? [];
  const note = about ?? picture.notes?.join(' ') ?? '';
  return { ...picture, classes: classes.length > 0 ? classes : assumed, note };
}

/** The numbers of a picture in the order of the network's input, from 0 to 1. */
export function numbersOf({ images, height, width, channels }: OwnPicture, { isLast }: PictureSizes): number[] {
  const area = height * width;
  return Array.from({ length: area * channels }, (_, i) => {
    const at = isLast ? i : (i % area) * channels + Math.floor(i / area);
    return (images[at] as number) / 255;
  });
}
