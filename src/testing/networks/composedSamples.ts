import type { ComposedName } from '../../catalog/operations';
import { IMAGE, limit, numbers, type Sample } from './sample';

/** What is tried of every operator that is made of others. */
export const COMPOSED_SAMPLES: Readonly<Record<ComposedName, readonly Sample[]>> = {
  ConvTranspose: [
    {
      sizes: [2, 2, 3],
      others: [numbers(2, 3, 3, 2), numbers(3)],
      attributes: { strides: [2, 3], pads: [1, 0, 0, 1], output_padding: [1, 0] },
    },
    { sizes: [4, 4], others: [numbers(4, 1, 3)], attributes: { group: 2, dilations: [2] } },
  ],
  CumSum: [
    { sizes: [4], others: [{ integers: [1] }] },
    { sizes: [3, 2], others: [{ integers: [-2] }], attributes: { exclusive: 1, reverse: 1 } },
  ],
  DepthToSpace: [
    { sizes: [8, 2, 3], attributes: { blocksize: 2 } },
    { sizes: [8, 2, 3], attributes: { blocksize: 2, mode: 'CRD' } },
  ],
  Einsum: [
    { sizes: [3, 4], others: [numbers(4, 2)], attributes: { equation: 'bij,jk->bik' } },
    { sizes: [2, 3, 2], others: ['-x'], attributes: { equation: '...qd,...kd->...qk' } },
    { sizes: [2, 3], others: [numbers(2, 3)], xAt: 1, attributes: { equation: 'ij,bij->bj' } },
    { sizes: [3, 4], attributes: { equation: 'bij->bj' } },
  ],
  Expand: [{ sizes: [3, 1], others: [{ integers: [1, 3, 4] }] }],
  GlobalLpPool: [{ sizes: [2, 2, 3], attributes: { p: 1 }, loose: true }],
  HardSigmoid: [{ sizes: [3] }],
  LpPool: [
    { sizes: [2, 3, 4], attributes: { kernel_shape: [2, 2], pads: [1, 0, 0, 1], strides: [1, 2] }, loose: true },
    { sizes: [2, 4], attributes: { kernel_shape: [2], p: 1 }, loose: true },
  ],
  Max: [
    { sizes: [3], others: ['-x'] },
    { sizes: IMAGE, others: [numbers(5)] },
  ],
  Mean: [{ sizes: [3], others: ['-x', '-x'] }],
  Min: [{ sizes: [3], others: ['-x'] }],
  ReduceMin: [{ sizes: [3, 4], attributes: { axes: [1], keepdims: 0 } }],
  Resize: [
    {
      sizes: [1, 2, 3],
      others: ['', [[4], [1, 1, 2, 2]]],
      attributes: { mode: 'linear', coordinate_transformation_mode: 'align_corners' },
    },
    { sizes: [1, 2, 3], others: ['', [[4], [1, 1, 2, 1.5]]] },
    { sizes: [1, 4, 4], others: ['', [[4], [1, 1, 0.75, 2]]], attributes: { mode: 'cubic' } },
    {
      sizes: [1, 3, 7],
      others: ['', [[2], [0.5, 0.3]]],
      attributes: { mode: 'linear', antialias: 1, axes: [2, 3] },
      opset: 18,
    },
    {
      sizes: [1, 5, 8],
      others: ['', '', { integers: [3, 2] }],
      attributes: { mode: 'cubic', antialias: 1, axes: [2, 3] },
      opset: 18,
    },
    {
      sizes: [1, 3, 4],
      others: [[[4], [0.25, -0.5, 0.75, 0.5]], '', { integers: [2, 3] }],
      attributes: {
        mode: 'linear',
        coordinate_transformation_mode: 'tf_crop_and_resize',
        extrapolation_value: { float: 7 },
        axes: [2, 3],
      },
      opset: 18,
    },
    {
      sizes: [1, 1, 5],
      others: ['', [[4], [1, 1, 1, 0.7]]],
      attributes: { mode: 'linear', coordinate_transformation_mode: 'half_pixel_symmetric' },
      opset: 19,
    },
  ],
  Slice: [
    {
      sizes: IMAGE,
      others: [{ integers: [1, -1] }, { integers: [3, 0] }, { integers: [2, 3] }, { integers: [1, -2] }],
    },
    { sizes: [4], attributes: { axes: [1], starts: [1], ends: [100] }, opset: 9 },
  ],
  SpaceToDepth: [
    { sizes: [2, 4, 4], attributes: { blocksize: 2, mode: 'CRD' }, opset: 28 },
    { sizes: [1, 4, 4], attributes: { blocksize: 2 } },
  ],
  Split: [{ sizes: [5], others: [{ integers: [2, 3] }], attributes: { axis: 1 }, outputs: 2 }],
  Sum: [{ sizes: [3], others: ['-x', numbers(3), 'x'] }],
  Tile: [{ sizes: [2, 3], others: [{ integers: [1, 2, 3] }] }],
  Trilu: [
    { sizes: [3, 4], others: [{ integers: [1] }], opset: 14 },
    { sizes: [2, 3, 3], attributes: { upper: 0 }, opset: 14 },
  ],
  Upsample: [
    { sizes: [1, 2, 3], others: [[[4], [1, 1, 2, 3]]], attributes: { mode: 'nearest' }, opset: 9 },
    { sizes: [1, 2, 3], others: [[[4], [1, 1, 2, 2]]], attributes: { mode: 'linear' }, opset: 9 },
  ],
  Where: [
    { sizes: [3], others: [{ flags: [1, 0, 1], sizes: [3] }, numbers(3)], xAt: 1 },
    { sizes: [2, 3], others: [{ flags: [1, 0, 1], sizes: [1, 3] }, '-x'], xAt: 1 },
  ],
  Cosh: [{ sizes: [3], domain: [-3, 3], loose: true }],
  DequantizeLinear: [],
  // What they give is no float; `comparing.test.ts` and `largest.test.ts` try them with what reads it.
  And: [],
  ArgMax: [],
  ArgMin: [],
  Equal: [],
  Greater: [],
  GreaterOrEqual: [],
  Less: [],
  LessOrEqual: [],
  Not: [],
  Or: [],
  Xor: [],
  // Of a batch they would take some items; `composed.test.ts` tries them without one.
  // Other software reads sequences before the batch; `recurrent.test.ts` tries them.
  GRU: [],
  LSTM: [],
  RNN: [],
  ScatterElements: [],
  ScatterND: [],
  GatherElements: [],
  GatherND: [],
  GroupNormalization: [
    {
      sizes: [4, 2],
      others: [numbers(4), numbers(4)],
      attributes: { num_groups: 2 },
      opset: 21,
      domain: [-4, 4],
      loose: true,
    },
  ],
  InstanceNormalization: [{ sizes: [2, 3], others: [numbers(2), numbers(2)], domain: [-4, 4], loose: true }],
  LRN: [{ sizes: [3, 1, 2], attributes: { size: 3, alpha: { float: 0.5 } }, domain: [-4, 4], loose: true }],
  LayerNormalization: [{ sizes: [4], others: [numbers(4), numbers(4)], opset: 17, domain: [-4, 4], loose: true }],
  LogSoftmax: [{ sizes: [2, 3], attributes: { axis: 2 }, domain: [-4, 4] }],
  LpNormalization: [{ sizes: [3], domain: [0.25, 4], loose: true }],
  // Of opset 13 ONNX Runtime divides by what it computes as a difference, and by zero.
  MeanVarianceNormalization: [
    { sizes: [2, 1, 3], attributes: { axes: [1, 2, 3] }, opset: 28, domain: [-4, 4], loose: true },
  ],
  PRelu: [
    { sizes: [3], others: [limit(0.25)] },
    {
      sizes: [3, 2],
      others: [
        [
          [3, 1],
          [0.5, 2, 0],
        ],
      ],
    },
  ],
  QuantizeLinear: [],
  RMSNormalization: [{ sizes: [4], others: [numbers(4)], opset: 23, domain: [-4, 4], loose: true }],
  ReduceL1: [{ sizes: [3, 2], attributes: { axes: [1] }, loose: true }],
  ReduceL2: [{ sizes: [3, 2], attributes: { axes: [1] }, loose: true }],
  ReduceLogSum: [{ sizes: [3], attributes: { axes: [1] }, domain: [0.25, 8] }],
  ReduceLogSumExp: [{ sizes: [3], attributes: { axes: [1] }, domain: [-4, 4] }],
  ReduceProd: [{ sizes: [3, 2], attributes: { axes: [1], keepdims: 0 }, domain: [-4, 4] }],
  ReduceSumSquare: [{ sizes: [3, 2], attributes: { axes: [1] }, loose: true }],
  Sinh: [{ sizes: [3], domain: [-3, 3] }],
  Softmax: [
    { sizes: [2, 3], attributes: { axis: 1 }, domain: [-4, 4] },
    { sizes: [3], attributes: { axis: 1 } },
  ],
  Tan: [{ sizes: [3], domain: [-0.7, 0.7], loose: true }],
};
