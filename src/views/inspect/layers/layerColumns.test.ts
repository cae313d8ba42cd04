import { describe, expect, it } from 'vitest';
import { columnOfNode, type LayerNode, layerColumns } from './layerColumns';

function chain(...ops: string[]): LayerNode[] {
  return ops.map((op, i) => ({
    name: `n${i}`,
    op,
    shape: [i + 1],
    inputs: [i === 0 ? 'input' : `v${i - 1}`],
    output: `v${i}`,
  }));
}

const titles = (nodes: LayerNode[]) => layerColumns(nodes, [1, 28, 28]).map((column) => column.title);

describe('layerColumns', () => {
  it('reads a small convolutional network as five columns', () => {
    const nodes = chain('Conv', 'Relu', 'Conv', 'Relu', 'Flatten', 'Gemm', 'Relu', 'Gemm');
    expect(titles(nodes)).toEqual(['Input', 'Conv 1', 'Conv 2', 'Dense 1', 'Logits']);
    const conv2 = layerColumns(nodes, [1, 28, 28])[2];
    expect(conv2).toMatchObject({ nodes: [2, 3, 4], before: 2, activation: 3, shape: [3] });
  });

  it('draws a batch-normalised convolution after its batch norm', () => {
    const [, conv] = layerColumns(chain('Conv', 'BatchNormalization', 'Relu', 'Gemm'), [1]);
    expect(conv).toMatchObject({ title: 'Conv 1', nodes: [0, 1, 2], before: 1, activation: 2 });
  });

  it('keeps a flattening at the start in the input column', () => {
    const columns = layerColumns(chain('Flatten', 'MatMul', 'Add', 'Relu', 'Gemm', 'Identity'), [1, 28, 28]);
    expect(columns.map((column) => column.nodes)).toEqual([[0], [1, 2, 3], [4, 5]]);
    expect(columns[0]).toMatchObject({ before: -1, shape: [1, 28, 28] });
    expect(columns[2]).toMatchObject({ title: 'Logits', before: 4 });
  });

  it('gives pools and sums columns of their own and lets a ReLU follow them', () => {
    const nodes: LayerNode[] = [
      { name: 'a', op: 'Conv', shape: [8], inputs: ['input'], output: 'a' },
      { name: 'b', op: 'Conv', shape: [8], inputs: ['a'], output: 'b' },
      { name: 'sum', op: 'Add', shape: [8], inputs: ['b', 'a'], output: 'sum' },
      { name: 'relu', op: 'Relu', shape: [8], inputs: ['sum'], output: 'relu' },
      { name: 'pool', op: 'MaxPool', shape: [4], inputs: ['relu'], output: 'pool' },
      { name: 'fc', op: 'Gemm', shape: [10], inputs: ['pool'], output: 'fc' },
    ];
    expect(titles(nodes)).toEqual(['Input', 'Conv 1', 'Conv 2', 'Sum 1', 'Max pool 1', 'Logits']);
    expect(layerColumns(nodes, [1])[3]?.activation).toBe(3);
    expect(layerColumns(nodes, [1]).map(({ from }) => from)).toEqual([[], [0], [1], [1, 2], [3], [4]]);
  });

  it('does not fold a rescaling into a value that others read as well', () => {
    const nodes: LayerNode[] = [
      { name: 'a', op: 'Conv', shape: [8], inputs: ['input'], output: 'a' },
      { name: 'bn', op: 'BatchNormalization', shape: [8], inputs: ['a'], output: 'bn' },
      { name: 'sum', op: 'Add', shape: [8], inputs: ['bn', 'a'], output: 'sum' },
    ];
    expect(titles(nodes)).toEqual(['Input', 'Conv 1', 'Batch norm 1', 'Logits']);
  });

  it('calls a constant among values as the file does', () => {
    const nodes: LayerNode[] = [
      { name: 'both.ReduceSum0', op: 'ReduceSum', shape: [1], inputs: ['input'], output: 'both:0' },
      { name: 'both.Mul1', op: 'Mul', shape: [1], inputs: ['both:0'], output: 'both:1', zero: true },
      { name: 'goal', op: 'Add', shape: [2], inputs: ['both:1'], output: 'both:2' },
      { name: 'both', op: 'Concat', shape: [4], inputs: ['both:2', 'input'], output: 'both' },
      { name: 'fc', op: 'Gemm', shape: [2], inputs: ['both'], output: 'fc' },
    ];
    expect(titles(nodes)).toEqual(['Input', 'goal', 'Concat 1', 'Logits']);
  });

  it('reaches every node exactly once', () => {
    const nodes = chain('Sub', 'Div', 'Conv', 'Relu', 'Relu', 'Pad', 'AveragePool', 'Flatten', 'Gemm', 'Tanh', 'Gemm');
    const all = layerColumns(nodes, [1]).flatMap((column) => column.nodes);
    expect([...all].sort((a, b) => a - b)).toEqual(nodes.map((_, i) => i));
  });

  it('finds the column of a node and of the input', () => {
    const columns = layerColumns(chain('Conv', 'Relu', 'Gemm'), [1]);
    expect([-1, 0, 1, 2, 9].map((node) => columnOfNode(columns, node))).toEqual([0, 1, 1, 2, 0]);
  });
});
