import { useApp } from './appContext';

/** An image to look into, with what is to be seen there. */
export interface InspectTarget {
  /** A bundled model's id, or `file:NAME`. */
  readonly model: string;
  readonly image: number;
  /** Radius of the box, in pixel values from 0 to 1. */
  readonly epsilon: number;
  readonly method: 'ibp' | 'crown-ibp' | 'crown';
  /** The class whose margin is looked into. */
  readonly against: number;
}

/** Opens Inspect on an image; undo comes back. */
export function useInspectLink(): (target: InspectTarget) => void {
  const app = useApp();
  return ({ model, image, epsilon, method, against }) => {
    const levels = Number((epsilon * 255).toPrecision(6));
    app.update('inspect', { model, image, levels, method, against, node: null, unit: null, only: null }, 'push');
    app.navigate('inspect');
  };
}
