/**
 * The WebAssembly program for bounds, in AssemblyScript; scripts/makeWasmProgram.mjs compiles it. It works in
 * TensorFlow.js' memory and has none of its own.
 */
export { boundPart } from './boundPart';
export { clearPadding } from './clearPadding';
export { concretizeRows } from './concretizeRows';
export { padRows } from './padRows';
export { placeWindows } from './placeWindows';
export { relaxRows } from './relaxRows';
export { relu } from './relu';
export { splitEnds } from './splitEnds';
export { widen } from './widen';
