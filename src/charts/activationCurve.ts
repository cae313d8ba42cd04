/** The activation's value; `slope` is a leaky ReLU's below zero. Undefined for operators that are no activation. */
export function activationCurve(op: string, slope = 0.01): ((z: number) => number) | undefined {
  switch (op) {
    case 'Relu':
      return (z) => Math.max(0, z);
    case 'LeakyRelu':
      return (z) => (z < 0 ? slope * z : z);
    case 'Sigmoid':
      return (z) => 1 / (1 + Math.exp(-z));
    case 'Tanh':
      return Math.tanh;
    default:
      return undefined;
  }
}
