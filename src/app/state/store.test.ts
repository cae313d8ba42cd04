import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAppStore } from './store';
import type { ViewDefinition } from './view';

interface Counter {
  readonly count: number;
}

const Nothing = () => null;

function counter(id: string): ViewDefinition<Counter> {
  return {
    id,
    title: id,
    icon: '',
    initial: { count: 0 },
    encode: ({ count }): Record<string, string> => (count === 0 ? {} : { count: String(count) }),
    decode: ({ count }) => ({ count: Number.isInteger(Number(count)) ? Number(count) : 0 }),
    tour: () => Promise.resolve([]),
    load: async () => Nothing,
  };
}

const views = [counter('left'), counter('right')] as const;
const open = (hash?: string) => createAppStore(views, hash);
const counts = (app: ReturnType<typeof open>) =>
  views.map(({ id }) => (app.store.getState().states[id] as Counter).count);

describe('application store', () => {
  it('starts at the first view, or where the link says', () => {
    expect(open().hash()).toBe('#/1/left');
    expect(open('#/1/right?count=3').hash()).toBe('#/1/right?count=3');
    expect(open('#/1/nowhere?count=3').hash()).toBe('#/1/left');
    expect(open('#/1/right?count=many').hash()).toBe('#/1/right');
  });
  it('takes a drag as one step of undo', () => {
    const app = open();
    app.update(views[0], { count: 1 }, 'push');
    app.update(views[0], { count: 2 }, 'replace');
    app.update(views[0], { count: 3 }, 'replace');
    app.undo();
    expect(counts(app)).toEqual([0, 0]);
    app.redo();
    expect(counts(app)).toEqual([3, 0]);
  });
  it('shares a state between views, and writes it into the links of all that share it', () => {
    const common = {
      id: 'common',
      initial: { size: 1 },
      encode: ({ size }: { size: number }): Record<string, string> => (size === 1 ? {} : { size: String(size) }),
      decode: ({ size }: Readonly<Record<string, string>>) => ({ size: Number(size ?? 1) }),
    };
    const app = createAppStore([
      { ...counter('left'), shares: [common] },
      { ...counter('right'), shares: [common] },
    ]);
    app.open('#/1/left?count=2&size=3');
    expect(app.hash('right')).toBe('#/1/right?size=3');
    app.update(common, { size: 4 }, 'push');
    expect(app.hash()).toBe('#/1/left?count=2&size=4');
    app.undo();
    expect(app.hash()).toBe('#/1/left?count=2&size=3');
  });
  it('goes back to the view where the change was made', () => {
    const app = open();
    app.update(views[0], { count: 1 }, 'push');
    app.navigate(views[1]);
    app.undo();
    expect(app.hash()).toBe('#/1/left');
  });
  it('forgets what was undone once something new is done', () => {
    const app = open();
    app.update(views[0], { count: 1 }, 'push');
    app.undo();
    app.update(views[0], { count: 2 }, 'push');
    app.redo();
    expect(counts(app)).toEqual([2, 0]);
  });
  it('undoes the opening of a link', () => {
    const app = open();
    app.open('#/1/right?count=7');
    expect(app.hash()).toBe('#/1/right?count=7');
    app.undo();
    expect(counts(app)).toEqual([0, 0]);
  });
  it('says what of a link cannot be read', () => {
    const strict = {
      ...counter('left'),
      unreadable: ({ count }: { count?: string }) => (count === 'x' ? ['its count'] : []),
    };
    const app = createAppStore([strict, counter('right')], '#/1/right');
    expect(['', '#', '#/', '#/1/left?count=3', '#/1/right?count=x'].map((link) => app.trouble(link))).toEqual(
      Array(5).fill(undefined),
    );
    expect(app.trouble('#/1/nonsense')).toMatch(/names no view .* right is shown/i);
    expect(app.trouble('#/1/left?count=x')).toContain('its count cannot be read');
  });
  it('comes back to the start by undoing everything, and to the end by redoing it', () => {
    const change = fc.record({ view: fc.constantFrom(...views), count: fc.integer() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const app = open();
        for (const { view, count } of changes) app.update(view, { count }, 'push');
        const end = counts(app);
        for (const _ of changes) app.undo();
        expect(counts(app)).toEqual([0, 0]);
        for (const _ of changes) app.redo();
        expect(counts(app)).toEqual(end);
      }),
    );
  });
});
