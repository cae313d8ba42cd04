import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { flatDispatch } from '../../rows/webgpu/rowOffset';
import { BLOCK_UNIFORMS, DEPTH, SIDE, THREADS } from './blockSizes';
import { type IntervalConv2dSizes, PRODUCT_UNIFORMS } from './productSizes';
import { biasLanes, boundsOf, settledSum, storeLanes } from './productWgsl';

/** Numbers of a slab that each thread fetches, of inputs as of weights. */
const FETCHES = (SIDE * DEPTH) / THREADS;

type Sizes = Omit<IntervalConv2dSizes, 'hasBias'>;

/** What is summed for each output, side by side. */
interface Sum {
  readonly name: string;
  /** Where its numbers begin in the input, in WGSL, and what each is multiplied by. */
  readonly from: string;
  readonly by: 'weight' | 'magnitude';
}

/**
 * The same product as `intervalConv2dProgram`, for layers with many outputs: 64 threads fetch what 32 positions by 32 channels
 * need, 16 products deep, into the memory that they share, and each sums its 4 × 4 outputs in registers. So a number that is
 * fetched serves eight threads, where it serves one there. Of one group of channels alone.
 *
 * It takes 6 KiB of shared memory, 64 invocations and five buffers, which every device has. What lies outside the image or the
 * layer is fetched as zero, whose products with finite weights are zero, as if they had been left out.
 *
 * Inputs are `inOneRow`, and so the output is a column.
 */
export function blocksProgram(sizes: IntervalConv2dSizes): WebGPUProgram {
  const { batch, output, hasBias } = sizes;
  const ofBoxes: readonly Sum[] = [
    { name: 'Centers', from: '0', by: 'weight' },
    { name: 'Radii', from: 'uniforms.half', by: 'magnitude' },
  ];
  const finish = `${boundsOf('allCenters[p] + settled(groupCenters[p]) + shift', 'allRadii[p] + settled(groupRadii[p])')}
        ${storeLanes(4, 'uniforms.positions * uniforms.outputs')}`;
  return {
    variableNames: hasBias ? ['numbers', 'weights', 'bias'] : ['numbers', 'weights'],
    outputShape: [2 * batch * output[0] * output[1] * output[2], 1],
    ...dispatchOf(sizes),
    shaderKey: 'intervalConv2dBlocks',
    uniforms: PRODUCT_UNIFORMS + BLOCK_UNIFORMS,
    getUserCode: () => code({ sums: ofBoxes, before: `let shift = ${biasLanes(hasBias, 4)};`, finish }),
  };
}

/** A convolution, its sums cut likewise. */
export function sumBlocksProgram(sizes: Sizes): WebGPUProgram {
  const lanes = [0, 1, 2, 3].map((lane) => `if (${lane} <= lastLane) { result[first + ${lane}] = sum[${lane}]; }`);
  const finish = ['let sum = allValues[p] + settled(groupValues[p]);', ...lanes].join('\n        ');
  return {
    variableNames: ['numbers', 'weights'],
    outputShape: [sizes.batch * sizes.output[0] * sizes.output[1] * sizes.output[2], 1],
    ...dispatchOf(sizes),
    shaderKey: 'conv2dBlocks',
    uniforms: `zero : i32, ${BLOCK_UNIFORMS}`,
    getUserCode: () => code({ sums: [{ name: 'Values', from: '0', by: 'weight' }], before: '', finish }),
  };
}

function dispatchOf({ batch, output }: Sizes) {
  const tiles = Math.ceil((batch * output[0] * output[1]) / SIDE) * Math.ceil(output[2] / SIDE);
  return {
    workgroupSize: [THREADS, 1, 1] as [number, number, number],
    dispatch: flatDispatch(tiles),
    dispatchLayout: { x: [0, 1] },
  };
}

/** What programs differ in. */
interface Parts {
  readonly sums: readonly Sum[];
  /** What comes before the positions, given `channel` and `lastLane`. */
  readonly before: string;
  /** For each of a thread's positions, given `first` besides: what becomes of its sums. */
  readonly finish: string;
}

