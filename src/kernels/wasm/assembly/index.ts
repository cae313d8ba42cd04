/**
 * The WebAssembly program for bounds, in AssemblyScript; scripts/makeWasmProgram.mjs compiles it. It works in
 * TensorFlow.js' memory and has none of its own.
 */
export { boundPart } from './boundPart';
export { boxBounds } from './box';
export { countUnits, packUnits } from './chain/packUnits';
export { boundDifferences } from './differences';
export { clearPadding, padRows, placeWindows, splitBounds } from './images';
export { largestMagnitude, reluRelaxation, weighRelaxation } from './relaxation';
export { concretizeRows, relaxRows } from './rows';
export { transpose } from './transpose';
export { channelSums, costs, magnitudes, relu, widen } from './values';
