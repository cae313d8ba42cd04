import { permute, shapeToOnnx } from '../../layout';
import { sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import { integerTensor, textAttribute } from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import type { Builder, Composition, Part } from './builder';
import { reshaped, transposed } from './parts';

/** A value or a constant with a letter for each of its axes. */
interface Lettered {
  readonly part: Part;
  readonly letters: readonly string[];
}

/** Letters that no equation has, for the axes of “...”. */
const REST = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ'];

/**
 * Sums of products along the axes that share a letter, two operands after the other, each time as a product of matrices:
 * letters of both that stay are a batch of matrices, letters of both that do not are summed over.
 */
export const einsum: Composition = (node, context, builder) => {
  const { operands, output } = readEquation(node, context);
  const [first, ...others] = operands as [Lettered, ...Lettered[]];
  let whole = summed(builder, first, [...others.flatMap(({ letters }) => letters), ...output]);
  others.forEach((other, at) => {
    const kept = [...others.slice(at + 1).flatMap(({ letters }) => letters), ...output];
    whole = producted(
      builder,
      summed(builder, whole, [...other.letters, ...kept]),
      summed(builder, other, [...whole.letters, ...kept]),
      kept,
    );
  });
  return inOrder(builder, whole, output).part as string;
};

/** The operands with their letters, those of the batch left out, and the letters of the result. */
function readEquation(node: OnnxNode, context: ImportContext) {
  const equation = textAttribute(node, 'equation', '').replaceAll(' ', '');
  const [left = '', right] = equation.split('->');
  const terms = left.split(',');
  const wrong = (problem: string) => new NetworkError(`Its equation “${equation}” ${problem}.`, CHECK_FILE);
  if (terms.length !== node.inputs.length) throw wrong(`does not have ${node.inputs.length} operands`);
  const ranks = node.inputs.map((name) => {
    const constant = context.constant(name);
    return constant ? constant.shape.length : shapeToOnnx(context.shapeOf(name)).length + (context.batched ? 1 : 0);
  });
  const rests = terms.map((term, at) => (ranks[at] as number) - term.replace('...', '').length);
  const most = Math.max(0, ...rests.filter((_, at) => terms[at]?.includes('...')));
  if (most > REST.length) throw wrong('has too many axes');
  const spread = (term: string, count: number): string[] => {
    const [before = '', after] = term.split('...');
    return after === undefined ? [...before] : [...before, ...REST.slice(most - count, most), ...after];
  };
  const all = terms.map((term, at) => spread(term, rests[at] as number));
  if (all.some((letters, at) => letters.length !== ranks[at])) throw wrong('does not fit the axes of its operands');
  if (all.some((letters) => new Set(letters).size < letters.length)) {
    throw new NetworkError(`Its equation “${equation}” takes a diagonal.`, 'Take the diagonal by Gather.');
  }
  const output = right === undefined ? usualOutput(all, REST.slice(0, most)) : spread(right, most);
  if (output.some((letter) => !all.flat().includes(letter))) throw wrong('has letters that no operand has');
  const parts = node.inputs.map((name): Part => context.constant(name) ?? name);
  if (!context.batched) return { operands: parts.map((part, at) => ({ part, letters: all[at] as string[] })), output };
  const values = all.filter((_, at) => typeof parts[at] === 'string');
  const [batch] = values[0] as string[];
  if (output[0] !== batch || values.some(([letter]) => letter !== batch)) {
    throw new NetworkError(
      `Its equation “${equation}” does not keep the batch as the first axis of every value.`,
      'Let every sample be computed by itself.',
    );
  }
  const operands = parts.map((part, at) => withoutBatch(part, all[at] as string[], batch as string));
  return { operands, output: output.slice(1) };
}

/** Without an arrow: the letters that stand once, in the order of the alphabet, after those of “...”. */
function usualOutput(all: readonly (readonly string[])[], rest: readonly string[]): string[] {
  const letters = all.flat().filter((letter) => !rest.includes(letter));
  const once = letters.filter((letter, at) => letters.indexOf(letter) === at && letters.lastIndexOf(letter) === at);
  return [...rest, ...once.sort()];
}

function withoutBatch(part: Part, letters: readonly string[], batch: string): Lettered {
  const at = letters.indexOf(batch);
  if (typeof part === 'string') return { part, letters: letters.slice(1) };
  if (at < 0) return { part, letters };
  if (part.shape[at] !== 1) {
    throw new NetworkError(
      'Its constant differs from one sample of the batch to the next.',
      'Use one for all samples.',
    );
  }
  const without = <T>(list: readonly T[]) => list.filter((_, index) => index !== at);
  return { part: { ...part, shape: without(part.shape) }, letters: without(letters) };
}

function sizesOf(builder: Builder, { part }: Lettered): readonly number[] {
  return typeof part === 'string' ? builder.sizesOf(part) : part.shape;
}

/** Without the letters that nothing else needs, over which it is summed. */
function summed(builder: Builder, operand: Lettered, kept: readonly string[]): Lettered {
  const axes = operand.letters.flatMap((letter, axis) => (kept.includes(letter) ? [] : [axis]));
  if (axes.length === 0) return operand;
  const letters = operand.letters.filter((letter) => kept.includes(letter));
  const { part } = operand;
  if (typeof part === 'string') {
    return { part: builder.add('ReduceSum', [part, integerTensor(axes)], { keepdims: 0 }), letters };
  }
  throw new NetworkError('It sums a constant over an axis of its own.', 'Compute the sum before.');
}

/** The letters in this order. */
function inOrder(builder: Builder, operand: Lettered, letters: readonly string[]): Lettered {
  const order = letters.map((letter) => operand.letters.indexOf(letter));
  const { part } = operand;
  if (typeof part === 'string') return { part: transposed(builder, part, order), letters };
  const shape = order.map((axis) => part.shape[axis] as number);
  return { part: { ...part, shape, data: permute(part.data, part.shape, order) }, letters };
}

/** Matrices of two operands, multiplied with each other. */
function producted(builder: Builder, one: Lettered, other: Lettered, kept: readonly string[]): Lettered {
  if (typeof one.part !== 'string' && typeof other.part !== 'string') {
    throw new NetworkError('It multiplies two constants with each other.', 'Multiply them before.');
  }
  const sizeBy = new Map<string, number>();
  for (const operand of [one, other]) {
    const sizes = sizesOf(builder, operand);
    operand.letters.forEach((letter, axis) => {
      const size = sizes[axis] as number;
      if ((sizeBy.get(letter) ?? size) !== size) {
        throw new NetworkError(`It multiplies an axis of ${sizeBy.get(letter)} with one of ${size}.`, CHECK_FILE);
      }
      sizeBy.set(letter, size);
    });
  }
  const shared = one.letters.filter((letter) => other.letters.includes(letter));
  const batch = shared.filter((letter) => kept.includes(letter));
  const inner = shared.filter((letter) => !kept.includes(letter));
  const rows = one.letters.filter((letter) => !shared.includes(letter));
  const columns = other.letters.filter((letter) => !shared.includes(letter));
  const sizes = (letters: readonly string[]) => letters.map((letter) => sizeBy.get(letter) as number);
  const matrix = (operand: Lettered, letters: readonly string[], groups: readonly (readonly string[])[]) => {
    const { part } = inOrder(builder, operand, letters);
    const shape = groups.filter((group, at) => at > 0 || group.length > 0).map((group) => sizeOf(sizes(group)));
    return typeof part === 'string' ? reshaped(builder, part, shape) : ({ ...part, shape } satisfies OnnxTensor);
  };
  const left = matrix(one, [...batch, ...rows, ...inner], [batch, rows, inner]);
  const right = matrix(other, [...batch, ...inner, ...columns], [batch, inner, columns]);
  const product = builder.add('MatMul', [left, right]);
  const letters = [...batch, ...rows, ...columns];
  return { part: reshaped(builder, product, sizes(letters)), letters };
}
