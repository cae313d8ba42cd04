import { expect, it } from 'vitest';
import { filesTogether, sortFiles } from './droppedFiles';

const together = (...names: string[]) => {
  const found = filesTogether(names.map((name) => new File([], name)));
  return found && [found.file.name, found.beside.map(({ name }) => name)];
};

it.each([
  [['net.onnx.data', 'net.onnx'], 'net.onnx'],
  [['input.json', 'net.onnx.gz'], 'net.onnx.gz'],
  [['group1-shard1of2.bin', 'metadata.json', 'model.json'], 'model.json'],
  [['weights.bin', 'net.json'], 'net.json'],
  [['table.csv'], 'table.csv'],
])('finds the network among %j', (names, file) => {
  expect(together(...names)).toEqual([file, names.filter((name) => name !== file)]);
});

it('finds nothing in nothing', () => {
  expect(together()).toBeUndefined();
});

it.each([
  [['net.onnx'], 'net.onnx', []],
  [['net.onnx', 'net.onnx.data'], 'net.onnx', []],
  [['model.json', 'group1-shard1of1.bin'], 'model.json', []],
  [['net.onnx', 'cat.png', 'dog.png', 'labels.txt'], 'net.onnx', ['cat.png', 'dog.png', 'labels.txt']],
  [['cat.png', 'notes.json'], undefined, ['cat.png', 'notes.json']],
  [['data_batch_1.bin', 'batches.meta.txt'], undefined, ['data_batch_1.bin', 'batches.meta.txt']],
  [['x.npz'], undefined, ['x.npz']],
  [['what.doc'], 'what.doc', []],
])('sorts %j', (names, network, data) => {
  const sorted = sortFiles(names.map((name) => new File([], name)));
  expect(sorted.network?.file.name).toBe(network);
  expect(sorted.data.map(({ name }) => name)).toEqual(data);
});
