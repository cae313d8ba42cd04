import { expect, it } from 'vitest';
import { element, picture, text } from './svgText';

it('writes elements with their children', () => {
  expect(element('g', { id: 'a' }, element('line', { x1: 0, x2: 1.5 }))).toBe('<g id="a"><line x1="0" x2="1.5"/></g>');
});

it('escapes what would end a text or an attribute', () => {
  expect(text('a < b & "c"', { class: '">' })).toBe('<text class="&#34;&#62;">a &#60; b &#38; &#34;c&#34;</text>');
});

it('names the namespace, without which no other program reads it', () => {
  expect(picture(10, 20, '#fff')).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="10" height="20"/);
});
