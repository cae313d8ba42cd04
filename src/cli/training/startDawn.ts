import type { StartedBackend } from '../../engine/backends/backend';
import type { Guard } from '../../engine/backends/gpu';
import { InputError } from '../options/inputError';

/** What the npm package `webgpu` gives: Dawn, the WebGPU of Chromium, without a browser. */
interface Dawn {
  create(options: readonly string[]): GPU;
  /** The names that browsers have in the global scope, such as GPUBufferUsage. */
  readonly globals: object;
}

/** Not a dependency: it is as large as a browser, and only those with a GPU need it. */
const PACKAGE = 'webgpu';

/**
 * Starts the WebGPU backend in Node.
 *
 * @returns a guard for what runs there, and the device in words
 * @throws InputError where the package or a graphics adapter is missing
 */
export async function startDawn(): Promise<StartedBackend & { readonly guard: Guard }> {
  const dawn = await importDawn();
  Object.assign(globalThis, dawn.globals);
  const navigator = { ...globalThis.navigator, gpu: dawn.create([]) };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  const { findAdapter } = await import('../../engine/backends/gpu');
  const adapter = await findAdapter();
  if (!adapter) throw new InputError('Dawn finds no graphics adapter here. Train without --backend webgpu.');
  const { startWebGpu } = await import('../../engine/backends/webgpuBackend');
  return startWebGpu(adapter, (reason) => {
    console.error(`The graphics device was lost (${reason}). Continue from the last epoch with --resume.`);
    process.exit(1);
  });
}

async function importDawn(): Promise<Dawn> {
  try {
    return (await import(PACKAGE)) as Dawn;
  } catch {
    throw new InputError(`--backend webgpu needs Dawn. Install it with: npm install --no-save ${PACKAGE}`);
  }
}
