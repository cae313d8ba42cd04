import { findChromium } from './findChromium.mjs';

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

/**
 * How the tests launch Chromium.
 *
 * @param {'plain' | 'webgpu'} kind whether there must be a WebGPU adapter
 * @returns {{args: string[], executablePath?: string}}
 */
export function launchOptionsFor(kind) {
  const executablePath = findChromium();
  const args = kind === 'webgpu' ? [...QUIET, ...SOFTWARE_WEBGPU] : QUIET;
  return { args, ...(executablePath === undefined ? {} : { executablePath }) };
}
