import { describe, expect, it } from 'vitest';
import { testsOf } from './testsOf.mjs';

const files = [
  { path: 'src/a/sum.ts', text: '' },
  { path: 'src/a/sum.test.ts', text: "import { sum } from './sum';" },
  { path: 'src/a/kernels.webgpu.test.ts', text: "import { sum } from './sum';" },
  { path: 'src/a/product.test.ts', text: '' },
  { path: 'src/b/mean.ts', text: "import { sum } from '../a/sum';" },
  { path: 'src/b/mean.test.ts', text: "import { mean } from './mean'; import { sum } from '../a/sum';" },
  { path: 'src/c/far.test.ts', text: "import { mean } from '../b/mean';" },
];

describe('testsOf', () => {
  it('takes the test of a file, those that import it and those beside it, in this order', () => {
    expect(testsOf(['src/a/sum.ts'], files)).toEqual([
      'src/a/sum.test.ts',
      'src/b/mean.test.ts',
      'src/a/product.test.ts',
    ]);
  });

  it('takes a test that was itself changed, alone', () => {
    expect(testsOf(['src/a/product.test.ts'], files)).toEqual(['src/a/product.test.ts']);
  });

  it('takes none for what is no code', () => {
    expect(testsOf(['README.md', 'src/a/Sum.module.css'], files)).toEqual([]);
  });
});
