const PRIMES = Array.from({ length: 311 }, (_, at) => at + 1).filter(
  (number) => number > 1 && Array.from({ length: number - 2 }, (_, at) => at + 2).every((part) => number % part !== 0),
);

/** The first 32 bits after the point. */
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;

const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** Bytes of a block. */
const BLOCK = 64;

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 of some bytes (FIPS 180-4), as 64 hexadecimal digits. Browsers withhold their own on plain http, as on a lecture
 * hall's local network.
 */
export function sha256(bytes: Uint8Array): string {
  const view = new DataView(padded(bytes).buffer);
  let state = START;
  for (let at = 0; at < view.byteLength; at += BLOCK) state = afterBlock(state, view, at);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The bytes, a one, zeros, and the number of bits, in whole blocks. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  new DataView(whole.buffer).setBigUint64(whole.length - 8, BigInt(bytes.length) * 8n);
  return whole;
}

function afterBlock(state: readonly number[], view: DataView, at: number): number[] {
  const words = new Int32Array(BLOCK);
  for (let index = 0; index < BLOCK; index++) {
    if (index < 16) {
      words[index] = view.getInt32(at + 4 * index);
      continue;
    }
    const [early, late] = [words[index - 15] as number, words[index - 2] as number];
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[index] = (words[index - 16] as number) + first + (words[index - 7] as number) + second;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < BLOCK; index++) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + (ROUNDS[index] as number);
    const sum = (first + (words[index] as number)) | 0;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + sum) | 0, c, b, a, (sum + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] as number)) | 0);
}
