import { DatasetError } from './datasetImages';

/** More than any data set here holds; a damaged or hostile file must not fill the memory. */
const MOST_BYTES = 2 ** 29;

/**
 * Unpacks gzip. Bytes that are not gzip come back as they are, because many servers unpack .gz files on the way
 * (Content-Encoding: gzip) and the reader cannot know.
 *
 * @throws DatasetError when the gzip data is damaged, cut short or unpacks to more than `mostBytes`
 */
export async function gunzip(bytes: Uint8Array, mostBytes = MOST_BYTES): Promise<Uint8Array> {
  return isGzip(bytes) ? unpack(bytes, 'gzip', mostBytes) : bytes;
}

/**
 * Unpacks what was packed by DEFLATE, and no more than is allowed.
 *
 * @throws DatasetError when the data are damaged, cut short or unpack to more than `mostBytes`
 */
export async function unpack(bytes: Uint8Array, kind: 'gzip' | 'deflate-raw', mostBytes: number): Promise<Uint8Array> {
  const unpacked = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(kind));
  return join(await readAll(unpacked.getReader(), mostBytes));
}

/** Whether the bytes begin as a gzip file does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>, mostBytes: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await readChunk(reader);
    if (done) return chunks;
    total += value.length;
    if (total > mostBytes) {
      await reader.cancel();
      throw new DatasetError(
        `The compressed file unpacks to more than ${mostBytes} bytes.`,
        'Check that it is the right file.',
      );
    }
    chunks.push(value);
  }
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new DatasetError('The compressed file is damaged or cut short.', 'Download it again.');
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
