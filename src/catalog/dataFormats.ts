/** What is known of a kind of files that hold a data set; the code behind it stands in `formats/ownData`. */
interface DataFormatRow {
  readonly title: string;
  /** How such files end. */
  readonly endings: readonly string[];
  /** How files end that may come along: names of classes, labels. */
  readonly parts: readonly string[];
}

const ROWS = {
  pictures: {
    title: 'a folder of pictures',
    endings: ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp'],
    parts: ['.csv', '.tsv', '.txt'],
  },
  numpy: { title: 'NumPy', endings: ['.npy', '.npz'], parts: [] },
  idx: { title: 'idx', endings: ['-ubyte', '.idx', '.ubyte'], parts: [] },
  cifar: { title: 'CIFAR batches', endings: ['.bin'], parts: ['.txt', '.html'] },
  table: { title: 'CSV', endings: ['.csv', '.tsv', '.txt'], parts: [] },
} as const satisfies Readonly<Record<string, DataFormatRow>>;

export type DataFormatName = keyof typeof ROWS;

export const DATA_FORMATS: Readonly<Record<DataFormatName, DataFormatRow>> = ROWS;

/** The first that matches is taken: a table beside pictures has their labels. */
export const DATA_FORMAT_NAMES = Object.keys(ROWS) as readonly DataFormatName[];

/** Endings of the files that a data set may be opened from; any of them may be compressed. */
export const DATA_ENDINGS: readonly string[] = [
  ...new Set([...Object.values(DATA_FORMATS).flatMap(({ endings }) => endings), '.zip']),
];

/** Whether a file ends so, compressed or not. */
export function endsWithOneOf(path: string, endings: readonly string[]): boolean {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  return endings.some((ending) => name.endsWith(ending));
}
