/** The lessons in their order: what stands in links. Their contents load with the view. */
export const LESSON_IDS = [
  'fool',
  'intervals',
  'growth',
  'lines',
  'deciding',
  'limits',
  'training',
  'similar',
  'groups',
  'tree',
  'own',
] as const;

export type LessonId = (typeof LESSON_IDS)[number];

/** The same as chapters: the columns of the map. */
export const CHAPTERS: readonly { readonly title: string; readonly ids: readonly LessonId[] }[] = [
  { title: 'What bounds are', ids: ['fool', 'intervals', 'growth', 'lines'] },
  { title: 'What a verdict says', ids: ['deciding', 'limits', 'training'] },
  { title: 'Similar labels, and your own', ids: ['similar', 'groups', 'tree', 'own'] },
];
