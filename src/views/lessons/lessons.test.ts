import { beforeAll, describe, expect, it } from 'vitest';
import { decodeHash, encodeHash } from '../../app/state/hashCodec';
import { createAppStore } from '../../app/state/store';
import { testEngine } from '../../testing/testEngine';
import { views } from '..';
import type { Lesson, Values } from './lesson';
import { lessons } from './lessons';
import { deciding } from './lessons/deciding';
import { fool } from './lessons/fool';
import { growth } from './lessons/growth';
import { intervals } from './lessons/intervals';
import { lines } from './lessons/lines';
import { own as yourOwn } from './lessons/own';
import { findImageFacts, type ImageFacts, MOST_LEVELS } from './live/imageFacts';
import { findTableFacts } from './live/tableFacts';
import { train, verifiedShare } from './math/tinyTraining';
import type { Paragraph } from './prose';
import { CHAPTERS, LESSON_IDS } from './state/lessonIds';
import { lessonsState } from './state/lessonsState';
import { readNumbers, writeNumbers } from './state/numbers';
import { progress, readProgress, writeProgress } from './state/progress';

const wordsOf = (paragraphs: readonly Paragraph[]) =>
  paragraphs
    .flat()
    .map((piece) => ('text' in piece ? piece.text : ''))
    .join('');

/** The lesson’s numbers with each moved to either end, one after the other. */
function moved(lesson: Pick<Lesson, 'numbers'>): readonly Values[] {
  const own = readNumbers(lesson, '');
  return Object.entries(lesson.numbers).flatMap(([name, { least, most }]) => [
    { ...own, [name]: least },
    { ...own, [name]: most },
  ]);
}

/** What the engine finds for lessons about real networks, at their own numbers. */
const found = new Map<string, unknown>();

