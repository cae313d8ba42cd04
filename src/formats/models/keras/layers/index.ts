import { NetworkError } from '../../../../network/networkError';
import type { Layer } from '../layer';
import { activation, elu, leakyRelu, prelu, relu, softmax, thresholdedRelu } from './activations';
import { attention, multiHeadAttention } from './attention';
import { convolution, depthwise, separable, transposed } from './convolutions';
import { dense } from './dense';
import { concatenate, joining } from './joining';
import {
  batchNormalization,
  groupNormalization,
  layerNormalization,
  normalization,
  rescaling,
  rmsNormalization,
  unitNormalization,
} from './normalization';
import { globalPooling, pooling } from './pooling';
import { dot, einsumDense } from './products';
import { gatedRecurrent, longRecurrent, simpleRecurrent } from './recurrent';
import { cropping, flatten, permute, repeatVector, reshape, unchanged, upSampling, zeroPadding } from './shapes';
import { bidirectional, spectralNormalization, timeDistributed } from './wrappers';

/** Keras's layers by their classes, each as what it is made of in ONNX. */
const LAYERS: Readonly<Record<string, Layer>> = {
  Activation: activation,
  ActivityRegularization: unchanged,
  Add: joining('Add'),
  AlphaDropout: unchanged,
  Attention: attention,
  AugMix: unchanged,
  Average: joining('Mean'),
  AveragePooling1D: pooling('AveragePool', 1),
  AveragePooling2D: pooling('AveragePool', 2),
  AveragePooling3D: pooling('AveragePool', 3),
  BatchNormalization: batchNormalization,
  Bidirectional: bidirectional((className) => layerOf(className)),
  Concatenate: concatenate,
  Conv1D: convolution(1),
  Conv1DTranspose: transposed(1),
  Conv2D: convolution(2),
  Conv2DTranspose: transposed(2),
  Conv3D: convolution(3),
  Conv3DTranspose: transposed(3),
  Cropping1D: cropping(1),
  Cropping2D: cropping(2),
  Cropping3D: cropping(3),
  CutMix: unchanged,
  Dense: dense,
  DepthwiseConv1D: depthwise(1),
  DepthwiseConv2D: depthwise(2),
  Dot: dot,
  Dropout: unchanged,
  ELU: elu,
  EinsumDense: einsumDense,
  Flatten: flatten,
  GRU: gatedRecurrent,
  GaussianDropout: unchanged,
  GaussianNoise: unchanged,
  GlobalAveragePooling1D: globalPooling('GlobalAveragePool'),
  GlobalAveragePooling2D: globalPooling('GlobalAveragePool'),
  GlobalAveragePooling3D: globalPooling('GlobalAveragePool'),
  GlobalMaxPooling1D: globalPooling('GlobalMaxPool'),
  GlobalMaxPooling2D: globalPooling('GlobalMaxPool'),
  GlobalMaxPooling3D: globalPooling('GlobalMaxPool'),
  GroupNormalization: groupNormalization,
  Identity: unchanged,
  LSTM: longRecurrent,
  LayerNormalization: layerNormalization,
  LeakyReLU: leakyRelu,
  MaxPooling1D: pooling('MaxPool', 1),
  MaxPooling2D: pooling('MaxPool', 2),
  MaxPooling3D: pooling('MaxPool', 3),
  Maximum: joining('Max'),
  Minimum: joining('Min'),
  MixUp: unchanged,
  MultiHeadAttention: multiHeadAttention,
  Multiply: joining('Mul'),
  Normalization: normalization,
  PReLU: prelu,
  Permute: permute,
  RMSNormalization: rmsNormalization,
  RandAugment: unchanged,
  RandomBrightness: unchanged,
  RandomColorDegeneration: unchanged,
  RandomColorJitter: unchanged,
  RandomContrast: unchanged,
  RandomElasticTransform: unchanged,
  RandomErasing: unchanged,
  RandomFlip: unchanged,
  RandomGaussianBlur: unchanged,
  RandomGrayscale: unchanged,
  RandomHue: unchanged,
  RandomInvert: unchanged,
  RandomPerspective: unchanged,
  RandomPosterization: unchanged,
  RandomRotation: unchanged,
  RandomSaturation: unchanged,
  RandomSharpness: unchanged,
  RandomShear: unchanged,
  RandomTranslation: unchanged,
  RandomZoom: unchanged,
  ReLU: relu,
  RepeatVector: repeatVector,
  Rescaling: rescaling,
  Reshape: reshape,
  SeparableConv1D: separable(1),
  SeparableConv2D: separable(2),
  SimpleRNN: simpleRecurrent,
  Softmax: softmax,
  SpatialDropout1D: unchanged,
  SpatialDropout2D: unchanged,
  SpatialDropout3D: unchanged,
  SpectralNormalization: spectralNormalization((className) => layerOf(className)),
  Subtract: joining('Sub'),
  ThresholdedReLU: thresholdedRelu,
  TimeDistributed: timeDistributed((className) => layerOf(className)),
  UnitNormalization: unitNormalization,
  UpSampling1D: upSampling(1),
  UpSampling2D: upSampling(2),
  UpSampling3D: upSampling(3),
  ZeroPadding1D: zeroPadding(1),
  ZeroPadding2D: zeroPadding(2),
  ZeroPadding3D: zeroPadding(3),
};

const AFTER_IT = 'Save a model that begins after it.';

/** Why some classes are refused, and what to do. */
const REASONS: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  CategoryEncoding: ['they count whole numbers.', AFTER_IT],
  Discretization: ['they put numbers into classes.', AFTER_IT],
  Embedding: ['they read whole numbers, which have no box around them.', AFTER_IT],
  IntegerLookup: ['they read whole numbers, which have no box around them.', AFTER_IT],
  Lambda: ['their program is not in the file.', 'Use layers of Keras instead, or export it by tf2onnx.'],
  Masking: [
    'which steps of a sequence are left out hangs on the input.',
    'Cut sequences to their length beforehand, and build the network without it.',
  ],
  StringLookup: ['they read texts.', AFTER_IT],
  TextVectorization: ['they read texts.', AFTER_IT],
};

/** The translation of a class of layers; a NetworkError where there is none. */
export function layerOf(className: string): Layer {
  const layer = Object.hasOwn(LAYERS, className) ? LAYERS[className] : undefined;
  if (layer) return layer;
  const reason = Object.hasOwn(REASONS, className) ? REASONS[className] : undefined;
  if (reason) throw new NetworkError(`Layers of the class ${className} are not supported: ${reason[0]}`, reason[1]);
  throw new NetworkError(
    `Layers of the class ${className} are not supported.`,
    'Build the network of others, or export it by tf2onnx if its operations are supported.',
  );
}
