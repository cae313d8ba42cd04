// @ts-check

/** How a part takes what modules know each other by, and how the file that has it gives it. */
const TAKEN = /import\s*\{([^}]*)\}\s*from\s*["']\.\/[\w-]*rolldown-runtime-[\w-]+\.js["'];?/;
const GIVEN = /export\s*\{([^}]*)\};?/;

/**
 * Has each part of a worker hold the few lines by which modules know each other, which otherwise are a file: a browser asks for
 * it only when it has read the whole of a part that needs it, and the engine's program is waited for.
 *
 * @returns {import('vite').Plugin}
 */
export function ownRuntime() {
  return {
    name: 'own-runtime',
    augmentChunkHash: () => 'own-runtime',
    generateBundle: (_, bundle) => {
      const runtime = Object.values(bundle).find(({ name }) => name === 'rolldown-runtime');
      if (runtime?.type !== 'chunk') return;
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk' && part !== runtime) part.code = withRuntime(part.code, runtime.code);
      }
      delete bundle[runtime.fileName];
    },
  };
}

/**
 * @param {string} code of a part
 * @param {string} runtime code of the file that parts import it from
 * @returns {string} the part that imports nothing of it
 */
export function withRuntime(code, runtime) {
  const given = GIVEN.exec(runtime)?.[1];
  if (given === undefined) throw new Error('The runtime of modules gives nothing.');
  const names = pairs(given).map(([own, name]) => `${name}:${own}`);
  return code.replace(TAKEN, (_, taken) => {
    const own = pairs(taken).map(([name, here]) => `${name}:${here}`);
    return `const{${own.join()}}=(()=>{${runtime.replace(GIVEN, () => '')};return{${names.join()}}})();`;
  });
}

/**
 * @param {string} list as `a as b, c`
 * @returns {(readonly [name: string, other: string])[]}
 */
function pairs(list) {
  return list.split(',').map((entry) => {
    const [name = '', other = name] = entry.trim().split(/\s+as\s+/);
    return [name, other];
  });
}
