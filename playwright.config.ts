import { defineConfig } from '@playwright/test';
import { launchOptionsFor } from './scripts/chromiumOptions.mjs';

const port = Number(process.env.BOUNDSCOPE_TEST_PORT ?? 4187);
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  // One at a time: the page itself uses every core.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Most tests are about the page as it is served; keeping it would fetch everything for each of them.
  use: { baseURL, trace: 'off', viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' },
  projects: [
    { name: 'chromium', testIgnore: '**/*.webgpu.spec.ts', use: { launchOptions: launchOptionsFor('plain') } },
    {
      name: 'chromium-webgpu',
      testMatch: '**/*.webgpu.spec.ts',
      // WebGPU in software is slow.
      timeout: 180_000,
      use: { launchOptions: launchOptionsFor('webgpu') },
    },
  ],
  webServer: {
    command: `node scripts/start.mjs --port ${port}`,
    url: baseURL,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'pipe',
  },
});
