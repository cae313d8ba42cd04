import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { findChromium } from './scripts/findChromium.mjs';

const port = Number(process.env.BOUNDSCOPE_TEST_PORT ?? 4187);
const baseURL = `http://localhost:${port}`;

/** Keeps the browser from talking to anyone by itself; the sandbox needs rights that containers do not give. */
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A WebGPU adapter in software, for machines without a GPU. */
const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

function chromiumWith(args: string[]): NonNullable<PlaywrightTestConfig['use']> {
  const executablePath = findChromium();
  return { launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) } };
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: { baseURL, trace: 'off', viewport: { width: 1280, height: 800 } },
  projects: [
    { name: 'chromium', testIgnore: '**/*.webgpu.spec.ts', use: chromiumWith(QUIET) },
    { name: 'chromium-webgpu', testMatch: '**/*.webgpu.spec.ts', use: chromiumWith([...QUIET, ...SOFTWARE_WEBGPU]) },
  ],
  webServer: {
    command: `node scripts/start.mjs --port ${port}`,
    url: baseURL,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'pipe',
  },
});
