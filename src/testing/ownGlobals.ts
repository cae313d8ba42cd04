/** Files of tests share a process: what one puts in place of a global must not be there for the next. */
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.unstubAllGlobals();
});
