import { readdirSync, readFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptionsFor } from './scripts/chromiumOptions.mjs';

/** How many times the usual random cases are tried: `npm run test:deep`. */
const runs = Number(process.env.BOUNDSCOPE_RUNS ?? 1);

/** Tests that load modules anew, which those after them in a process must not see: they would meet two of each. */
const ALONE = readdirSync(`${import.meta.dirname}/src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8').includes('vi.resetModules()'));

export default defineConfig({
  resolve: {
    alias: runs === 1 ? [] : [{ find: /^fast-check$/, replacement: `${import.meta.dirname}/src/testing/manyRuns.ts` }],
  },
  test: {
    setupFiles: runs === 1 ? ['src/testing/sameCases.ts'] : [],
    testTimeout: 60_000 * runs,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{src,scripts}/**/*.test.ts'],
          exclude: ['**/*.webgpu.test.ts', ...ALONE],
          pool: 'forks',
          setupFiles: ['src/testing/ownGlobals.ts'],
          maxWorkers: 2,
          // A file that goes on where others ended loads no package anew, which takes as long as all tests together.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, pool: 'forks', maxWorkers: 2 },
      },
      {
        extends: true,
        // Found late, packages would reload the page in the middle of a test.
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-core/dist/register_all_gradients',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-webgpu',
            '@bufbuild/protobuf',
            '@bufbuild/protobuf/codegenv2',
            'fast-check',
          ],
        },
        test: {
          name: 'webgpu',
          include: ['src/**/*.webgpu.test.ts'],
          maxWorkers: 1,
          // All files in one page: what a device has compiled for one serves the others.
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptionsFor('webgpu') }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
