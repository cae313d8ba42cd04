// @ts-check

/** The loader of TensorFlow.js' threaded wasm build. */
const LOADER = /tfjs-backend-wasm-threaded-simd\.js$/;

/**
 * What is replaced in it, and by what.
 *
 * 1. Each thread receives the loader as the *text* of a function, so the function may not need anything outside itself.
 *    It asks with `typeof` whether `_scriptDir` exists out there; minifiers see that it does and drop the question, and
 *    the thread dies. A module has no script address anyway.
 * 2. TensorFlow.js takes half of the logical cores, which leaves one thread of two cores. With few cores, take all.
 * 3. It starts eight workers for its threads and waits for all of them, however few it will use. Here it starts none; those
 *    that help are started after the first answer (`src/kernels/wasm/threads/tensorThreads.ts`).
 *
 * @type {readonly (readonly [string, string])[]}
 */
const REPLACEMENTS = [
  ['if(typeof _scriptDir !== "undefined" && _scriptDir){scriptDirectory=_scriptDir}', ''],
  [
    'return navigator["hardwareConcurrency"]',
    'const n=navigator["hardwareConcurrency"];return Math.max(n,Math.min(2*n,8))',
  ],
  ['var pthreadPoolSize=8;', 'var pthreadPoolSize=0;'],
  [
    'var numWorkersToLoad=PThread.unusedWorkers.length;',
    'var numWorkersToLoad=PThread.unusedWorkers.length;if(!numWorkersToLoad)removeRunDependency("wasm-instantiate");',
  ],
];

/**
 * Makes TensorFlow.js' wasm threads live, and enough of them, in a minified build.
 *
 * @returns {import('vite').Plugin}
 */
export function threadedWasm() {
  return {
    name: 'threaded-wasm',
    transform: {
      filter: { id: LOADER },
      handler: (code) => ({ code: REPLACEMENTS.reduce(replaceOnce, code), map: null }),
    },
  };
}

/**
 * @param {string} code
 * @param {readonly [string, string]} replacement
 */
function replaceOnce(code, [before, after]) {
  if (!code.includes(before)) throw new Error(`TensorFlow.js' threaded wasm loader has changed: no “${before}” in it.`);
  return code.replace(before, after);
}
