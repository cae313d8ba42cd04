import { describe, expect, it } from 'vitest';
import { holding } from '../scene/parts';
import { type Scene, sceneState } from '../scene/sceneState';
import { field, integer, stateOf } from '../state/fields';
import { createAppStore } from '../state/store';
import type { ViewDefinition } from '../state/view';
import { composedHash, type Draft, embedCode, handled, handlingOf, partsOf } from './draft';
import { isLocal, linkPage } from './LinkOutputs';

const lessonState = stateOf('lesson', {
  step: field('step', 0, integer(0)),
  size: field('n', 1, integer(0)),
  notes: field('notes', 0, integer(0, 1)),
  work: field('work', 0, integer(0)),
});

const view: ViewDefinition<typeof lessonState.initial> = {
  ...lessonState,
  title: 'Lesson',
  icon: '',
  parts: [
    { id: 'size', title: 'Size', holds: [holding(lessonState, 'size')] },
    { id: 'figure', title: 'Figure', hides: true, alone: true },
  ],
  forStudents: { notes: 0, work: 0 },
  carries: { label: 'work', pack: () => ({ work: 7 }) },
  tour: () => Promise.resolve([]),
  load: async () => () => null,
};

const draft: Draft = {
  audience: 'student',
  view: 'lesson',
  only: '',
  hidden: [],
  frozen: [],
  size: 13,
  profile: 'light',
  step: null,
  carries: false,
  file: null,
};

const open = (hash = '#/1/lesson?notes=1&step=2') => createAppStore([view], hash);

describe('a composed link', () => {
  it('is the state on the page, with what was chosen', () => {
    const chosen = { ...draft, audience: 'teacher' as const, size: 20, profile: 'projector' as const, step: 1 };
    expect(composedHash(open(), chosen)).toBe('#/1/lesson?colors=projector&for=teacher&notes=1&size=20&step=1');
  });
  it('has nothing of the teacher’s in it for a student, whatever is chosen', () => {
    const hash = composedHash(open('#/1/lesson?notes=1&work=3'), { ...draft, carries: true });
    expect(hash).toBe('#/1/lesson?colors=light&for=student');
  });
  it('carries what was done where a teacher is to see it', () => {
    expect(composedHash(open(), { ...draft, audience: 'teacher', carries: true })).toContain('work=7');
  });
  it('hands in what a student did, from a student’s page alone', () => {
    const student = open('#/1/lesson?for=student&step=1');
    expect(composedHash(student, { ...draft, carries: true })).toBe(
      '#/1/lesson?colors=light&for=student&step=1&work=7',
    );
  });
  it('calls a network that goes along by its name in the link', () => {
    const named = stateOf('lesson', {
      model: field('m', '', (text) => text),
      both: field<readonly string[]>('b', [], (text) => text.split(',')),
    });
    const app = createAppStore(
      [{ ...view, ...named, parts: [] } as ViewDefinition<object>],
      '#/1/lesson?m=file:a&b=file:a,c',
    );
    const file = { key: 'file:a', name: 'file:a (01234567)', text: 'a (01234567)~xyz' };
    const again = createAppStore(app.views, composedHash(app, { ...draft, file }));
    expect(again.store.getState().states.lesson).toEqual({ model: file.name, both: [file.name, 'c'] });
    expect((again.store.getState().states[sceneState.id] as Scene).file).toBe(file.text);
  });
  it('leaves out parts that the view does not have', () => {
    expect(composedHash(open(), { ...draft, hidden: ['ladder'], only: 'ladder' })).not.toMatch(/hide|only/);
  });
  it('keeps what is frozen or hidden as it is, and says what would have moved', () => {
    const app = open(composedHash(open(), handled(draft, 'size', 'frozen')));
    app.update(lessonState, { size: 5 }, 'push');
    expect(app.store.getState().states.lesson).toMatchObject({ size: 1 });
    expect(app.store.getState().held?.title).toBe('Size');
    app.update(lessonState, { size: 1, step: 3 }, 'push');
    expect(app.store.getState().states.lesson).toMatchObject({ step: 3 });
    app.reset();
    expect(app.store.getState().states.lesson).toMatchObject({ step: 2 });
  });
});

it('handles a part one way at a time', () => {
  const frozen = handled(draft, 'size', 'frozen');
  expect(handlingOf(frozen, 'size')).toBe('frozen');
  expect(handlingOf(handled(frozen, 'size', 'hidden'), 'size')).toBe('hidden');
  expect(handled(frozen, 'size', 'free')).toEqual(draft);
  expect(partsOf(view).map(({ id }) => id)).toEqual(['size', 'figure', 'views']);
});

it('writes addresses into pages as text', () => {
  const address = 'http://host/#/1/lesson?a="><script>&b=1';
  expect(embedCode(address, 'Lesson')).toContain('src="http://host/#/1/lesson?a=&quot;><script>&amp;b=1"');
  expect(linkPage(address)).not.toContain('<script>');
});

it('knows which links open on this computer alone', () => {
  const local = [
    'http://localhost:4173/#/1/groups',
    'http://127.0.0.1/',
    'http://[::1]:80/',
    'file:///a/boundscope.html#/1',
  ];
  expect(local.filter((address) => !isLocal(address))).toEqual([]);
  expect(['https://example.org/localhost/', 'http://192.168.1.7:4173/'].filter(isLocal)).toEqual([]);
});
