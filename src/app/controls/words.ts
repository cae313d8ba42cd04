import { counted } from '../../numbers/format';

/* What controls say that several views use. */

/** Why a network's classes are called by those of a data set. */
export function whyClasses(dataset: string): string {
  return `The file does not name its classes. Those of ${dataset} are assumed, because their number and that of the inputs fit.`;
}

/** The menu of images, and of rows of numbers. */
export const IMAGES = {
  none: 'No images',
  noneTyped: 'No images: numbers are typed',
  typed: 'Typed numbers',
  pictures: { label: 'Open pictures, arrays or a table…', note: 'PNG, JPEG, NumPy, idx, CIFAR, CSV' },
  rows: { label: 'Open a table or arrays…', note: 'CSV, NumPy: a row for each input' },
  folder: { label: 'Open a folder of pictures…', note: 'A folder for each class, or a file of labels' },
  items: (count: number, isLabelled: boolean) => `${counted(count, 'item')}${isLabelled ? '' : ', without labels'}`,
} as const;

/** What is computed only when it is asked for. */
export const WAITING = {
  long: (what: string, time: string) => `${what} takes about ${time} here.`,
  left: (time: string, endsUndecided = false) => (endsUndecided ? `ends within ${time}` : `${time} left`),
  cancelled: 'Cancelled.',
} as const;

/** What belongs to the page but could not be fetched. */
export const MISSING = {
  code: (why: string) =>
    `What was to open here cannot be fetched (${why}). Check the connection, then reload the page.`,
  reload: 'Reload',
} as const;

export const DROP = 'Drop a network, pictures or a table to open it';

/** What is said of pictures that stand for a network’s own. */
export const SAMPLE_NOTES = {
  picture:
    'No images that come with Boundscope belong to this network. Here is one to begin with: open some of its own.',
  digit:
    'By its name the network reads digits, and Boundscope has no images of those. Here is a drawn 7 to begin with: open MNIST’s files, or pictures of your own.',
} as const;
