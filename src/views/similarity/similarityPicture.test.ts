import { expect, it } from 'vitest';
import { groupClasses } from '../../similarity/tree/grouping';
import { SMALL_NAMES, smallTree } from '../../testing/smallTree';
import { similarityPicture } from './similarityPicture';

const ordered = smallTree();
const { tree } = ordered;
const nameOf = (label: number) => SMALL_NAMES[label] ?? '';

it('pictures every class, letter and cell', () => {
  const colors = { paper: '#fff', ink: '#000', ink2: '#444', mapZero: '#eee', groupOf: () => '#4a4e9e' };
  const svg = similarityPicture(
    ordered,
    { grouping: groupClasses(tree, { count: 2 }, new Map([[2, 1]])), height: 5 },
    nameOf,
    'Classes of <m>',
    36,
    colors,
  );
  expect(svg).toContain('Classes of &#60;m&#62;');
  expect(svg.match(/>Car, red</g)).toHaveLength(2);
  expect(svg.match(/>[AB]</g)).toHaveLength(4);
  expect(svg.match(/width="34"/g)).toHaveLength(16);
});
