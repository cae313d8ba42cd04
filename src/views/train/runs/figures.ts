/** What held-out images are judged by after every epoch. */
export type FigureId = 'clean' | 'interGroup' | 'adaptive' | 'verified';

/** How the line of a figure looks. */
interface FigureLook {
  readonly id: FigureId;
  readonly tone: string;
  readonly dash: string;
}

export const FIGURES: readonly FigureLook[] = [
  { id: 'clean', tone: 'var(--ink)', dash: 'none' },
  { id: 'interGroup', tone: 'var(--verified)', dash: '7 3' },
  { id: 'adaptive', tone: 'var(--verified)', dash: 'none' },
  { id: 'verified', tone: 'var(--verified)', dash: '1.5 3' },
];

/** Class of what belongs to the curves of a training, for files. */
export const CURVES = 'training-curves';

/** What all figures of a training share: which epoch is read, and which line stands out. */
export interface StudyProps {
  /** Writes a radius. */
  readonly format: (radius: number) => string;
  /** The epoch that is read; null for the latest. */
  readonly at: number | null;
  readonly onRead: (epoch: number | null) => void;
  readonly strong: string | null;
  readonly onStrong: (id: string | null) => void;
  readonly narrow: boolean;
}
