/** The one file computes on WebAssembly: what drives graphics devices would be a tenth of it. */
export function startWebGpu(): Promise<never> {
  return Promise.reject(new Error('it is not in this one file'));
}
