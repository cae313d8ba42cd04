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
