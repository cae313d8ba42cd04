/**
 * The WebAssembly program for bounds, in AssemblyScript; scripts/makeWasmProgram.mjs compiles it. It works in
 * TensorFlow.js' memory and has none of its own.
 */
export { boundPart } from './boundPart';
export { concretizeRows } from './concretizeRows';
export { padRows } from './padRows';
export { relaxRows } from './relaxRows';
export { splitEnds } from './splitEnds';
