/** What held-out images are judged by after every epoch. */
export type FigureId = 'clean' | 'interGroup' | 'adaptive' | 'verified';

interface FigureNote {
  readonly id: FigureId;
  /** At the end of its line. */
  readonly name: string;
  readonly tone: string;
  readonly dash: string;
  /** What is counted, at radii in words. */
  readonly meaning: (inner: string, outer: string) => string;
}

export const FIGURES: readonly FigureNote[] = [
  {
    id: 'clean',
    name: 'Right',
    tone: 'var(--ink)',
    dash: 'none',
    meaning: () => 'Images that are read right as they are.',
  },
  {
    id: 'interGroup',
    name: 'Between groups',
    tone: 'var(--verified)',
    dash: '7 3',
    meaning: (_, outer) => `Images that hold within ${outer} against every class of another group.`,
  },
  {
    id: 'adaptive',
    name: 'Adaptive',
    tone: 'var(--verified)',
    dash: 'none',
    meaning: (inner, outer) =>
      `Images that hold within ${inner} against classes of their own group and within ${outer} against the others.`,
  },
  {
    id: 'verified',
    name: 'All pairs',
    tone: 'var(--verified)',
    dash: '1.5 3',
    meaning: (_, outer) => `Images that hold within ${outer} against every class.`,
  },
];

/** How all of them come about; stands with every figure. */
export const QUICK_NOTE = 'Quick intervals on held-out images, rounding ignored; Groups proves them.';
