import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';

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

/** Of linear relaxation the smallest radius alone: WebGPU in software takes long. */
for (const { name, method, as, radii } of [
  { name: 'fc3', method: 'ibp', as: 'IBP', radii: 3 },
  { name: 'cnn_small', method: 'ibp', as: 'IBP', radii: 3 },
  { name: 'resnet', method: 'ibp', as: 'IBP', radii: 3 },
  { name: 'cnn_pool', method: 'ibp', as: 'IBP', radii: 3 },
  { name: 'fc3', method: 'crown-ibp', as: 'CROWN-IBP', radii: 1 },
  { name: 'cnn_small', method: 'crown-ibp', as: 'CROWN-IBP', radii: 1 },
  { name: 'fc3', method: 'crown', as: 'CROWN', radii: 1 },
  { name: 'cnn_small', method: 'crown', as: 'CROWN', radii: 1 },
] as const) {
  test(`${as} bounds of ${name} agree with the reference on WebGPU`, async ({ page }) => {
    const golden = JSON.parse(fileOf(`${name}.json`).toString()) as Golden;
    const bytes = [...fileOf(`${name}.onnx`)];
    await page.goto('/');
    const boundsOf = (epsilon: number, rounding: 'none' | 'real') =>
      page.evaluate(
        async ({ bytes, epsilon, rounding, method }) => {
          const input = { dataset: 'fashion-mnist', index: 0 };
          const model = Uint8Array.from(bytes).buffer;
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
        { bytes, epsilon, rounding, method },
      );
    for (const known of golden.cases.filter((one) => one.method === as).slice(0, radii)) {
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
