import { expect, it } from 'vitest';
import { importedBy } from './bundleReport.mjs';

it('follows what files import at once, in circles too, and not what they import later', () => {
  const files: Record<string, string> = {
    'a.js': 'import{x as y}from"./b.js";import"./c.js";const later=()=>import("./d.js");',
    'b.js': 'import{z}from"./a.js";export{z}',
    'c.js': '',
  };
  expect([...importedBy('a.js', (name) => files[name] as string)].sort()).toEqual(['a.js', 'b.js', 'c.js']);
});
