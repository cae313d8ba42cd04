import { expect, it } from 'vitest';
import { planWords } from './planWords';

const groups = [
  { index: 0, names: ['Shirt'] },
  { index: 1, names: ['Bag'] },
];
const radii = { inner: 0.02, outer: 0.1 };

it('says what two networks are asked for', () => {
  expect(planWords({ ...radii, methods: ['crown-ibp', 'igrp'] }, groups, String)).toBe(
    'Two networks, from the same images and the same seed. CROWN-IBP is asked for 0.1 between all classes; IGRP for 0.1 between groups, 0.02 inside. What does the difference buy?',
  );
});

it('says what one network is asked for, and by what it is judged', () => {
  expect(planWords({ ...radii, methods: ['natural'] }, groups, String)).toBe(
    'A network that is asked for accuracy alone, and judged by 2 groups of classes after every epoch.',
  );
});
