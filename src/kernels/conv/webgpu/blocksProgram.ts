import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { flatDispatch } from '../../rows/webgpu/rowOffset';
import { type IntervalConv2dSizes, PRODUCT_UNIFORMS, type SumLevels } from './productSizes';
import { biasLanes, boundsOf, settledSum, storeLanes } from './productWgsl';

/** Positions and channels of a workgroup's outputs; threads take 4 × 4 of them each. */
const SIDE = 32;
const THREADS = 64;
/** Products of each output between two barriers. */
const DEPTH = 16;
/** Numbers of a slab that each thread fetches, of inputs as of weights. */
const FETCHES = (SIDE * DEPTH) / THREADS;

/** A sum as these programs cut it: what lies in shared memory at a time is a block. */
export function cutIntoSlabs(n: number): SumLevels {
  const slabs = Math.ceil(n / DEPTH);
  const group = Math.ceil(Math.sqrt(slabs));
  return { block: DEPTH, group, terms: DEPTH + group + Math.ceil(slabs / group) };
}

type Sizes = Omit<IntervalConv2dSizes, 'hasBias'>;

/** What is summed for each output, side by side. */
interface Sum {
  readonly name: string;
  /** Where its numbers begin in the input, and what each is multiplied by. */
  readonly from: number;
  readonly by: 'weight' | 'magnitude';
}

/**
 * The same product as `intervalConv2dProgram`, for layers with many outputs: 64 threads fetch what 32 positions by 32 channels
 * need, 16 products deep, into the memory that they share, and each sums its 4 × 4 outputs in registers. So a number that is
 * fetched serves eight threads, where it serves one there. Of one group of channels alone.
 *
 * It takes 6 KiB of shared memory, 64 invocations and five buffers, which every device has. What lies outside the image or the
 * layer is fetched as zero, whose products with finite weights are zero, as if they had been left out.
 */
export function blocksProgram(sizes: IntervalConv2dSizes): WebGPUProgram {
  const { batch, input, output, hasBias } = sizes;
  const ofBoxes: readonly Sum[] = [
    { name: 'Centers', from: 0, by: 'weight' },
    { name: 'Radii', from: batch * input[0] * input[1] * input[2], by: 'magnitude' },
  ];
  const perHalf = batch * output[0] * output[1] * output[2];
  const finish = `${boundsOf('allCenters[p] + settled(groupCenters[p]) + shift', 'allRadii[p] + settled(groupRadii[p])')}
        ${storeLanes(4, perHalf)}`;
  return {
    variableNames: hasBias ? ['numbers', 'weights', 'bias'] : ['numbers', 'weights'],
    outputShape: [2 * batch, ...output],
    ...dispatchOf(sizes),
    shaderKey: `intervalConv2dBlocks_${JSON.stringify(sizes)}`,
    uniforms: PRODUCT_UNIFORMS,
    getUserCode: () => {
      const positions = String(batch * output[0] * output[1]);
      return code(sizes, { sums: ofBoxes, positions, before: `let shift = ${biasLanes(hasBias, 4)};`, finish });
    },
  };
}

/**
 * A convolution, its sums cut likewise. How many images there are is no part of the program, but the uniform `positions`: rows of
 * coefficients come in ever other numbers, and each program takes time to be compiled.
 */
export function sumBlocksProgram(sizes: Sizes): WebGPUProgram {
  const { batch: _, ...ofOne } = sizes;
  const lanes = [0, 1, 2, 3].map((lane) => `if (${lane} <= lastLane) { result[first + ${lane}] = sum[${lane}]; }`);
  const finish = ['let sum = allValues[p] + settled(groupValues[p]);', ...lanes].join('\n        ');
  return {
    variableNames: ['numbers', 'weights'],
    outputShape: [sizes.batch, ...sizes.output],
    ...dispatchOf(sizes),
    shaderKey: `conv2dBlocks_${JSON.stringify(ofOne)}`,
    uniforms: 'zero : i32, positions : i32,',
    getUserCode: () => {
      const sums = [{ name: 'Values', from: 0, by: 'weight' }] as const;
      return code(sizes, { sums, positions: 'uniforms.positions', before: '', finish });
    },
  };
}

function dispatchOf({ batch, output }: Sizes) {
  const tiles = Math.ceil((batch * output[0] * output[1]) / SIDE) * Math.ceil(output[2] / SIDE);
  return {
    workgroupSize: [THREADS, 1, 1] as [number, number, number],
    dispatch: flatDispatch(tiles),
    dispatchLayout: { x: [0, 1, 2, 3] },
  };
}

/** What programs differ in. */
interface Parts {
  readonly sums: readonly Sum[];
  /** How many positions there are, in WGSL. */
  readonly positions: string;
  /** What comes before the positions, given `channel` and `lastLane`. */
  readonly before: string;
  /** For each of a thread's positions, given `first` besides: what becomes of its sums. */
  readonly finish: string;
}

