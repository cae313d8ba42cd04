import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';

/** Uniforms of the program, in this order: `inflation`, `radiusTiny` and `radiusSlack` of Allowances. */
const UNIFORMS = 'inflation : f32, radiusTiny : f32, radiusSlack : f32,';

/**
 * Lower and upper bounds to centre and inflated radius (steps (a) to (e) of allowances), packed alike: the first
 * half of the output holds the centres, the second half the radii.
 */
export function centerRadiusProgram(shape: readonly number[]): WebGPUProgram {
  const size = shape.reduce((product, length) => product * length, 1);
  const threads = size / 2;
  return {
    variableNames: ['bounds'],
    outputShape: [...shape],
    workgroupSize: [64, 1, 1],
    dispatch: [Math.ceil(threads / 64), 1, 1],
    dispatchLayout: { x: shape.map((_, axis) => axis) },
    shaderKey: 'centerRadius',
    uniforms: UNIFORMS,
    size: true,
    getUserCode: () => `
      fn main(index : i32) {
        let half = uniforms.size / 2;
        if (index >= half) { return; }
        let lower = bounds[index];
        let upper = bounds[index + half];
        let center = (lower + upper) * 0.5;
        let radius = (upper - lower) * 0.5;
        result[index] = center;
        result[index + half] =
          (radius + uniforms.inflation * (abs(center) + radius) + uniforms.radiusTiny) * uniforms.radiusSlack;
      }`,
  };
}
