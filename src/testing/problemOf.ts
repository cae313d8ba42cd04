import { readOnnx } from '../formats/models/onnx/readOnnx';
import { NetworkError } from '../network/networkError';

/** No file may keep a person waiting for its refusal. */
const MOST_MILLISECONDS = 2000;

/** The message with which a file is refused, or '' where it is taken; any other error, or a late one, is thrown on. */
export function problemOf(file: Uint8Array): string {
  const start = performance.now();
  try {
    readOnnx(file, 'hostile');
    return '';
  } catch (error) {
    const milliseconds = performance.now() - start;
    if (!(error instanceof NetworkError)) throw error;
    if (milliseconds > MOST_MILLISECONDS) throw new Error(`It took ${milliseconds} ms to say: ${error.message}`);
    return error.message;
  }
}
