import type { TensorInfo } from '@tensorflow/tfjs-core';

/** Which axes of [batch, rows, …] an operand really has; the others are shared along them. */
export type RowAxes = 'none' | 'batch' | 'rows' | 'both';

/** How an operand [batch or 1, rows or 1, …] meets coefficients [batch, rows, n]. */
export function rowAxes({ shape }: TensorInfo): RowAxes {
  const [batch, rows] = shape as [number, number];
  if (batch > 1) return rows > 1 ? 'both' : 'batch';
  return rows > 1 ? 'rows' : 'none';
}

/** WGSL for the row of such an operand, given `row` = sample·rows + row within the sample, and the uniform `rows`. */
export function rowInWgsl(axes: RowAxes): string {
  if (axes === 'none') return '0';
  if (axes === 'batch') return '(row / uniforms.rows)';
  if (axes === 'rows') return '(row % uniforms.rows)';
  return 'row';
}

/** Workgroups that every device takes along one axis. */
const MOST_ALONG_AXIS = 65535;

/** So many workgroups, spread over two axes where one is too short; TensorFlow.js numbers them row by row. */
export function flatDispatch(workgroups: number): [number, number, number] {
  const rows = Math.ceil(workgroups / MOST_ALONG_AXIS);
  return [Math.ceil(workgroups / rows), rows, 1];
}
