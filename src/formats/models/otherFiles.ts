import { NetworkError } from '../../network/networkError';

/** How a kind of file that holds no network of ours is recognised, and what is said of it. */
interface OtherFile {
  /** How its first characters read, one a byte. */
  readonly start?: string;
  /** Where they stand in another place than the beginning. */
  readonly at?: number;
  /** Whether it is of that kind, where its first characters do not say it. */
  readonly match?: (bytes: Uint8Array) => boolean;
  readonly problem: string;
  readonly remedy: string;
}

const OPEN_NETWORK = 'Open the network itself: a file that ends in .onnx or .keras, or a model.json.';
const FROM_PYTORCH = 'Export it in Python: torch.onnx.export(model, (example_input,), "network.onnx", dynamo=True).';
const FROM_TENSORFLOW = 'Convert it: python -m tf2onnx.convert --saved-model FOLDER --output network.onnx.';

const OTHER_FILES: readonly OtherFile[] = [
  // Begins with a length, which may look like the beginning of any text.
  {
    match: isSafeTensors,
    problem: 'The file holds weights alone (SafeTensors): what is computed with them stands in a program.',
    remedy: FROM_PYTORCH,
  },
  {
    start: 'version https://git-lfs',
    problem: 'The file is a pointer to Git LFS, not the network.',
    remedy: 'Run “git lfs pull” and use the real file.',
  },
  {
    start: '<',
    problem: 'The file is a web page or XML, not a network.',
    remedy: 'Download the raw file instead of the page about it.',
  },
  {
    start: 'TFL3',
    at: 4,
    problem: 'The file is a TensorFlow Lite model.',
    remedy: `Take the model that it was made of. ${FROM_TENSORFLOW}`,
  },
  {
    start: '\u0080\u0002',
    problem: 'The file is a pickle of Python: a PyTorch model, or its weights.',
    remedy: FROM_PYTORCH,
  },
  { start: '\u0080\u0004', problem: 'The file is a pickle of Python.', remedy: FROM_PYTORCH },
  { start: '\u0080\u0005', problem: 'The file is a pickle of Python.', remedy: FROM_PYTORCH },
  {
    start: 'PK',
    problem: 'The file is an archive without a Keras model in it: a PyTorch model, perhaps.',
    remedy: FROM_PYTORCH,
  },
  { start: '{', problem: 'The file is JSON that describes no network.', remedy: OPEN_NETWORK },
  { start: '[', problem: 'The file is JSON that describes no network.', remedy: OPEN_NETWORK },
  { start: '\u0089PNG', problem: 'The file is a PNG picture, not a network.', remedy: OPEN_NETWORK },
  { start: '\u00ff\u00d8\u00ff', problem: 'The file is a JPEG picture, not a network.', remedy: OPEN_NETWORK },
  { start: 'GIF8', problem: 'The file is a GIF picture, not a network.', remedy: OPEN_NETWORK },
  { start: 'RIFF', problem: 'The file is a WebP picture or a sound, not a network.', remedy: OPEN_NETWORK },
  { start: '%PDF', problem: 'The file is a PDF document, not a network.', remedy: OPEN_NETWORK },
  { start: '\u0093NUMPY', problem: 'The file is a NumPy array, not a network.', remedy: OPEN_NETWORK },
];

/** Refuses files that are often mistaken for a network, by their first bytes. */
export function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new NetworkError('The file is empty.', 'Download or export it again.');
  const found = otherFile(bytes);
  if (found) throw new NetworkError(found.problem, found.remedy);
}

/** Whether the file is one of them. */
export function isOtherFile(bytes: Uint8Array): boolean {
  return otherFile(bytes) !== undefined;
}

function otherFile(bytes: Uint8Array): OtherFile | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 64));
  return OTHER_FILES.find(({ start, at = 0, match }) => {
    if (match) return match(bytes);
    return start !== undefined && (at === 0 ? text.trimStart() : text.slice(at)).startsWith(start);
  });
}

/** A header's length as 64 bits, then the header in JSON. */
function isSafeTensors(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes[8] !== '{'.charCodeAt(0) || bytes[9] !== '"'.charCodeAt(0)) return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  return length <= BigInt(bytes.length - 8);
}
