/** What is known of a kind of file that holds a network; the code behind it stands in `formats/models`. */
interface FormatRow {
  readonly title: string;
  /** How such files end. */
  readonly endings: readonly string[];
  /** How files end that belong to one and stand beside it. */
  readonly parts: readonly string[];
}

const ROWS = {
  onnx: { title: 'ONNX', endings: ['.onnx'], parts: ['.data', '.bin', '.weight'] },
  keras: { title: 'Keras 3', endings: ['.keras'], parts: [] },
  hdf5: { title: 'Keras HDF5', endings: ['.h5', '.hdf5'], parts: [] },
  tensorflowjs: { title: 'TensorFlow.js', endings: ['.json'], parts: ['.bin'] },
} as const satisfies Readonly<Record<string, FormatRow>>;

export type FormatName = keyof typeof ROWS;

export const FORMATS: Readonly<Record<FormatName, FormatRow>> = ROWS;

export const FORMAT_NAMES = Object.keys(ROWS) as readonly FormatName[];

const rows = Object.values(FORMATS);

/** Endings of files that a network may be opened from; any of them may be compressed. */
export const NETWORK_ENDINGS: readonly string[] = rows.flatMap(({ endings }) => endings);

/** Endings of all files that may be chosen for a network: itself, what belongs to it, and compressed ones. */
export const FILE_ENDINGS: readonly string[] = [
  ...new Set([...NETWORK_ENDINGS, ...rows.flatMap(({ parts }) => parts), '.gz']),
];
