/** The graphics adapter that WebGPU offers here, if there is one. */
export async function findAdapter(): Promise<GPUAdapter | null> {
  return 'gpu' in navigator ? navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }) : null;
}

/**
 * The same where there has to be one.
 *
 * @throws Error with the reason, for people
 */
export async function requireAdapter(): Promise<GPUAdapter> {
  const adapter = await findAdapter();
  if (adapter) return adapter;
  throw new Error('gpu' in navigator ? 'the browser finds no graphics adapter' : 'this browser does not have it');
}

/** How software that stands in for a graphics device calls itself. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|software/i;

/**
 * Refuses an adapter that computes on the processor, which WebAssembly does sooner.
 *
 * @throws Error with the reason, for people
 */
export function requireHardware(adapter: GPUAdapter): void {
  if (!isSoftware(adapter)) return;
  throw new Error(`its graphics adapter (${namesOf(adapter) || 'without a name'}) is software, which is slower`);
}

/** Whether an adapter computes on the processor. */
export function isSoftware(adapter: GPUAdapter): boolean {
  return adapter.info.isFallbackAdapter || SOFTWARE.test(namesOf(adapter));
}

function namesOf({ info }: GPUAdapter): string {
  return [info.description, info.vendor, info.architecture, info.device].filter(Boolean).join(' ');
}

/** The graphics device refused a command, which it will do again. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
}

/** Runs a task on a graphics device and rejects when the device refused any of its commands: the numbers are then garbage. */
export type Guard = <T>(task: () => Promise<T>) => Promise<T>;

const SCOPES = ['out-of-memory', 'validation', 'internal'] as const;

/**
 * A guard for one device, by WebGPU's error scopes. Without it an invalid or unaffordable command is skipped silently
 * and whatever was in memory would pass for a bound.
 */
export function guardAgainst(device: GPUDevice): Guard {
  return async (task) => {
    for (const scope of SCOPES) device.pushErrorScope(scope);
    const outcome = await settle(task());
    const errors = await Promise.all(SCOPES.map(() => device.popErrorScope()));
    const error = errors.find((found) => found !== null);
    if (error) throw errorFrom(error);
    return outcome();
  };
}

/** The result or the reason of a promise, to be had by calling what is returned. */
function settle<T>(promise: Promise<T>): Promise<() => T> {
  return promise.then(
    (value) => () => value,
    (reason: unknown) => () => {
      throw reason;
    },
  );
}

function errorFrom(error: GPUError): Error {
  return error instanceof GPUOutOfMemoryError
    ? new Error('The graphics device has too little memory for this. Choose a smaller network or another backend.')
    : new RefusalError(`The graphics device refused a command (${error.message}). Choose another backend.`);
}
