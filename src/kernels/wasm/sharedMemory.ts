/** How the program imports `env.memory`: one of any size of its own, or with the limits that TensorFlow.js gives a shared one. */
const MEMORY = [0x02, 0x0f, 0x01, 0x03, 0x65, 0x6e, 0x76, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00, 0x00];
const SHARED = [
  0x02, 0x12, 0x01, 0x03, 0x65, 0x6e, 0x76, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x03, 0x01, 0x80, 0x80,
  0x04,
];

/**
 * The same program for a memory that threads share: nothing but the import differs, so that it need not be brought along twice.
 *
 * @throws Error where it does not import its memory so
 */
export function forSharedMemory(program: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = program.findIndex((_, start) => MEMORY.every((byte, index) => program[start + index] === byte));
  if (at < 0) throw new Error('The program does not import its memory as expected.');
  const shared = new Uint8Array(program.length + SHARED.length - MEMORY.length);
  shared.set(program.subarray(0, at));
  shared.set(SHARED, at);
  shared.set(program.subarray(at + MEMORY.length), at + SHARED.length);
  return shared;
}
