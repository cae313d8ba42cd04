import { NetworkError } from '../../../../network/networkError';
import type { ChannelsLast, Value } from '../../onnx/channelsLast';
import type { Numbers } from '../../onnx/graphDraft';
import { type Layer, type LayerContext, type Part, weightAt } from '../layer';
import { flagIn, numberIn, SAVE_AGAIN, shownAs, textIn } from '../settings';

/** Places of a sequence that look at those of another, each head by numbers of its own. */
export const multiHeadAttention: Layer = (context) => {
  const { graph, name, config } = context;
  const [query, value, key] = readSequences(context);
  const axes = config.attention_axes ?? [1];
  if (shownAs(axes) !== '[1]') throw new NetworkError(`It attends along the axes ${shownAs(axes)}.`, 'Use sequences.');
  const heads = numberIn(config, 'num_heads');
  const keySize = numberIn(config, 'key_dim');
  const valueSize = numberIn(config, 'value_dim', keySize);
  const made = (part: string, of: Value, size: number, perm: readonly number[]) => {
    const flat = projected(context, part, of, 1);
    const sizes = graph.draft.integers(`${name}/${part}/sizes`, [0, 0, heads, size]);
    const parted = graph.draft.add(`${name}/${part}/heads`, 'Reshape', [flat, sizes]);
    return graph.draft.add(`${name}/${part}/turned`, 'Transpose', [parted], { perm });
  };
  const q = made('query', query, keySize, [0, 2, 1, 3]);
  const k = made('key', key, keySize, [0, 2, 3, 1]);
  const v = made('value', value, valueSize, [0, 2, 1, 3]);
  const factor = number(graph, `${name}/scale`, 1 / Math.sqrt(keySize));
  const scores = graph.draft.add(`${name}/scores`, 'MatMul', [
    graph.draft.add(`${name}/scaled`, 'Mul', [q, factor]),
    k,
  ]);
  const shares = graph.draft.add(`${name}/shares`, 'Softmax', [scores], { axis: -1 });
  const mixed = graph.draft.add(`${name}/mixed`, 'MatMul', [shares, v]);
  const back = graph.draft.add(`${name}/turned`, 'Transpose', [mixed], { perm: [0, 2, 1, 3] });
  const sizes = graph.draft.integers(`${name}/sizes`, [0, 0, heads * valueSize]);
  const joined = graph.ofLast(3, graph.draft.add(`${name}/joined`, 'Reshape', [back, sizes]));
  return graph.ofLast(3, projected(context, 'attention_output', joined, 2));
};

/** Places of a sequence that look at those of another by their products. */
export const attention: Layer = (context) => {
  const { graph, name, config } = context;
  const [query, value, key] = readSequences(context);
  const mode = textIn(config, 'score_mode', 'dot');
  if (mode !== 'dot') throw new NetworkError(`Its score_mode is “${mode}”.`, 'Use score_mode="dot".');
  const turned = graph.draft.add(`${name}/key`, 'Transpose', [graph.last(key)], { perm: [0, 2, 1] });
  const products = graph.draft.add(`${name}/products`, 'MatMul', [graph.last(query), turned]);
  const scores = flagIn(config, 'use_scale', false)
    ? graph.draft.add(`${name}/scores`, 'Mul', [
        products,
        graph.draft.constant(`${name}/scale`, weightAt(context.weights(['scale']), 0, 0)),
      ])
    : products;
  const shares = graph.draft.add(`${name}/shares`, 'Softmax', [scores], { axis: -1 });
  return graph.ofLast(3, graph.draft.add(name, 'MatMul', [shares, graph.last(value)]));
};

/** Query, value and key, which is the value where it is not given. */
function readSequences({ inputs, flags }: LayerContext): readonly [Value, Value, Value] {
  if (flags.includes('use_causal_mask')) {
    throw new NetworkError('It looks at what came before alone (use_causal_mask).', 'Build it without a mask.');
  }
  const [query, value, key = value, more] = inputs;
  if (!query || !value || !key || more) {
    throw new NetworkError(
      `It has ${inputs.length} inputs; a query, a value and perhaps a key are needed.`,
      SAVE_AGAIN,
    );
  }
  if ([query, value, key].some(({ rank }) => rank !== 3)) {
    throw new NetworkError('It attends to more than a sequence of vectors.', 'Reshape its inputs to sequences.');
  }
  return [query, value, key];
}

/** Where Keras keeps the dense layers of attention. */
function partOf(title: string): Part {
  const own = title === 'attention_output' ? 'output' : title;
  return { folders: [`_${own}_dense`, `${own}_dense`], title: new RegExp(`^${title}$`) };
}

/**
 * A product with weights of which several axes are one.
 *
 * @param inputs how many axes of the weights are summed over
 */
function projected(context: LayerContext, title: string, of: Value, inputs: 1 | 2): string {
  const { graph, name, config } = context;
  const isBiased = flagIn(config, 'use_bias', true);
  const weights = context.weights(isBiased ? ['kernel', 'bias'] : ['kernel'], partOf(title));
  const kernel = flattened(weightAt(weights, 0, 3), inputs);
  const product = graph.draft.add(`${name}/${title}/product`, 'MatMul', [
    graph.last(of),
    graph.draft.constant(`${name}/${title}/kernel`, kernel),
  ]);
  if (!isBiased) return product;
  const bias = flattened(weightAt(weights, 1, inputs === 1 ? 2 : 1), 0);
  return graph.draft.add(`${name}/${title}`, 'Add', [product, graph.draft.constant(`${name}/${title}/bias`, bias)]);
}

/** So many of the first axes made one, and the others one. */
function flattened({ shape, data }: Numbers, first: number): Numbers {
  const sizeOf = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);
  const rows = sizeOf(shape.slice(0, first));
  return { shape: first === 0 ? [data.length] : [rows, sizeOf(shape.slice(first))], data };
}

function number(graph: ChannelsLast, name: string, value: number): string {
  return graph.draft.constant(name, { shape: [], data: Float32Array.of(value) });
}
