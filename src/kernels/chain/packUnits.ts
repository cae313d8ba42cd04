import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram } from '../wasm/boundProgram';
import { addressOf, integersOf } from '../wasm/heap';
import { Scratch } from '../wasm/scratch';
import type { ImageShape, PackedUnits } from './types';
import { UNITS_LENGTH, writeUnits } from './wasm/layouts';

/** Relaxations of a function of each unit, [batch, ...value] all but where one sample may stand for all. */
export interface UnitLines {
  readonly lowerSlope: tf.Tensor;
  readonly upperSlope: tf.Tensor;
  /** Intercepts; zero where they are left out. */
  readonly below?: tf.Tensor | undefined;
  readonly above: tf.Tensor;
  /** What each |coefficient| loses where its unit is bent, here and in what follows. */
  readonly cost?: tf.Tensor | undefined;
  /** What the layer before adds for each coefficient that has passed, [1, ...value], and what each of those loses. */
  readonly bias?: tf.Tensor | undefined;
  readonly biasCost?: tf.Tensor | undefined;
  /**
   * Whether lines are stated without any error: where both are zero the value is zero, and where both have slope 1 and go through zero
   * the value is what it is made of. Then the former are left out, and of the latter no coefficient is rounded.
   */
  readonly isExact: boolean;
}

type Arrays = Record<Exclude<keyof UnitLines, 'isExact'>, tf.TensorInfo | undefined>;

/** Kernels are known to TensorFlow.js by name. */
const PACK_UNITS = 'PackUnits';

/** Numbers of 32 bits of a Place, a Constant and a BentUnit of wasm/assembly/chain/chainJob.ts. */
const LENGTHS = { place: 2, constant: 2, bent: 6 } as const;

/** What a tile needs to know of each unit that is kept, side by side. */
export function packUnits({ isExact, ...lines }: UnitLines, value: ImageShape): PackedUnits {
  register();
  const inputs = Object.fromEntries(Object.entries(lines).filter(([, tensor]) => tensor));
  const made = tf.engine().runKernel(PACK_UNITS, inputs as tf.NamedTensorMap, { isExact, value: [...value] });
  const [places, units, constants, bent] = made as tf.Tensor[];
  return { places, units, constants, bent } as PackedUnits;
}

/** Chains are for the WebAssembly backend alone. */
function register(): void {
  if (tf.getKernel(PACK_UNITS, 'wasm')) return;
  tf.registerKernel({
    kernelName: PACK_UNITS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { isExact, value } = attrs as unknown as { isExact: boolean; value: ImageShape };
      return pack(inputs as unknown as Arrays, isExact, value, backend as BackendWasm);
    },
  });
}

function pack(lines: Arrays, isExact: boolean, [height, width, channels]: ImageShape, backend: BackendWasm) {
  const [samples] = (lines.lowerSlope as tf.TensorInfo).shape as [number];
  const found = backend.makeOutput([samples, height * width + 1, LENGTHS.place], 'int32');
  const scratch = new Scratch(backend, { job: UNITS_LENGTH });
  const at = (tensor: tf.TensorInfo | undefined) => (tensor ? addressOf(backend, tensor) : 0);
  const step = (tensor: tf.TensorInfo | undefined) => {
    return tensor && (tensor.shape[0] as number) > 1 ? 4 * height * width * channels : 0;
  };
  const write = (units: number, constants: number, bent: number) => {
    writeUnits(scratch.integers('job'), {
      samples,
      places: height * width,
      width,
      channels,
      lowerSlope: at(lines.lowerSlope),
      upperSlope: at(lines.upperSlope),
      below: at(lines.below),
      above: at(lines.above),
      cost: at(lines.cost),
      bias: at(lines.bias),
      biasCost: at(lines.biasCost),
      belowPerSample: step(lines.below),
      abovePerSample: step(lines.above),
      costPerSample: step(lines.cost),
      biasPerSample: step(lines.bias),
      biasCostPerSample: step(lines.biasCost),
      isExact: Number(isExact),
      found: at(found),
      units,
      constants,
      bent,
    });
    return scratch.address('job');
  };
  const program = boundProgram(backend);
  program.countUnits(write(0, 0, 0));
  const [kept, bentUnits] = integersOf(backend, found).slice(-LENGTHS.place) as unknown as [number, number];
  // The program writes behind the last one, too.
  const units = backend.makeOutput([kept + 1], 'int32');
  const constants = backend.makeOutput([kept + 1, LENGTHS.constant], 'float32');
  const bent = backend.makeOutput([bentUnits, LENGTHS.bent], 'float32');
  program.packUnits(write(at(units), at(constants), at(bent)));
  scratch.dispose();
  return [found, units, constants, bent];
}
