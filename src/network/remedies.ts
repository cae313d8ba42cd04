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

/** Nothing but the nodes themselves could be cut off. */
export function exportWithout(nodes: number): string {
  return `Export the network without ${nodes > 1 ? 'them' : 'it'}.`;
}

/** Keeps the part of a network before a node that reads `value`, or says to leave the node out where it is the first. */
export function partBefore(input: string, value: string): string {
  return value === input ? exportWithout(1) : cut('To bound the part before it', [input], value);
}

/** Keeps the part of a network that begins with `values`. */
export function partAfter(values: readonly string[], output: string): string {
  return cut('To bound the part after it', values, output);
}

function cut(part: string, from: readonly string[], to: string): string {
  const [first, last] = [from, [to]].map((names) => `[${names.map((name) => `"${shortened(name)}"`).join(', ')}]`);
  return `${part}, run onnx.utils.extract_model("network.onnx", "part.onnx", ${first}, ${last}).`;
}