function code({ sums, before, finish }: Parts): string {
  const each = (line: (sum: Sum) => string) => sums.map(line).join('\n          ');
  return `
    ${each(({ name }) => `var<workgroup> shared${name} : array<f32, ${SIDE * DEPTH}>;`)}
    var<workgroup> taps : array<f32, ${SIDE * DEPTH}>;

    ${settledSum('vec4<f32>', 'vec4<i32>')}

    fn main(index : i32) {
      let thread = i32(localIndex);
      let tile = index / ${THREADS};
      let firstChannel = (tile % uniforms.channelTiles) * ${SIDE};
      let firstPosition = (tile / uniforms.channelTiles) * ${SIDE};
      let ownRow = (thread / 8) * 4;
      let ownColumn = (thread % 8) * 4;

      let term = thread % ${DEPTH};
      let fetchRow = thread / ${DEPTH};
      var origins : array<vec3<i32>, ${FETCHES}>;
      for (var i = 0; i < ${FETCHES}; i++) {
        let position = firstPosition + fetchRow + i * ${THREADS / DEPTH};
        origins[i] = vec3<i32>(
          select(-1, position / (uniforms.outHeight * uniforms.outWidth), position < uniforms.positions),
          ((position / uniforms.outWidth) % uniforms.outHeight) * uniforms.strideRows - uniforms.padTop,
          (position % uniforms.outWidth) * uniforms.strideColumns - uniforms.padLeft);
      }

      // Where the product that this thread fetches lies in the window: its number is written in channels, columns and rows.
      var tapChannel = term % uniforms.channels;
      var tapColumn = (term / uniforms.channels) % uniforms.columns;
      var tapRow = term / (uniforms.channels * uniforms.columns);

      ${each(({ name }) => `var all${name} : array<vec4<f32>, 4>; var group${name} : array<vec4<f32>, 4>;`)}
      var inGroup = 0;
      for (var slab = 0; slab < uniforms.slabs; slab++) {
        let isTerm = slab * ${DEPTH} + term < uniforms.terms;
        let dy = tapRow * uniforms.dilateRows;
        let dx = tapColumn * uniforms.dilateColumns;
        for (var i = 0; i < ${FETCHES}; i++) {
          let y = origins[i].y + dy;
          let x = origins[i].z + dx;
          let inside = isTerm && origins[i].x >= 0 && y >= 0 && y < uniforms.height && x >= 0 && x < uniforms.width;
          let at = ((origins[i].x * uniforms.height + y) * uniforms.width + x) * uniforms.channels + tapChannel;
          let found = select(0, at, inside);
          let place = term * ${SIDE} + fetchRow + i * ${THREADS / DEPTH};
          ${each(({ name, from }) => `shared${name}[place] = select(0.0, numbers[found + ${from}], inside);`)}
        }
        // ${DEPTH} further, with carries.
        tapChannel += uniforms.stepChannels;
        let carryColumn = select(0, 1, tapChannel >= uniforms.channels);
        tapChannel -= carryColumn * uniforms.channels;
        tapColumn += uniforms.stepColumns + carryColumn;
        let carryRow = select(0, 1, tapColumn >= uniforms.columns);
        tapColumn -= carryRow * uniforms.columns;
        tapRow += uniforms.stepRows + carryRow;

        let channel = firstChannel + thread % ${SIDE};
        for (var i = 0; i < ${FETCHES}; i++) {
          let row = thread / ${SIDE} + i * ${THREADS / SIDE};
          let inside = slab * ${DEPTH} + row < uniforms.terms && channel < uniforms.outputs;
          let at = select(0, (slab * ${DEPTH} + row) * uniforms.outputs + channel, inside);
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
          if (inGroup == uniforms.group) {
            ${each(({ name }) => `all${name}[p] += settled(group${name}[p]); group${name}[p] = vec4<f32>(0.0);`)}
          }
        }
        if (inGroup == uniforms.group) { inGroup = 0; }
        workgroupBarrier();
      }

      let channel = firstChannel + ownColumn;
      let lastLane = uniforms.outputs - 1 - channel;
      if (lastLane < 0) { return; }
      ${before}
      for (var p = 0; p < 4; p++) {
        let position = firstPosition + ownRow + p;
        if (position >= uniforms.positions) { return; }
        let first = position * uniforms.outputs + channel;
        ${finish}
      }
    }`;
}
