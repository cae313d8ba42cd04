/** How far apart two vectors are: the length of their difference, or one minus the cosine of their angle. */
export const METRICS = ['euclidean', 'cosine'] as const;
export type Metric = (typeof METRICS)[number];

/** How far apart two clusters are, from the distances of their classes. */
export const LINKAGES = ['ward', 'average', 'complete', 'single'] as const;
export type Linkage = (typeof LINKAGES)[number];
