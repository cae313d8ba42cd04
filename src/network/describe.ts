import { printable } from '../numbers/printable';

/** How messages call a node: "Node 14 (Conv “features.3”)", without the number where there is no file. */
export function describeNode(op: string, name: string, number?: number): string {
  const title = name === '' ? shortened(op) : `${shortened(op)} “${shortened(name)}”`;
  return number === undefined ? title : `Node ${number} (${title})`;
}

/** How messages write sizes: "[batch, 3, 32, 32]", in ONNX's order when given so. */
export function describeShape(shape: readonly number[]): string {
  return `[${['batch', ...shape].join(', ')}]`;
}

/** More sizes than these are left out. */
const MOST_SIZES = 12;

/** How messages write the sizes of one input: "3×32×32". */
export function describeSizes(shape: readonly number[]): string {
  if (shape.length <= MOST_SIZES) return shape.join('×');
  return `${shape.slice(0, MOST_SIZES).join('×')}×… of ${shape.length} axes`;
}

/** The first few of many, as "a, b, c and 5 more". */
export function describeList(items: readonly string[], most = 3): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** Text from a file, escaped and cut so that a message stays a message. */
export function shortened(text: string, most = 40): string {
  const escaped = printable(text);
  return escaped.length > most ? `${escaped.slice(0, most)}…` : escaped;
}