function code({ input, output, filter, geometry, levels }: Omit<Sizes, 'batch'>, parts: Parts): string {
  const { sums, positions, before, finish } = parts;
  const [height, width, channels] = input;
  const [outHeight, outWidth, outputs] = output;
  const terms = filter[0] * filter[1] * channels;
  const slabs = Math.ceil(terms / DEPTH);
  const each = (line: (sum: Sum) => string) => sums.map(line).join('\n          ');
  return `
    ${each(({ name }) => `var<workgroup> shared${name} : array<f32, ${SIDE * DEPTH}>;`)}
    var<workgroup> taps : array<f32, ${SIDE * DEPTH}>;

    ${settledSum('vec4<f32>', 'vec4<i32>')}

    fn main(index : i32) {
      let thread = i32(localIndex);
      let tile = index / ${THREADS};
      let firstChannel = (tile % ${Math.ceil(outputs / SIDE)}) * ${SIDE};
      let firstPosition = (tile / ${Math.ceil(outputs / SIDE)}) * ${SIDE};
      let ownRow = (thread / 8) * 4;
      let ownColumn = (thread % 8) * 4;

      let term = thread % ${DEPTH};
      let fetchRow = thread / ${DEPTH};
      var origins : array<vec3<i32>, ${FETCHES}>;
      for (var i = 0; i < ${FETCHES}; i++) {
        let position = firstPosition + fetchRow + i * ${THREADS / DEPTH};
        origins[i] = vec3<i32>(
          select(-1, position / ${outWidth * outHeight}, position < ${positions}),
          ((position / ${outWidth}) % ${outHeight}) * ${geometry.strides[0]} - ${geometry.pads[0]},
          (position % ${outWidth}) * ${geometry.strides[1]} - ${geometry.pads[1]});
      }

      ${each(({ name }) => `var all${name} : array<vec4<f32>, 4>; var group${name} : array<vec4<f32>, 4>;`)}
      var inGroup = 0;
      for (var slab = 0; slab < ${slabs}; slab++) {
        let k = slab * ${DEPTH} + term;
        let tap = k / ${channels};
        let dy = (tap / ${filter[1]}) * ${geometry.dilations[0]};
        let dx = (tap % ${filter[1]}) * ${geometry.dilations[1]};
        for (var i = 0; i < ${FETCHES}; i++) {
          let y = origins[i].y + dy;
          let x = origins[i].z + dx;
          let inside = k < ${terms} && origins[i].x >= 0 && y >= 0 && y < ${height} && x >= 0 && x < ${width};
          let at = select(0, ((origins[i].x * ${height} + y) * ${width} + x) * ${channels} + k % ${channels}, inside);
          let place = term * ${SIDE} + fetchRow + i * ${THREADS / DEPTH};
          ${each(({ name, from }) => `shared${name}[place] = select(0.0, numbers[at + ${from}], inside);`)}
        }
        let channel = firstChannel + thread % ${SIDE};
        for (var i = 0; i < ${FETCHES}; i++) {
          let row = thread / ${SIDE} + i * ${THREADS / SIDE};
          let inside = slab * ${DEPTH} + row < ${terms} && channel < ${outputs};
          let at = select(0, (slab * ${DEPTH} + row) * ${outputs} + channel, inside);
          taps[row * ${SIDE} + thread % ${SIDE}] = select(0.0, weights[at], inside);
        }
        workgroupBarrier();

        ${each(({ name }) => `var block${name} : array<vec4<f32>, 4>;`)}
        for (var p = 0; p < 4; p++) {
          ${each(({ name }) => `block${name}[p] = vec4<f32>(0.0);`)}
        }
        for (var step = 0; step < ${DEPTH}; step++) {
          let w = step * ${SIDE} + ownColumn;
          let weight = vec4<f32>(taps[w], taps[w + 1], taps[w + 2], taps[w + 3]);
          let magnitude = abs(weight);
          for (var p = 0; p < 4; p++) {
            let own = step * ${SIDE} + ownRow + p;
            ${each(({ name, by }) => `block${name}[p] += shared${name}[own] * ${by};`)}
          }
        }
        inGroup++;
        for (var p = 0; p < 4; p++) {
          ${each(({ name }) => `group${name}[p] += settled(block${name}[p]);`)}
          if (inGroup == ${levels.group}) {
            ${each(({ name }) => `all${name}[p] += settled(group${name}[p]); group${name}[p] = vec4<f32>(0.0);`)}
          }
        }
        if (inGroup == ${levels.group}) { inGroup = 0; }
        workgroupBarrier();
      }

      let channel = firstChannel + ownColumn;
      let lastLane = ${outputs} - 1 - channel;
      if (lastLane < 0) { return; }
      ${before}
      for (var p = 0; p < 4; p++) {
        let position = firstPosition + ownRow + p;
        if (position >= ${positions}) { return; }
        let first = position * ${outputs} + channel;
        ${finish}
      }
    }`;
}
