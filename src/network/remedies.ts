import { shortened } from './describe';

/**
 * What a person can do about a network that is not taken, as sentences that can be followed to the letter. Each stands
 * here once; what is peculiar to one refusal stands with it.
 */

/** The file contradicts itself, or ONNX. */
export const CHECK_FILE =
  'Check the file with onnx.checker.check_model(path, full_check=True), and export the network again.';

/** Constants are computed where only given ones are taken. */
export const FOLD_CONSTANTS = 'Fold the constants first: onnxsim network.onnx folded.onnx.';

/** Weights or values have another type than float32. */
export const EXPORT_FLOAT32 = 'Export the network in float32, for example after model.float().';

/** Keeps the part of a network before a node that reads `value`, or tells to leave the node out where it is the first. */
export function partBefore(input: string, value: string): string {
  return value === input ? 'Export the network without it.' : cut('To bound the part before it', input, value);
}

/** Keeps the part of a network that begins with `value`. */
export function partAfter(value: string, output: string): string {
  return value === output ? 'Export the network without it.' : cut('To bound the part after it', value, output);
}

function cut(part: string, from: string, to: string): string {
  const [first, last] = [from, to].map((name) => `["${shortened(name)}"]`);
  return `${part}, run onnx.utils.extract_model("network.onnx", "part.onnx", ${first}, ${last}).`;
}
