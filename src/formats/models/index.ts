import { FORMAT_NAMES, FORMATS, type FormatName } from '../../catalog/formats';
import type { Network } from '../../network/network';
import { NetworkError } from '../../network/networkError';
import { DatasetError } from '../inputs/datasetImages';
import { gunzip, isGzip } from '../inputs/gunzip';
import { hdf5Format } from './keras/hdf5Format';
import { kerasFormat } from './keras/kerasFormat';
import type { ModelFiles, ModelFormat } from './modelFiles';
import { onnxFormat } from './onnx/onnxFormat';
import { refuseOtherFiles } from './otherFiles';
import { tensorflowjsFormat } from './tensorflowjs/tensorflowjsFormat';

/** The code behind each format that the catalog names. */
const READERS: Readonly<Record<FormatName, ModelFormat>> = {
  onnx: onnxFormat,
  keras: kerasFormat,
  hdf5: hdf5Format,
  tensorflowjs: tensorflowjsFormat,
};

/** Compressed files may unpack to this many bytes, and to this many for each of their own. */
const MOST_UNPACKED = 2 ** 24;
const MOST_RATIO = 20;

/**
 * Reads a network of any format, compressed or not.
 *
 * @throws NetworkError saying what cannot be taken, where, and what to do
 */
export async function openModel(files: ModelFiles): Promise<Network> {
  const bytes = await unpacked(files.bytes);
  const format = FORMAT_NAMES.map((name) => READERS[name]).find(({ match }) => match(bytes));
  if (format) return format.open({ ...files, bytes, name: files.name.replace(/\.gz$/, '') });
  refuseOtherFiles(bytes);
  throw new NetworkError(
    'The file is damaged, or of a format that is not known.',
    `Download or export it again; taken are ${FORMAT_NAMES.map((name) => FORMATS[name].title).join(', ')}.`,
  );
}

/** The file without its gzip around it; network files lie on servers and in the competition's folders that way. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const most = MOST_UNPACKED + MOST_RATIO * bytes.length;
  const declared =
    isGzip(bytes) && bytes.length > 4
      ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true)
      : 0;
  if (declared > most) {
    throw new NetworkError(
      `The compressed file is cut short, or would unpack to ${declared} bytes.`,
      'Download it again, or unpack it first.',
    );
  }
  try {
    return await gunzip(bytes, most);
  } catch (error) {
    throw error instanceof DatasetError ? new NetworkError(error.problem, error.remedy) : error;
  }
}
