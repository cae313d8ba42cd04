import { expect, it } from 'vitest';
import { createAppStore } from '../app/state/store';
import { views } from '.';
import { openGroups } from './groups/state/groupsState';
import { inspectState, openInspect } from './inspect/state/inspectState';

it('opens a view at what another view has chosen', () => {
  const app = createAppStore(views);
  openInspect(app, { model: 'quick-igrp', image: 7, epsilon: 3 / 255, method: 'ibp', against: 2 });
  expect(app.hash()).toBe('#/1/inspect?b=ibp&e=3&g=2&i=7&m=quick-igrp');
  openGroups(app, { models: ['quick-igrp'], inner: 0.02, outer: 0.1 });
  expect(app.hash()).toBe('#/1/groups?i=0.02&m=quick-igrp&o=0.1');
  app.undo();
  app.undo();
  expect(app.hash()).toBe('#/1/playground');
});

it('does not compile where a field of a state is called otherwise', () => {
  const app = createAppStore(views);
  // @ts-expect-error no field of Inspect has this name
  app.update(inspectState, { radius: 3 }, 'push');
  // @ts-expect-error a radius is a number
  app.update(inspectState, { levels: '3' }, 'push');
  // @ts-expect-error nothing of the link has this name
  openInspect(app, { model: 'quick-igrp', epsilon: 0.1, picture: 3 });
  // @ts-expect-error a method is one of the catalog's
  openInspect(app, { model: 'quick-igrp', epsilon: 0.1, method: 'magic' });
});

/** Links as they were written in each version, and what they show; none of them is ever changed. */
const KEPT: readonly { readonly link: string; readonly shows: Readonly<Record<string, object>> }[] = [
  { link: '#/1/playground', shows: { playground: { step: 0 } } },
  {
    link: '#/1/playground?act=sigmoid&axes=1,0&box=0,1.5,-1,1&by=crown&net=1,-2,0.5_0.25,1,0~1,1,0_-1,1,0.5&step=3',
    shows: { playground: { step: 3, axes: [1, 0], method: 'crown' } },
  },
  {
    link: '#/1/playground?data=moons&epoch=12&eps=0.6&seed=3&train=intervals',
    shows: { 'little-training': { shape: 'moons', epoch: 12, epsilon: 0.6, seed: 3, way: 'intervals' } },
  },
  {
    link: '#/1/inspect?b=ibp&e=3&g=2&i=7&m=quick-igrp&v=crown',
    shows: { inspect: { method: 'ibp', levels: 3, against: 2, image: 7, model: 'quick-igrp', compare: 'crown' } },
  },
  {
    link: '#/1/inspect?m=file:acas.onnx&s=graph&w=0.1,0.2&x=1,2&y=0,-1,1&z=0,1,2,3',
    shows: { inspect: { sight: 'graph', radii: [0.1, 0.2], numbers: [1, 2], stays: [0, -1, 1], bounds: [0, 1, 2, 3] } },
  },
  { link: '#/1/similarity?c=quick-igrp&cs=features', shows: { similarity: { otherModel: 'quick-igrp' } } },
  {
    link: '#/1/groups?i=0.02&m=quick-crown-ibp,quick-igrp&o=0.1&p=classes&s=radius',
    shows: { groups: { inner: 0.02, outer: 0.1, models: ['quick-crown-ibp', 'quick-igrp'], shown: 'radius' } },
  },
  {
    link: '#/1/train?b=128&e=5&i=0.01&m=igrp,crown-ibp&p=own&s=7',
    shows: { train: { batchSize: 128, epochs: 5, methods: ['igrp', 'crown-ibp'], seed: 7 } },
  },
  {
    link: '#/1/lessons/intervals?n=a:3,b:4.5&step=2&teacher=1',
    shows: { lessons: { lesson: 'intervals', step: 2, numbers: 'a:3,b:4.5', teacher: 1 } },
  },
  {
    link: '#/1/playground?colors=projector&embed=1&for=student&freeze=network,inputs&hide=verdict&net=two&size=16&step=4',
    shows: {
      scene: { audience: 'student', frozen: ['network', 'inputs'], hidden: ['verdict'], size: 16, embedded: 1 },
      playground: { step: 4 },
    },
  },
];

it.each(KEPT)('still opens $link', ({ link, shows }) => {
  const app = createAppStore(views);
  app.open(link);
  expect(app.trouble(link)).toBeUndefined();
  expect(app.store.getState().states).toMatchObject(shows);
  expect(app.hash()).toBe(link);
});
