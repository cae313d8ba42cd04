import { NetworkError } from '../../../../network/networkError';
import type { Layer } from '../layer';
import { activation, elu, leakyRelu, prelu, relu, softmax, thresholdedRelu } from './activations';
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
import { gatedRecurrent, longRecurrent, simpleRecurrent } from './recurrent';
import { cropping, flatten, permute, repeatVector, reshape, unchanged, upSampling, zeroPadding } from './shapes';

/** Keras's layers by their classes, each as what it is made of in ONNX. */
const LAYERS: Readonly<Record<string, Layer>> = {
  Activation: activation,
  ActivityRegularization: unchanged,
  Add: joining('Add'),
  AlphaDropout: unchanged,
  Average: joining('Mean'),
  AveragePooling1D: pooling('AveragePool', 1),
  AveragePooling2D: pooling('AveragePool', 2),
  AveragePooling3D: pooling('AveragePool', 3),
  BatchNormalization: batchNormalization,
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
  Dense: dense,
  DepthwiseConv1D: depthwise(1),
  DepthwiseConv2D: depthwise(2),
  Dropout: unchanged,
  ELU: elu,
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
  Multiply: joining('Mul'),
  Normalization: normalization,
  PReLU: prelu,
  Permute: permute,
  RMSNormalization: rmsNormalization,
  RandomBrightness: unchanged,
  RandomContrast: unchanged,
  RandomFlip: unchanged,
  RandomRotation: unchanged,
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
  Subtract: joining('Sub'),
  ThresholdedReLU: thresholdedRelu,
  UnitNormalization: unitNormalization,
  UpSampling1D: upSampling(1),
  UpSampling2D: upSampling(2),
  ZeroPadding1D: zeroPadding(1),
  ZeroPadding2D: zeroPadding(2),
  ZeroPadding3D: zeroPadding(3),
};

/** The translation of a class of layers; a NetworkError where there is none. */
export function layerOf(className: string): Layer {
  const layer = Object.hasOwn(LAYERS, className) ? LAYERS[className] : undefined;
  if (layer) return layer;
  throw new NetworkError(
    `Layers of the class ${className} are not supported.`,
    'Build the network of others, or export it by tf2onnx if its operations are supported.',
  );
}
