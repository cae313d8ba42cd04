/**
 * What the page may load: itself and nothing else.
 *
 * - `wasm-unsafe-eval` lets WebAssembly compile; it does not allow `eval`.
 * - `blob:` for scripts and workers: TensorFlow.js starts the threads of its wasm backend from a blob, and each thread
 *   loads the backend's code from another one.
 */
const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'", 'blob:'],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", 'blob:'],
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
} as const;

/** What Vite's development server adds: scripts and styles inside the page, and a socket that announces changes. */
const DEVELOPMENT_ADDITIONS: Partial<Record<keyof typeof POLICY, readonly string[]>> = {
  'script-src': ["'unsafe-inline'"],
  'style-src': ["'unsafe-inline'"],
  'connect-src': ['ws:'],
};

/** The Content-Security-Policy of the built page, or of the development server's. */
export function contentSecurityPolicy(mode: 'built' | 'development'): string {
  const additions = mode === 'development' ? DEVELOPMENT_ADDITIONS : {};
  return Object.entries(POLICY)
    .map(([name, sources]) => [name, ...sources, ...(additions[name as keyof typeof POLICY] ?? [])].join(' '))
    .join('; ');
}

/** Headers of every answer. The first three make the page cross-origin isolated, which wasm threads need. */
export function securityHeaders(mode: 'built' | 'development'): Record<string, string> {
  return {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': contentSecurityPolicy(mode),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}
