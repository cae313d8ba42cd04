import { expect, it } from 'vitest';
import { readBookmarks, writeBookmarks } from './bookmarks';

it('gives back what was kept', () => {
  const all = { '1': '#/1/playground?net=two', '9': '#/1/inspect' };
  expect(readBookmarks(writeBookmarks(all))).toEqual(all);
});

it('takes nothing of what is something else', () => {
  for (const links of [null, { '0': '#/1/x' }, { '1': 7 }, { '1': 'javascript:alert(1)' }, { '10': '#/1/x' }])
    expect(readBookmarks(JSON.stringify({ boundscopeBookmarks: 1, links }))).toBeUndefined();
  expect(readBookmarks('[]')).toBeUndefined();
  expect(readBookmarks(null)).toBeUndefined();
});
