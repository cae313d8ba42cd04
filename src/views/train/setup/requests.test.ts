import { expect, it } from 'vitest';
import { trainState } from '../state/trainState';
import { groupsFromWords } from '../words';
import { requestsFor } from './requests';

const groups = [
  { index: 0, names: ['Shirt', 'Coat'] },
  { index: 2, names: ['Bag'] },
];

it('makes one request for each method, alike in all else', () => {
  const [plain, igrp, ...more] = requestsFor(trainState.initial, groups, 'Made up.', []);
  expect(more).toEqual([]);
  expect(plain).toMatchObject({ method: 'crown-ibp', name: 'CROWN-IBP trained here', epochs: 20, seed: 1 });
  expect(igrp).toEqual({ ...plain, method: 'igrp', name: 'IGRP trained here' });
  expect(igrp).toMatchObject({ groups: [['Shirt', 'Coat'], ['Bag']], epsilonInner: 0.02, epsilonOuter: 0.1 });
});

it('finds names that are not taken', () => {
  const taken = ['IGRP trained here', 'IGRP trained here (2)'];
  const settings = { ...trainState.initial, methods: ['igrp' as const] };
  expect(requestsFor(settings, groups, '', taken).map(({ name }) => name)).toEqual(['IGRP trained here (3)']);
});

it('says where the groups come from', () => {
  const tree = { source: 'weights', metric: 'euclidean', linkage: 'ward', moves: [] } as const;
  expect(groupsFromWords(tree, 'Fashion-MNIST, natural', 3)).toBe(
    'The dendrogram of Fashion-MNIST, natural by the weights of the last layer (euclidean distance, ward linkage), cut into 3 groups.',
  );
  expect(groupsFromWords({ ...tree, source: 'confusion', moves: [[1, 2]] }, 'X', 1)).toBe(
    'The dendrogram of X by which classes it confuses (ward linkage), cut into 1 group; 1 class moved by hand.',
  );
});
