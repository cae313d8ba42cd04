import { readFileSync } from 'node:fs';
import { expect, test } from './onePage';

interface Golden {
  readonly labels: readonly number[];
  readonly cases: readonly {
    readonly method: string;
    readonly epsilon: number;
    readonly lower: readonly (readonly number[])[];
    readonly upper: readonly (readonly number[])[];
    readonly margin_lower: readonly (readonly number[])[];
  }[];
}

function fileOf(name: string): Buffer {
  return readFileSync(new URL(`../../shared/goldens/${name}`, import.meta.url));
}

function expectClose(found: readonly number[], known: readonly number[]): void {
  const allowed = 1e-4 * Math.max(...known.map(Math.abs));
  known.forEach((value, at) => {
    expect(Math.abs((found[at] as number) - value)).toBeLessThan(allowed);
  });
}

/** One method for each kind of network, at one radius: Node compares the others, by the same code. */
for (const { name, method, as } of [
  { name: 'fc3', method: 'crown', as: 'CROWN' },
  { name: 'cnn_small', method: 'crown-ibp', as: 'CROWN-IBP' },
  { name: 'resnet', method: 'ibp', as: 'IBP' },
  { name: 'cnn_pool', method: 'ibp', as: 'IBP' },
] as const) {
  test(`${as} bounds of ${name} agree with the reference on WebGPU`, async ({ page }) => {
    const golden = JSON.parse(fileOf(`${name}.json`).toString()) as Golden;
    // Playwright takes long over arrays of many numbers.
    const file = fileOf(`${name}.onnx`).toString('base64');
    await page.goto('/');
    const boundsOf = (epsilon: number, rounding: 'none' | 'real') =>
      page.evaluate(
        async ({ file, epsilon, rounding, method }) => {
          const input = { dataset: 'fashion-mnist', index: 0 };
          const model = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)).buffer;
          const backend = 'webgpu';
          const { layers: _, ...rest } = await window.boundscope.bounds({
            model,
            input,
            epsilon,
            rounding,
            method,
            backend,
          });
          return rest;
        },
        { file, epsilon, rounding, method },
      );
    for (const known of golden.cases.filter((one) => one.method === as).slice(0, 1)) {
      const [lower, upper] = [known.lower[0] as number[], known.upper[0] as number[]];
      const none = await boundsOf(known.epsilon, 'none');
      expect(none.backend).toBe('webgpu');
      expect(none.label).toBe(golden.labels[0]);
      expectClose(none.lower as number[], lower);
      expectClose(none.upper as number[], upper);
      expectClose(none.marginLower as number[], known.margin_lower[0] as number[]);
      const real = await boundsOf(known.epsilon, 'real');
      // With rounding a slope may flip where bounds are all but symmetric; only intervals must contain the reference.
      const share = 1e-3 * Math.max(...upper.map(Math.abs), ...lower.map(Math.abs));
      const inward = method === 'ibp' ? 1e-9 : share;
      lower.forEach((end, j) => {
        const allowed = method === 'ibp' ? 2e-3 * ((upper[j] as number) - end) : share;
        expect((real.lower as number[])[j]).toBeLessThanOrEqual(end + inward);
        expect((real.lower as number[])[j]).toBeGreaterThan(end - allowed);
        expect((real.upper as number[])[j]).toBeGreaterThanOrEqual((upper[j] as number) - inward);
        expect((real.upper as number[])[j]).toBeLessThan((upper[j] as number) + allowed);
      });
    }
  });
}
