import { type Asking, type Computing, Kept } from '../../../app/ask/asking';
import { datasetNamed } from '../../../app/models/datasetFor';
import { type Method, QUICKEST_METHOD, USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import { engine } from '../../../engine/api/client';
import type { Engine, RadiusResult, Verdict } from '../../../engine/api/types';
import type { Photo, Values } from '../lesson';
import { changePhoto, photoOf, toned } from './photos';

/** The bundled network that lessons of real images are about: trained for accuracy alone. */
export const SUBJECT = 'fashion-natural';
const DATASET = datasetNamed(SUBJECT) ?? '';

/** The largest radius that is tried, and how finely, in 255ths. */
export const MOST_LEVELS = 8;
const RADII = 32;

/** What the engine finds of one test image and its box. Parts come one after the other; all of them are of these numbers. */
export interface ImageFacts {
  readonly classes: readonly string[];
  readonly label: number;
  /** As the network sees the image, with these values of black and white. */
  readonly photo: Photo;
  readonly prediction: number;
  /** The label's margin over every class at the image itself; 0 at the label. */
  readonly margin: readonly number[];
  /** Of the box, once they are known. */
  readonly box?: BoxFacts;
  readonly radii?: RadiusFacts;
}

interface BoxFacts {
  /** The least margins that an attack found. */
  readonly found: readonly number[];
  /** Where the attack succeeded: the class, the input, and what was changed. */
  readonly fooled?: { readonly label: number; readonly photo: Photo; readonly change: Photo };
  /** Lower bounds of the margins, proved; they come last. */
  readonly proved?: readonly number[];
  /** Unknown until they are there. */
  readonly verdict: Verdict;
}

/** In 255ths. */
interface RadiusFacts {
  readonly certified: number;
  /** Where the attack first succeeded; undefined where it did nowhere. */
  readonly falsified: number | undefined;
}

type Asked = Pick<Engine, 'firstImages' | 'bounds' | 'attack' | 'radius'>;

/**
 * Asks an engine for the facts; each part is shown as soon as it is there.
 *
 * @param radiusBy the method of the certified radius
 */
export async function findImageFacts(
  asked: Asked,
  { image = 0, levels = 0, black = 0, white = 1 }: Values,
  { signal, show }: Pick<Computing<ImageFacts>, 'signal' | 'show'>,
  radiusBy: Method = USUAL_TIGHT_METHOD,
): Promise<ImageFacts> {
  const images = await asked.firstImages(DATASET);
  const label = images.labels[image] ?? 0;
  const size = images.height * images.width * images.channels;
  const bytes = images.images.subarray(image * size, (image + 1) * size);
  const isPlain = black === 0 && white === 1;
  const tone = toned(bytes, black, white);
  const subject = {
    model: SUBJECT,
    label,
    ...(isPlain ? { input: { dataset: DATASET, index: image } } : { input: tone, clip: [0, 1] as const }),
  };
  const center = await asked.bounds({ ...subject, epsilon: 0, method: QUICKEST_METHOD }, { signal });
  const base: ImageFacts = {
    classes: images.classes,
    label,
    photo: photoOf('image', images.classes[label] ?? '', tone, images),
    prediction: center.prediction[0] ?? label,
    margin: [...center.margin],
  };
  show(base);
  const epsilon = levels / 255;
  const attack = await asked.attack({ ...subject, epsilon }, { signal });
  const counterexample = attack.counterexample[0];
  const fooled = counterexample && {
    label: counterexample.label,
    photo: photoOf('attacked', images.classes[counterexample.label] ?? '', counterexample.input, images),
    change: changePhoto(tone, counterexample.input, epsilon, images),
  };
  const attacked: BoxFacts = {
    found: [...attack.margin],
    ...(fooled && { fooled }),
    verdict: fooled ? 'falsified' : 'unknown',
  };
  show({ ...base, box: attacked });
  const bounds = await asked.bounds({ ...subject, epsilon, method: USUAL_TIGHT_METHOD }, { signal });
  const box: BoxFacts = {
    ...attacked,
    proved: [...bounds.marginLower],
    verdict: fooled ? 'falsified' : (bounds.verdict[0] ?? 'unknown'),
  };
  show({ ...base, box });
  const key = `${radiusBy} ${image} ${black} ${white}`;
  const radius =
    keptRadii.get(key) ??
    (await asked.radius({ ...subject, method: radiusBy, largest: MOST_LEVELS / 255, grid: RADII }, { signal }));
  keptRadii.set(key, radius);
  const [falsified] = radius.falsified;
  return {
    ...base,
    box,
    radii: {
      certified: inLevels(radius.certified[0] ?? 0),
      falsified: typeof falsified === 'number' ? inLevels(falsified) : undefined,
    },
  };
}

const keptRadii = new Kept<RadiusResult>(40);

const inLevels = (epsilon: number) => Number((epsilon * 255).toPrecision(6));

/**
 * How a lesson asks for them.
 *
 * @param radiusBy the method of the certified radius; the quickest where only attacks matter
 */
export function askForImage(radiusBy: Method): Asking<Values, ImageFacts> {
  return {
    keyOf: ({ image, levels, black = 0, white = 1 }) => [image, levels, black, white].join(' '),
    what: ({ image }) => `Asking about test image ${image}`,
    compute: (values, computing) => findImageFacts(engine(), values, computing, radiusBy),
    kept: new Kept(60),
  };
}
