/**
 * The WebAssembly program for bounds of affine layers, in AssemblyScript; scripts/makeWasmProgram.mjs compiles it. It
 * works in TensorFlow.js' memory and has none of its own.
 */
export { boundPart } from './boundPart';
export { splitEnds } from './splitEnds';
