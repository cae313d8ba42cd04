import { clearPadding, splitBounds } from './images';
import { Job } from './job';
import { layerPart, partsOf } from './layerPart';

/**
 * A layer over boxes, piece by piece of some images: centres and radii of a piece are made by whoever reads them at once, so that they
 * are still in a near cache. Written by JavaScript (see ../../conv/wasm/piecesJob.ts, the same fields in the same order).
 */
@unmanaged
class PiecesJob {
  /** PIECES_WORK. */
  work: i32;
  /** The layer's Job, of which each part makes its own: its centres, radii and positions are those of a piece. */
  layer: usize;
  /** Lower bounds of what the layer reads; the upper ones lie `half` bytes further on. */
  lower: usize;
  half: usize;
  batch: i32;
  imagesInPiece: i32;
  /** Among so many parts the pieces are dealt out. */
  parts: i32;
  /**
   * Room for the first part, that of the next `roomBytes` further on: a head, the centres and the radii of a piece, and, where the layer says
   * that it keeps products, those.
   */
  room: usize;
  roomBytes: i32;
  /** Bytes of a piece's centres, and of its radii. */
  pieceBytes: i32;
  /** Rows of an image and numbers in a row. */
  rows: i32;
  length: i32;
  /** Of images with their padding: bytes before the first number, of a row, and of the rows between two images. */
  first: usize;
  step: usize;
  gap: usize;
  /** Rows of padding above and below, bytes left and right of each row. */
  top: i32;
  bottom: i32;
  left: usize;
  right: usize;
  /** Positions of an image. */
  positions: i32;
  /** k₁ and k₂ of ../../rounding/intervalSums.ts. */
  ofRadius: f32;
  ofCenter: f32;
}

/** Bytes of a room's head: the bits of the largest magnitude among the bounds that a part has read, and its own Job. */
const JOB_AT: usize = 16;
const HEAD_BYTES: usize = 128;

/** Bounds of every `parts`-th piece, beginning with piece `part`. */
export function piecesPart(address: usize, part: i32, scratch: usize): void {
  const job = changetype<PiecesJob>(address);
  const room = job.room + <usize>part * <usize>job.roomBytes;
  const center = room + HEAD_BYTES;
  const radius = center + <usize>job.pieceBytes;
  const own = room + JOB_AT;
  memory.copy(own, job.layer, offsetof<Job>());
  const whole = changetype<Job>(job.layer);
  const layer = changetype<Job>(own);
  layer.center = center;
  layer.radius = radius;
  layer.kept = whole.kept ? radius + <usize>job.pieceBytes : 0;
  // Once: nothing else is written around the images of one piece after the other.
  clearPadding(center, job.imagesInPiece, job.rows, job.step, job.top, job.bottom, job.left, job.right);
  clearPadding(radius, job.imagesInPiece, job.rows, job.step, job.top, job.bottom, job.left, job.right);
  let largest = 0;
  for (let first = part * job.imagesInPiece; first < job.batch; first += job.parts * job.imagesInPiece) {
    const images = min(job.imagesInPiece, job.batch - first);
    const found = splitBounds(
      job.lower + <usize>(first * job.rows * job.length * 4),
      job.half,
      images * job.rows,
      job.length,
      center + job.first,
      radius + job.first,
      job.step,
      job.rows,
      job.gap,
      job.ofRadius,
      job.ofCenter,
    );
    // Bits of magnitudes grow with them, and those of what is no number are the largest.
    largest = max(largest, reinterpret<i32>(found));
    layer.positions = images * job.positions;
    const to = <usize>(first * job.positions * layer.stride * 4);
    layer.lower = whole.lower + to;
    layer.upper = whole.upper + to;
    const count = partsOf(layer);
    for (let piece = 0; piece < count; piece++) layerPart(own, piece, scratch);
  }
  store<i32>(room, largest);
}
