import { describe, expect, it } from 'vitest';
import type { MachineSpeed } from '../../bounds/cost/machineSpeed';
import type { Work } from '../../bounds/cost/methodCost';
import { everWins, predict } from './bySize';

/** A product takes a nanosecond, a step 2 and a result 3 microseconds. */
const PROCESSOR = speed(1e-9, 2e-6, 3e-6);
/** Ten times the products, and a millisecond before the first result. */
const STRONG = speed(1e-10, 2e-5, 1e-3);
/** Half the products, and as late. */
const WEAK = speed(2e-9, 2e-5, 1e-3);

function speed(product: number, step: number, pass: number): MachineSpeed {
  return { interval: product, exact: product, plain: product, number: product, step, pass };
}

function work(products: number, steps: number): Work {
  return { multiplications: { intervals: products, exact: 0, plain: 0 }, numbers: 0, steps, readings: 1 };
}

const SMALL = work(1e6, 10);
const LARGE = work(1e9, 100);

describe('where a question goes', () => {
  it('is the processor for what is small, and a strong device for what is large', () => {
    const speeds = { webgpu: STRONG, wasm: PROCESSOR };
    const small = predict(speeds, () => SMALL);
    expect(small?.backend).toBe('wasm');
    // 10⁶ products, 10 steps and a result: 1 ms + 20 µs + 3 µs against 0.1 ms + 0.2 ms + 1 ms.
    expect(small?.seconds.wasm).toBeCloseTo(1.023e-3, 9);
    expect(small?.seconds.webgpu).toBeCloseTo(1.3e-3, 9);
    const large = predict(speeds, () => LARGE);
    expect(large?.backend).toBe('webgpu');
    expect(large?.seconds.wasm).toBeCloseTo(1.000203, 9);
    expect(large?.seconds.webgpu).toBeCloseTo(0.103, 9);
  });

  it('changes where both take as long, and is the processor there', () => {
    const speeds = { webgpu: STRONG, wasm: PROCESSOR };
    // 0.9 ns a product are gained, 18 µs a step and 997 µs are lost: even at 1.13 million products and a step.
    const even = (9.97e-4 + 1.8e-5) / 9e-10;
    expect(predict(speeds, () => work(even - 1000, 1))?.backend).toBe('wasm');
    expect(predict(speeds, () => work(even + 1000, 1))?.backend).toBe('webgpu');
    expect(predict({ webgpu: PROCESSOR, wasm: PROCESSOR }, () => LARGE)?.backend).toBe('wasm');
  });

  it('is never a weak device', () => {
    for (const each of [SMALL, LARGE, work(1e12, 1)]) {
      expect(predict({ webgpu: WEAK, wasm: PROCESSOR }, () => each)?.backend).toBe('wasm');
    }
    expect(everWins(WEAK, PROCESSOR)).toBe(false);
    expect(everWins(STRONG, PROCESSOR)).toBe(true);
  });

  it('weighs what each backend would have to do', () => {
    // In one program on the processor, step by step on the device.
    const workOn = (backend: string) => work(1e6, backend === 'wasm' ? 10 : 1000);
    expect(predict({ webgpu: speed(1e-12, 2e-6, 0), wasm: PROCESSOR }, workOn)?.backend).toBe('wasm');
  });

  it('is a backend that can do it, of those that were measured', () => {
    const speeds = { webgpu: STRONG, wasm: PROCESSOR };
    expect(predict(speeds, (backend) => (backend === 'wasm' ? LARGE : undefined))).toEqual({
      backend: 'wasm',
      seconds: { wasm: expect.any(Number) },
    });
    expect(predict({ wasm: PROCESSOR }, () => LARGE)?.backend).toBe('wasm');
    expect(predict({}, () => LARGE)).toBeUndefined();
  });
});
