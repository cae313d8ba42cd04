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
