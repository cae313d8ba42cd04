import { encode } from 'uqr';

/** Bytes that a QR code holds at most, with the least correction. */
export const MOST_QR_BYTES = 2953;

/** Whether a text fits into a QR code. */
export function fitsQrCode(text: string): boolean {
  return new TextEncoder().encode(text).length <= MOST_QR_BYTES;
}

/** A text as a QR code, black on white whatever the theme, since cameras expect it. */
export function QrCode({ text, id }: { readonly text: string; readonly id: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg id={id} viewBox={`0 0 ${size} ${size}`} width="168" height="168" role="img" aria-label="QR code of the link">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}
