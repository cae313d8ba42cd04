import { PixelImage } from '../../../pictures/PixelImage';
import type { PhotosFigure } from '../lesson';
import styles from './PhotosPicture.module.css';

interface PhotosPictureProps {
  readonly figure: PhotosFigure;
  readonly marked: string | undefined;
}

/** Images in a row, pixel by pixel, each with its words. */
export function PhotosPicture({ figure: { title, photos }, marked }: PhotosPictureProps) {
  return (
    <section aria-label={title}>
      <h3 className="title">{title}</h3>
      <div className={styles.photos}>
        {photos.map(({ id, label, ...photo }) => (
          <figure key={id} className={marked !== undefined && marked !== id ? styles.dim : undefined}>
            <PixelImage {...photo} label={label} className={styles.photo as string} />
            <figcaption>{label}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
