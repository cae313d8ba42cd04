import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { type IntervalConv2dSizes, PRODUCT_UNIFORMS, type SumLevels } from './productSizes';
import { biasLanes, boundsOf, settledSum, storeLanes } from './productWgsl';

const WORKGROUP = 64;

/**
 * Both products of a convolution over boxes in one pass: each loaded weight serves the centre (w) and the radius
 * (|w|), and steps (f) and (g) of allowances follow in registers. A thread computes a tile of up to four outputs
 * in a row of positions by four channels. A dense layer is a 1×1 convolution of a 1×1 image.
 *
 * Inputs: centres and radii [2·batch, h, w, c], filter [rows, columns, c / groups, outputs], bias [outputs].
 * Output: lower and upper bounds [2·batch, h', w', outputs].
 */
export function intervalConv2dProgram(sizes: IntervalConv2dSizes): WebGPUProgram {
  const { batch, output, hasBias } = sizes;
  const positions = batch * output[0] * output[1];
  const tile = tileOf(sizes, positions);
  const threads = Math.ceil(positions / tile.positions) * Math.ceil(output[2] / tile.channels);
  return {
    variableNames: hasBias ? ['centerRadius', 'weights', 'bias'] : ['centerRadius', 'weights'],
    outputShape: [2 * batch, ...output],
    workgroupSize: [WORKGROUP, 1, 1],
    dispatch: [Math.ceil(threads / WORKGROUP), 1, 1],
    dispatchLayout: { x: [0, 1, 2, 3] },
    shaderKey: `intervalConv2d_${JSON.stringify(sizes)}`,
    uniforms: PRODUCT_UNIFORMS,
    getUserCode: () => code(sizes, tile, threads),
  };
}

interface Tile {
  readonly positions: 1 | 4;
  readonly channels: 1 | 4;
}

/** Channels of one group only may share a tile; single images with few positions keep more threads busy untiled. */
function tileOf({ geometry }: IntervalConv2dSizes, positions: number): Tile {
  return { positions: positions >= 64 ? 4 : 1, channels: geometry.groups === 1 ? 4 : 1 };
}

function code(sizes: IntervalConv2dSizes, tile: Tile, threads: number): string {
  const { batch, input, output, filter, geometry, hasBias, levels } = sizes;
  const [inHeight, inWidth, inChannels] = input;
  const [outHeight, outWidth, outChannels] = output;
  const groupIn = inChannels / geometry.groups;
  const groupOut = outChannels / geometry.groups;
  const positions = batch * outHeight * outWidth;
  const channelTiles = Math.ceil(outChannels / tile.channels);
  const vector = tile.channels === 4 ? 'vec4<f32>' : 'f32';
  const lanes = Array.from({ length: tile.channels }, (_, lane) => lane);
  const weightLanes = lanes.map((lane) => `weights[w + min(${lane}, lastLane)]`).join(', ');
  const integers = tile.channels === 4 ? 'vec4<i32>' : 'i32';
  return `
    ${settledSum(vector, integers)}

    fn main(index : i32) {
      if (index >= ${threads}) { return; }
      let channel = (index % ${channelTiles}) * ${tile.channels};
      let firstPosition = (index / ${channelTiles}) * ${tile.positions};
      let lastLane = ${outChannels} - 1 - channel;
      let firstChannel = (channel / ${groupOut}) * ${groupIn};

      var origins : array<vec3<i32>, ${tile.positions}>;
      for (var p = 0; p < ${tile.positions}; p++) {
        let position = min(firstPosition + p, ${positions - 1});
        let column = position % ${outWidth};
        let row = (position / ${outWidth}) % ${outHeight};
        origins[p] = vec3<i32>(
          position / ${outWidth * outHeight},
          row * ${geometry.strides[0]} - ${geometry.pads[0]},
          column * ${geometry.strides[1]} - ${geometry.pads[1]});
      }

      var middles : array<${vector}, ${tile.positions}>;
      var spreads : array<${vector}, ${tile.positions}>;
      var blockMiddles : array<${vector}, ${tile.positions}>;
      var blockSpreads : array<${vector}, ${tile.positions}>;
      var groupMiddles : array<${vector}, ${tile.positions}>;
      var groupSpreads : array<${vector}, ${tile.positions}>;
      var inBlock = 0;
      var inGroup = 0;
      for (var filterRow = 0; filterRow < ${filter[0]}; filterRow++) {
        for (var filterColumn = 0; filterColumn < ${filter[1]}; filterColumn++) {
          var inside : array<bool, ${tile.positions}>;
          var offsets : array<i32, ${tile.positions}>;
          for (var p = 0; p < ${tile.positions}; p++) {
            let y = origins[p].y + filterRow * ${geometry.dilations[0]};
            let x = origins[p].z + filterColumn * ${geometry.dilations[1]};
            inside[p] = y >= 0 && y < ${inHeight} && x >= 0 && x < ${inWidth};
            offsets[p] = ((origins[p].x * ${inHeight} + y) * ${inWidth} + x) * ${inChannels} + firstChannel;
          }
          let weightBase = (filterRow * ${filter[1]} + filterColumn) * ${groupIn * outChannels} + channel;
          for (var c = 0; c < ${groupIn}; c++) {
            let w = weightBase + c * ${outChannels};
            let weight = ${vector}(${weightLanes});
            let magnitude = abs(weight);
            for (var p = 0; p < ${tile.positions}; p++) {
              if (inside[p]) {
                blockMiddles[p] += centerRadius[offsets[p] + c] * weight;
                blockSpreads[p] += centerRadius[offsets[p] + c + ${batch * inHeight * inWidth * inChannels}] * magnitude;
              }
            }
            inBlock++;
            if (inBlock == ${levels.block}) {
              for (var p = 0; p < ${tile.positions}; p++) {
                groupMiddles[p] += settled(blockMiddles[p]);
                groupSpreads[p] += settled(blockSpreads[p]);
                blockMiddles[p] = ${vector}(0.0);
                blockSpreads[p] = ${vector}(0.0);
              }
              inBlock = 0;
              inGroup++;
            }
            if (inGroup == ${levels.group}) {
              for (var p = 0; p < ${tile.positions}; p++) {
                middles[p] += settled(groupMiddles[p]);
                spreads[p] += settled(groupSpreads[p]);
                groupMiddles[p] = ${vector}(0.0);
                groupSpreads[p] = ${vector}(0.0);
              }
              inGroup = 0;
            }
          }
        }
      }

      let shift = ${biasLanes(hasBias, tile.channels)};
      for (var p = 0; p < ${tile.positions}; p++) {
        let position = firstPosition + p;
        if (position >= ${positions}) { return; }
        let lastMiddle = settled(groupMiddles[p] + settled(blockMiddles[p]));
        let lastSpread = settled(groupSpreads[p] + settled(blockSpreads[p]));
        ${boundsOf('middles[p] + lastMiddle + shift', 'spreads[p] + lastSpread')}
        let first = position * ${outChannels} + channel;
        ${storeLanes(tile.channels, String(positions * outChannels))}
      }
    }`;
}

/** Cuts a sum of n products into blocks, groups and their total, of about ∛n terms each. */
export function cutInThree(n: number): SumLevels {
  const root = Math.ceil(Math.cbrt(n));
  return { block: root, group: root, terms: 2 * root + Math.ceil(n / (root * root)) };
}
