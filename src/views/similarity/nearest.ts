import { type ClassDistances, distanceAt } from '../../similarity/tree/distances';

/** For each class the one closest to it; of several the first. */
export function nearestOf(distances: ClassDistances): number[] {
  return Array.from({ length: distances.classes }, (_, label) => {
    let nearest = label === 0 ? 1 : 0;
    for (let other = 0; other < distances.classes; other++) {
      if (other === label) continue;
      if (distanceAt(distances, label, other) < distanceAt(distances, label, nearest)) nearest = other;
    }
    return nearest;
  });
}
