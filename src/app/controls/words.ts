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
