// @ts-check

/**
 * What the page may load: itself and nothing else.
 *
 * - `wasm-unsafe-eval` lets WebAssembly compile; it does not allow `eval`.
 * - `blob:` for scripts and workers: TensorFlow.js starts the threads of its wasm backend from a blob, and each thread
 *   loads the backend's code from another one.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'", 'blob:'],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", 'blob:'],
  'worker-src': ["'self'", 'blob:'],
  'frame-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/**
 * What Vite's development server adds: scripts and styles inside the page, and a socket that announces changes.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const DEVELOPMENT_ADDITIONS = {
  'script-src': ["'unsafe-inline'"],
  'style-src': ["'unsafe-inline'"],
  'connect-src': ['ws:'],
};

/**
 * The Content-Security-Policy of the built page, or of the development server's.
 *
 * @param {'built' | 'development'} mode
 */
export function contentSecurityPolicy(mode) {
  const additions = mode === 'development' ? DEVELOPMENT_ADDITIONS : {};
  return Object.entries(POLICY)
    .map(([name, sources]) => [name, ...sources, ...(additions[name] ?? [])].join(' '))
    .join('; ');
}

/**
 * Headers of every answer. The first two make the page cross-origin isolated, which wasm threads need; the next two let
 * a frame without an origin of its own (a sandboxed one on somebody's slides) load the page's files.
 *
 * @param {'built' | 'development'} mode
 * @returns {Record<string, string>}
 */
export function securityHeaders(mode) {
  return {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Content-Security-Policy': contentSecurityPolicy(mode),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}
