import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute } from '../../onnxReading';
import type { Builder, Composition } from './builder';
import { reshaped } from './parts';
import { eachItem, holdsItems } from './spatial';

/** Blocks of an image as channels, and the other way. */
export const spaceToDepth: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (holdsItems(context)) {
    return eachItem(builder, input, (item) => builder.add(node.opType, [item], node.attributes));
  }
  const block = numberAttribute(node, 'blocksize', 1);
  const [channels, height, width] = imageSizes(builder, input);
  const rows = height / block;
  const columns = width / block;
  const parted = reshaped(builder, input, [channels, rows, block, columns, block]);
  const perm = node.attributes.mode === 'CRD' ? [0, 2, 4, 1, 3] : [2, 4, 0, 1, 3];
  const moved = builder.add('Transpose', [parted], { perm });
  return reshaped(builder, moved, [channels * block * block, rows, columns]);
};

export const depthToSpace: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (holdsItems(context)) {
    return eachItem(builder, input, (item) => builder.add(node.opType, [item], node.attributes));
  }
  const block = numberAttribute(node, 'blocksize', 1);
  const [channels, height, width] = imageSizes(builder, input);
  const left = channels / (block * block);
  const isColumnsFirst = node.attributes.mode === 'CRD';
  const sizes = isColumnsFirst ? [left, block, block, height, width] : [block, block, left, height, width];
  const parted = reshaped(builder, input, sizes);
  const moved = builder.add('Transpose', [parted], { perm: isColumnsFirst ? [0, 3, 1, 4, 2] : [2, 3, 0, 4, 1] });
  return reshaped(builder, moved, [left, height * block, width * block]);
};

function imageSizes(builder: Builder, value: string): readonly [number, number, number] {
  const sizes = builder.sizesOf(value);
  if (sizes.length === 3) return sizes as readonly [number, number, number];
  throw new NetworkError(`Its input has ${sizes.length} dimensions besides the batch.`, 'Give it images.');
}