beforeAll(async () => {
  const engine = testEngine();
  const image = await findImageFacts(engine, readNumbers(fool, ''), {
    signal: new AbortController().signal,
    show: () => undefined,
  });
  found
    .set('fool', image)
    .set('own', image)
    .set('tree', await findTableFacts(engine));
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  'the lesson %s',
  (_, { steps: written, ...lesson }) => {
    const own = readNumbers(lesson, '');
    const facts = () => found.get(lesson.id);
    const steps = written.map(({ title, prediction, ...step }) => ({
      title,
      prose: (values: Values) => step.prose(values, facts()),
      figure: (values: Values) => step.figure(values, facts()),
      prediction: prediction && {
        hints: prediction.hints,
        start: prediction.start,
        truth: (values: Values) => prediction.truth(values, facts()),
        gap: (drawn: readonly number[], truth: readonly number[], values: Values) =>
          prediction.gap(drawn, truth, values, facts()),
        after: (values: Values) => prediction.after(values, facts()),
        ...(prediction.figure && { figure: (values: Values) => prediction.figure?.(values, facts()) ?? {} }),
      },
    }));

    it('asks for a drawing, moves its figure at three steps or more, and has numbers to scrub', () => {
      expect(steps.filter(({ prediction }) => prediction).length).toBeGreaterThanOrEqual(1);
      const live = steps.filter(({ figure, prose, prediction }) => {
        const show = (values: Values) => JSON.stringify((prediction?.figure ?? figure)(values));
        const isLive = moved(lesson).some((values) => show(values) !== show(own));
        return (
          isLive &&
          prose(own)
            .flat()
            .some(({ kind }) => kind === 'scrub')
        );
      });
      expect(live.length).toBeGreaterThanOrEqual(3);
      expect(Object.keys(lesson.numbers).length).toBeGreaterThanOrEqual(1);
    });

    it('says something true of any numbers: no step and no answer fails', () => {
      for (const values of [own, ...moved(lesson)]) {
        for (const { prose, figure, prediction } of steps) {
          const truth = prediction?.truth(values) ?? [];
          expect(truth.every(Number.isFinite)).toBe(true);
          const shown = [
            ...prose(values),
            ...(prediction ? [prediction.gap(prediction.start, truth, values), ...prediction.after(values)] : []),
          ];
          expect(wordsOf(shown)).not.toMatch(/NaN|undefined|Infinity/);
          expect(JSON.stringify([figure(values), prediction?.figure?.(values) ?? {}])).not.toMatch(/null/);
        }
      }
    });

    it('gives no answer away before it is drawn', () => {
      for (const { prose, figure, prediction } of steps) {
        if (!prediction) continue;
        const before = `${wordsOf(prose(own))} ${prediction.hints.join(' ')} ${JSON.stringify(figure(own))}`;
        const after = wordsOf(prediction.after(own));
        expect(before).not.toContain(after);
        const { start } = prediction;
        expect(prediction.truth(own)).not.toEqual(start);
      }
    });

    it('marks parts of the figure that are there, and scrubs numbers that it has', () => {
      for (const { prose, figure, prediction } of steps) {
        const shown = [figure(own), prediction?.figure?.(own) ?? figure(own)];
        const parts = shown.flatMap(({ photos, plane, bars }) => [
          ...(photos?.photos.map(({ id }) => id) ?? []),
          ...(plane?.sets.map(({ key }) => key) ?? []),
          ...(bars?.rows.map(({ id }) => id) ?? []),
        ]);
        for (const piece of [...prose(own), ...(prediction?.after(own) ?? [])].flat()) {
          if (piece.kind === 'mark') expect(parts).toContain(piece.id);
          if (piece.kind === 'scrub') expect(Object.keys(lesson.numbers)).toContain(piece.name);
        }
      }
    });

    it('leads on, names its sources, and gives a teacher three questions with answers', () => {
      expect(lesson.next.length + lesson.sources.length).toBeGreaterThanOrEqual(2);
      expect(lesson.teacher.questions).toHaveLength(3);
      for (const { answer } of lesson.teacher.questions) expect(answer(own)).not.toMatch(/NaN|undefined/);
      const app = createAppStore(views);
      for (const { open } of lesson.next) {
        open(app, own);
        expect(decodeHash(app.hash())?.view).not.toBe('lessons');
      }
    });
  },
);

it('every lesson stands in one chapter of the map', () => {
  expect(CHAPTERS.flatMap(({ ids }) => ids).sort()).toEqual([...LESSON_IDS].sort());
});

it('trains the toy for the worst case: verified accuracy gained, clean accuracy lost', () => {
  const [natural, certified] = [train(60, 0), train(60, 0.5)];
  expect(train(60, 0.5)).toEqual(certified);
  expect(verifiedShare(certified, 0.5)).toBeGreaterThan(verifiedShare(natural, 0.5) + 10);
  expect(verifiedShare(certified, 0)).toBeLessThan(verifiedShare(natural, 0));
  // Steps that are too long jump about the minimum, and longer training unlearns it.
  expect(verifiedShare(train(200, 0.9), 0.5)).toBe(verifiedShare(train(60, 0.9), 0.5));
});

it('says of an attack that found nothing that it found nothing, and leaves nothing open where all is proved', () => {
  const ofFool = fool.steps.find(({ prediction }) => prediction)?.prediction;
  const ofOwn = yourOwn.steps.find(({ prediction }) => prediction)?.prediction;
  const values = readNumbers(fool, '');
  const facts = { ...(found.get('fool') as ImageFacts), radii: { certified: MOST_LEVELS, falsified: undefined } };
  const gap = wordsOf([ofFool?.gap([6], ofFool.truth(values, facts), values, facts) ?? []]);
  expect(gap).toContain('finds nothing');
  expect(gap).not.toContain('succeeds');
  expect(wordsOf(ofOwn?.after(values, facts) ?? [])).toContain('not tried');
  const partly = { ...facts, radii: { certified: 1, falsified: undefined } };
  expect(wordsOf(ofOwn?.after(values, partly) ?? [])).toContain('nobody knows');
});

it('says of a height that is enough no less than it takes', () => {
  const { prediction } = lines.steps[0] ?? {};
  // 12 / 7 = 1.714…
  const values = { low: -3, high: 4 };
  const gap = prediction?.gap([2], prediction.truth(values, undefined), values, undefined);
  expect(wordsOf([gap ?? []])).toContain('1.72 is enough');
});

it.each([
  [lines, 4],
  [deciding, 0],
] as const)('says of lower bounds in prose no more than is proved', (lesson, at) => {
  const { prose, figure } = lesson.steps[at] ?? {};
  const boxes = [4.5, 5, 5.5, 6, 6.5, 7].flatMap((xu) => [2, 3.5, 5].map((yu) => ({ xu, yu })));
  for (const [index, box] of boxes.entries()) {
    const values: Values = { ...box, c: index / 10 };
    const rows = figure?.(values, undefined).bars?.rows ?? [];
    const words = wordsOf(prose?.(values, undefined) ?? []);
    const [interval, crown] = [...words.matchAll(/at least (−?\d+(?:\.\d+)?)/g)];
    for (const [id, said] of [
      ['interval', interval],
      ['crown', crown],
    ] as const) {
      const proved = rows.find((row) => row.id === id)?.lower ?? Number.NaN;
      expect(Number(said?.[1]?.replace('−', '-'))).toBeLessThanOrEqual(proved + 1e-9);
      if (id === 'interval' && proved > 0) expect(words).not.toContain('cannot');
    }
  }
});

it('says of a drawn polygon what it leaves out and what it has besides, in areas', () => {
  const { prediction } = lines.steps[1] ?? {};
  const own = readNumbers(lines, '');
  const truth = prediction?.truth(own, undefined) ?? [];
  const gapOf = (drawn: readonly number[]) => wordsOf([prediction?.gap(drawn, truth, own, undefined) ?? []]);
  expect(truth).toEqual([-2, 0, 0, 0, 3, 3]);
  expect(gapOf([3, 3, -2, 0, 0, 0])).toContain('Exactly');
  // Half of the triangle lies left of a corner that stops at (0.5, 1.5), the middle of its upper side.
  expect(gapOf([-2, 0, 0, 0, 0.5, 1.5])).toContain('leaves out 1.5 of the triangle’s 3');
  expect(gapOf([-2, 0, 1, 0, 3, 3])).toMatch(/holds the bend.*1.5 of area/);
});

it('says of x − x what intervals give, not that inputs reach it', () => {
  const { prediction } = growth.steps[0] ?? {};
  const gap = prediction?.gap([-0.5, 0.5], prediction.truth(readNumbers(growth, ''), undefined), {}, undefined);
  expect(wordsOf([gap ?? []])).toContain('1.5 below');
  expect(wordsOf([gap ?? []])).not.toContain('inputs');
});

describe('links to lessons', () => {
  it('have the lesson in the path', () => {
    const state = { ...lessonsState.initial, lesson: 'growth' as const, step: 2 };
    expect(encodeHash({ view: 'lessons', parameters: lessonsState.encode(state) })).toBe('#/1/lessons/growth?step=2');
    expect(lessonsState.decode(decodeHash('#/1/lessons/growth?step=2')?.parameters ?? {})).toEqual(state);
  });
  it('carry numbers within their limits', () => {
    const lesson = intervals;
    const own = readNumbers(lesson, '');
    expect(writeNumbers(lesson, own)).toBe('');
    expect(readNumbers(lesson, writeNumbers(lesson, { ...own, yl: 2 }))).toEqual({ ...own, yl: 2 });
    expect(readNumbers(lesson, 'yl:99,nonsense,xu:x')).toEqual(own);
  });
});

describe('progress', () => {
  it('survives a round trip, and refuses what is something else', () => {
    progress.setState({ growth: { seen: [0, 2], drawn: { 2: [1.5] } } });
    expect(readProgress(writeProgress(progress.getState()))).toEqual(progress.getState());
    for (const text of ['', '{}', '[]', 'null', '{"boundscopeLessons":2,"lessons":{}}', null]) {
      expect(readProgress(text)).toBeUndefined();
    }
    expect(
      readProgress('{"boundscopeLessons":1,"lessons":{"growth":{"seen":"all"},"nine":{"seen":[],"drawn":{}}}}'),
    ).toEqual({});
  });
});
