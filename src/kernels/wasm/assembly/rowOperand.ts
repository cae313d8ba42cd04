/** Numbers that meet coefficients [batch, rows, n], shared along some axes. */
@unmanaged
export class RowOperand {
  address: usize;
  /** Bytes from one sample to the next and from one row to the next; 0 where they share the numbers. */
  perSample: usize;
  perRow: usize;
}

/** Where a row's numbers lie. */
export function rowOf(operand: RowOperand, sample: i32, row: i32): usize {
  return operand.address + <usize>sample * operand.perSample + <usize>row * operand.perRow;
}
