// @ts-check

/** The loader of TensorFlow.js' threaded wasm build. */
const LOADER = /tfjs-backend-wasm-threaded-simd\.js$/;

/** In it: the address of the script that it came in, where it came in one. */
const SCRIPT_ADDRESS = 'if(typeof _scriptDir !== "undefined" && _scriptDir){scriptDirectory=_scriptDir}';

/**
 * Keeps TensorFlow.js' threads alive in a minified build. Each thread receives the loader as the *text* of a function,
 * so the function may not need anything outside itself. It asks with `typeof` whether `_scriptDir` exists out there;
 * minifiers see that it does and drop the question, and the thread dies. A module has no script address anyway.
 *
 * @returns {import('vite').Plugin}
 */
export function threadedWasm() {
  return {
    name: 'threaded-wasm',
    transform: {
      filter: { id: LOADER },
      handler(code) {
        if (!code.includes(SCRIPT_ADDRESS))
          throw new Error('The loader of threaded wasm has changed: see threadedWasm.');
        return { code: code.replace(SCRIPT_ADDRESS, ''), map: null };
      },
    },
  };
}
