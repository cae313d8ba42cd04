import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCircles } from './circles.mjs';
import { findFullFolders } from './fullFolders.mjs';
import { findLooseSentences } from './looseSentences.mjs';
import { findMissingClasses } from './missingClasses.mjs';
import { findUnusedTokens } from './unusedTokens.mjs';

const module = (path: string, text = '') => ({ path, text });

describe('findCircles', () => {
  it('finds circles through several files, by types and by folders, and names each once', () => {
    const circles = findCircles([
      module('src/a/first.ts', "import { second } from './second';"),
      module('src/a/second.ts', "import type { Third } from '../b';"),
      module('src/b/index.ts', "export * from './third';"),
      module('src/b/third.tsx', "const late = () => import('../a/first');"),
      module('src/b/fourth.ts', "import './third'; import './fifth';"),
      module('src/b/fifth.ts', "import type { Fourth } from './fourth';"),
    ]);
    expect(circles).toHaveLength(2);
    expect(circles.join()).toMatch(/first\.ts.*second\.ts.*index\.ts.*third\.tsx/);
    expect(circles.join()).toMatch(/fifth\.ts, src\/b\/fourth\.ts/);
  });

  it('finds none where two ways lead to one file, nor in what a comment says', () => {
    const files = [
      module('src/top.ts', "import './left'; import './right';"),
      module('src/left.ts', "import './end';"),
      module('src/right.ts', "import './end';"),
      module('src/end.ts', "// import './top';"),
    ];
    expect(findCircles(files)).toEqual([]);
  });
});

describe('findMissingClasses', () => {
  it('names a class that the style sheet of a module has not', () => {
    const card = (name: string) =>
      module('src/a/Card.tsx', `import styles from './Card.module.css';\n<i className={styles.${name}} />`);
    const sheets = [module('src/a/Card.module.css', '.bounds i {}'), module('src/b/Card.module.css', '.ends {}')];
    expect(findMissingClasses(sheets, [card('bounds')])).toEqual([]);
    expect(findMissingClasses(sheets, [card('ends')])).toEqual([expect.stringContaining('the class ends')]);
  });
});

describe('findFullFolders', () => {
  const files = [...Array(21).keys()].map((i) => module(`src/full/file${i}.ts`));

  it('names a folder with more than twenty code files, tests not counted', () => {
    expect(findFullFolders(files, {})).toEqual([expect.stringContaining('src/full/ holds 21')]);
    const tested = [...files.slice(1), module('src/full/file1.test.ts'), module('src/full/within/file.ts')];
    expect(findFullFolders(tested, {})).toEqual([]);
  });

  it('takes exceptions, as long as they are needed', () => {
    expect(findFullFolders(files, { 'src/full': 'reason' })).toEqual([]);
    expect(findFullFolders([], { 'src/full': 'reason' })).toEqual([expect.stringContaining('src/full/')]);
  });
});

describe('findUnusedTokens', () => {
  const sheet = module('src/tokens.css', ':root { --ink: #111; --paper: #fff; --group-a: red; --dark: var(--ink) }');

  it('names what nobody reads', () => {
    const modules = [module('src/a.tsx', "style={{ color: 'var(--paper)' }}; const tone = `--group-$" + '{letter}`;')];
    expect(findUnusedTokens([sheet], modules)).toEqual([expect.stringContaining('--dark')]);
  });

  it('does not take one name for the beginning of another', () => {
    const modules = [module('src/a.tsx', '--paper-2 --group-a --dark')];
    expect(findUnusedTokens([sheet], modules)).toEqual([expect.stringContaining('--paper')]);
  });
});

describe('findLooseSentences', () => {
  const found = (text: string, path = 'src/views/a/Panel.tsx') => findLooseSentences([module(path, text)]);

  it('finds sentences among elements and in quotes, whole or around numbers', () => {
    expect(found('<p>No bound is ever too small.</p>')).toEqual([expect.stringContaining('ever too small')]);
    expect(
      found('<p>\n  If {count} of these images are\n  a random sample of all, so is the rest {share}</p>'),
    ).toHaveLength(1);
    expect(found("const note = 'Choose a file that ends so.';")).toHaveLength(1);
    expect(found('<i aria-label={`It takes up to $' + '{time} on this machine.`} />')).toHaveLength(1);
  });

  it('leaves names, comments, code, and files that are named for their sentences', () => {
    expect(
      found('<h2 aria-label="Radius for each pair">Values of this layer</h2> // No bound is ever too small.'),
    ).toEqual([]);
    expect(found('const wide = (a: number) => { if (a > 1 && b < 2) return choose(a, b); }')).toEqual([]);
    expect(found('<p>No bound is ever too small.</p>', 'src/views/a/unitSentences.tsx')).toEqual([]);
    expect(found('<p>No bound is ever too small.</p>', 'src/pictures/Bar.tsx')).toEqual([]);
  });
});

it.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s names no file that there is not', (guide) => {
  const named = [...readFileSync(guide, 'utf8').matchAll(/`((?:src\/)?[\w]+(?:\/[\w.-]+)+\.(?:tsx?|mjs))`/g)];
  expect(named.length).toBeGreaterThan(5);
  const files = ['src', 'scripts', 'gallery', 'e2e', 'docs']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .map((path) => `/${path.replaceAll('\\', '/')}`);
  const missing = named.map(([, path = '']) => path).filter((path) => !files.some((file) => file.endsWith(`/${path}`)));
  expect(missing).toEqual([]);
});

it('hands ε on where docs/architecture.md says so, without naming it, and passes no more files than that', () => {
  const guide = readFileSync('docs/architecture.md', 'utf8');
  const way = /## The way of a radius[\s\S]*?\n## /.exec(guide)?.[0] ?? '';
  const [steps = '', others = ''] = way.split('That is the line.');
  const [beside = '', rest = ''] = others.split('Others are asked for their own part');
  const [without = '', carriers = ''] = rest.split('The others hand on');
  const named = (text: string) =>
    [...text.matchAll(/`((?:views|app|engine|bounds|network|kernels)\/[\w/]+\.tsx?)`/g)].map(([, path = '']) => path);
  const textOf = (path: string) => readFileSync(`src/${path}`, 'utf8');
  expect(named(steps)).toHaveLength(15);
  expect(named(beside)).toHaveLength(9);
  expect(way).toContain(`${named(steps).length + named(beside).length} files in all`);
  expect(named(carriers).length).toBeGreaterThan(5);
  expect(named(steps)).toEqual(expect.arrayContaining(named(carriers)));
  for (const path of named(carriers)) expect(textOf(path), path).not.toMatch(/\b(epsilon|levels)\b|ε/);
  // What is given only its own part has no use for a radius.
  for (const path of named(without).filter((each) => each.startsWith('engine')))
    expect(textOf(path), path).not.toMatch(/\bepsilon\b/);
});
