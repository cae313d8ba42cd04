import { expect, it } from 'vitest';
import { shortNames } from '../state/useReports';

it('leaves out what all names begin with', () => {
  expect(shortNames(['Fashion-MNIST, natural', 'Fashion-MNIST, IGRP'])).toEqual(['natural', 'IGRP']);
  expect(shortNames(['Fashion-MNIST, natural'])).toEqual(['Fashion-MNIST, natural']);
  expect(shortNames(['Fashion-MNIST, natural', 'mine'])).toEqual(['Fashion-MNIST, natural', 'mine']);
  expect(shortNames(['a', 'b'])).toEqual(['a', 'b']);
});
