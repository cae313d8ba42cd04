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
