/* What the lessons say apart from themselves. */

export const MAP = {
  title: 'Lessons',
  lead: 'What it means to prove something about a neural network, in steps of five minutes. Draw what you expect first; the truth is laid over it. Nothing is locked, and what you have done stays in this browser.',
  noProgress: (file: string) => `${file} holds no progress of lessons. Save one here with “Save progress”.`,
} as const;

/** A link with what somebody did in the lessons. */
export const HANDED_IN = {
  unreadable: 'The progress in this link cannot be read, and yours stays. Ask for it again.',
  offered: 'This link carries what someone drew and saw in the lessons. Shown here, it takes the place of yours.',
} as const;

/** How a prediction is drawn. */
export const DRAW = {
  corners: 'Drag the corners in the figure, or move them by arrow keys.',
} as const;
