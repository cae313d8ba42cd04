import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptionsFor } from './scripts/chromiumOptions.mjs';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{src,scripts}/**/*.test.ts'],
          exclude: ['**/*.webgpu.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
        },
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
