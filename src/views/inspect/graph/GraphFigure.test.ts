import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { GraphFigure } from './GraphFigure';
import { drawGraph, type PictureNode } from './graphPicture';
import { findRepeats } from './repeats';

/** So many nodes one after the other, all drawn one by one. */
function drawn(count: number): string {
  const nodes = Array.from({ length: count }, (_, at): PictureNode => {
    return { name: `n${at}`, op: at % 2 === 0 ? 'Neg' : 'Relu', shape: [4], from: [at - 1] };
  });
  const repeats = findRepeats(nodes);
  const picture = drawGraph(nodes, repeats, new Set(repeats.map(({ first }) => first)));
  const nothing = () => {};
  return renderToString(
    createElement(GraphFigure, {
      nodes,
      supports: [],
      picture,
      inputShape: [4],
      selected: 0,
      onSelect: nothing,
      onEnter: nothing,
      onToggle: nothing,
    }),
  );
}

const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

it('draws of a long network what is in sight, and nothing that is as wide as it', () => {
  const long = drawn(10_000);
  expect(count(long, /role="option"/g)).toBeLessThan(20);
  expect(count(long, /<path/g)).toBeLessThan(20);
  const widths = [...long.matchAll(/width[=:]"?(\d+(?:\.\d+)?)/g)].map(([, width]) => Number(width));
  // The sheet alone, which scrolls.
  expect(widths.filter((width) => width > 4000)).toHaveLength(1);
});

it('draws a short one whole', () => {
  expect(count(drawn(40), /role="option"/g)).toBe(41);
});
