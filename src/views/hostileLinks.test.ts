import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAppStore } from '../app/state/store';
import { views } from '.';

/** A link of every version that there has been, and what it still opens: raise the version, and add a line. */
const KEPT = [
  { link: '#/1/playground?box=4,6,1,5&net=two&step=4', now: '#/1/playground?net=two&step=4' },
  { link: '#/1/inspect?b=ibp&e=3&g=2&i=7&m=quick-igrp', now: '#/1/inspect?b=ibp&e=3&g=2&i=7&m=quick-igrp' },
  { link: '#/1/similarity?tk=5&tl=average', now: '#/1/similarity?tk=5&tl=average' },
  { link: '#/1/groups?i=0.02&m=quick-igrp&o=0.1', now: '#/1/groups?i=0.02&m=quick-igrp&o=0.1' },
  { link: '#/1/train?e=3&m=ibp&p=own', now: '#/1/train?e=3&m=ibp&p=own' },
  { link: '#/1/lessons/growth?n=angle:30&step=2&teacher=1', now: '#/1/lessons/growth?n=angle:30&step=2&teacher=1' },
  {
    link: '#/1/playground?colors=projector&for=student&freeze=network&hide=verdict&size=16',
    now: '#/1/playground?colors=projector&for=student&freeze=network&hide=verdict&size=16',
  },
  {
    link: '#/1/inspect?for=student&freeze=network,radius&hide=searches,views&m=quick-igrp&only=verdict',
    now: '#/1/inspect?for=student&freeze=network,radius&hide=searches,views&m=quick-igrp&only=verdict',
  },
] as const;

it.each(KEPT)('still opens $link', ({ link, now }) => {
  const app = createAppStore(views, link);
  expect(app.hash()).toBe(now);
  expect(app.trouble(link)).toBeUndefined();
});

const broken = [
  '#/1/playground?net=1,2',
  '#/1/playground?box=1,2',
  '#/1/inspect?e=900',
  '#/1/inspect?b=magic&i=-1',
  '#/1/groups?s=nothing',
  '#/1/similarity?tk=none',
  '#/1/train?e=0',
  '#/1/lessons/nothing',
  '#/1/playground?size=900',
  '#/1/playground?for=nobody',
  '#/1/playground?wat=1',
  '#/1/inspect?file=AAAA',
  '#/1/inspect?x=1,,2',
  '#/1/inspect?k={"file:a":5}',
  '#/1/similarity?tg=six',
  '#/1/lessons/growth?n=angle',
  '#/1/playground?at=nine',
  '#/1/playground?by=magic',
  '#/1/playground?act=magic',
  '#/1/groups?hide=nothing',
  '#/1/groups?only=nothing',
  '#/1/inspect?freeze=network,nothing',
  '#/1/inspect?m=%00%ff',
  '#/1/inspect?%ff=1',
  '#/1/lessons/%ff',
  '#/1/nowhere',
  '#/2/playground',
  'javascript:alert(1)',
];

it.each(broken)('says what is wrong with %s, and opens a view', (link) => {
  const app = createAppStore(views, link);
  expect(app.trouble(link)).toMatch(/\.$/);
  expect(app.hash()).toMatch(/^#\/1\//);
});

const inPart = [
  ['#/1/inspect?hide=searches,La yers', 'hidden parts (hide)', '#/1/inspect?hide=searches'],
  ['#/1/train?m=natural,magic', 'recipes (m)', '#/1/train?m=natural'],
  ['#/1/train?m=natural,ibp,igrp', 'recipes (m)', '#/1/train?m=natural,ibp'],
  ['#/1/similarity?tg=6.1,seven', 'classes moved by hand (tg)', '#/1/similarity?tg=6.1'],
  ['#/1/groups?k={"file:a":{},"c":5}', 'what is known of networks (k)', '#/1/groups?k=%7B%22file:a%22:%7B%7D%7D'],
  ['#/1/lessons/growth?n=angle:30,size', 'numbers (n)', '#/1/lessons/growth?n=angle:30'],
] as const;

it.each(inPart)('says that it takes a part of %s alone', (link, part, now) => {
  const app = createAppStore(views, link);
  expect(app.trouble(link)).toContain(`Only a part of ${part} can be read`);
  expect(app.hash()).toBe(now);
});

it('takes the parts of one view along to another, and none that there are not', () => {
  const app = createAppStore(views, '#/1/inspect?freeze=radius,nothing&hide=searches');
  expect(app.hash('groups')).toBe('#/1/groups?freeze=radius&hide=searches');
  expect(app.trouble(app.hash('groups'))).toBeUndefined();
  expect(app.trouble('#/1/inspect?freeze=radius,nothing')).toContain('“nothing”, which means nothing here');
});

it('says no more of a long link than can be read', () => {
  const app = createAppStore(views);
  const keys = Array.from({ length: 500 }, (_, index) => `${'x'.repeat(100)}${index}=1`);
  expect(app.trouble(`#/1/inspect?${keys.join('&')}`)?.length).toBeLessThan(400);
});

it('opens a view on whatever a link says, and writes a link that it reads again', () => {
  const keys = views.flatMap((view) => [view, ...(view.shares ?? [])].flatMap((part) => part.keys ?? []));
  const sceneKeys = ['for', 'only', 'hide', 'freeze', 'size', 'colors', 'embed', 'file'];
  const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...keys, ...sceneKeys) }, fc.string());
  const number = fc.oneof(fc.double().map(String), fc.integer().map(String));
  const list = fc
    .array(fc.oneof(number, fc.string({ maxLength: 5 })))
    .chain((parts) => fc.constantFrom(',', '~', '_', ':', '.').map((separator) => parts.join(separator)));
  const value = fc.oneof(number, list, fc.string(), fc.string({ unit: 'binary' }), fc.constant('x'.repeat(5000)));
  const view = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...views.map(({ id }) => id)) }, fc.string());
  const query = fc.array(fc.tuple(key, value), { maxLength: 6 });
  const raw = fc.tuple(view, query, fc.boolean()).map(([name, pairs, escaped]) => {
    const write = escaped ? (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')) : String;
    return `#/1/${write(name)}?${pairs.map(([left, right]) => `${write(left)}=${write(right)}`).join('&')}`;
  });
  fc.assert(
    fc.property(fc.oneof(raw, fc.string()), (link) => {
      const app = createAppStore(views, link);
      const said = app.trouble(link);
      if (said !== undefined) expect(said).toMatch(/\.$/);
      const written = app.hash();
      expect(createAppStore(views, written).hash()).toBe(written);
      expect(app.trouble(written)).toBeUndefined();
      app.open(link);
      app.reset();
      expect(app.views.map(({ id }) => id)).toContain(app.store.getState().view);
    }),
    { numRuns: 120 },
  );
});
