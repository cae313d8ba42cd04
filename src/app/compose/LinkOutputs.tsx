import { type ReactNode, useState } from 'react';
import { encode } from 'uqr';
import { marked } from '../carry/stateInFile';
import { saveExport } from '../commands/exports';
import styles from './ComposeDialog.module.css';
import { OUTPUTS } from './words';

interface LinkOutputsProps {
  readonly address: string;
  /** Code that shows it within another page. */
  readonly code: string;
}

const QR = 'composed-qr';

/** A composed link in its forms: address, frame, QR code, file. */
export function LinkOutputs({ address, code }: LinkOutputsProps) {
  const bytes = new TextEncoder().encode(address).length;
  const save = (fileName: string, type: string, text: () => string) =>
    void saveExport({ id: fileName, label: fileName, fileName, produce: () => new Blob([text()], { type }) });
  return (
    <>
      <Output label="Link" note={OUTPUTS.length(address.length)} text={address} />
      {isLocal(address) && <p className="label">{address.startsWith('file:') ? OUTPUTS.disk : OUTPUTS.here}</p>}
      <Output label="Frame" note={OUTPUTS.frame} text={code} />
      <section className={styles.qr} aria-label="QR code and file">
        {fitsQrCode(address) && <QrCode id={QR} text={address} />}
        <div>
          <h3 className={styles.output}>QR code</h3>
          <p className="label">
            {fitsQrCode(address) ? OUTPUTS.fits(bytes, MOST_QR_BYTES) : OUTPUTS.tooLong(bytes, MOST_QR_BYTES)}
          </p>
          <div className={styles.actions}>
            <button
              type="button"
              className={styles.action}
              onClick={() => save('boundscope-link.html', 'text/html', () => linkPage(address))}
            >
              Save as file
            </button>
            {fitsQrCode(address) && (
              <button
                type="button"
                className={styles.action}
                onClick={() => save('boundscope-qr.svg', 'image/svg+xml', () => serialized(QR))}
              >
                Save QR code
              </button>
            )}
          </div>
        </div>
      </section>
    </>
  );
}

interface OutputProps {
  readonly label: string;
  readonly note: ReactNode;
  readonly text: string;
}

function Output({ label, note, text }: OutputProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      // The text stands there to be copied by hand.
    }
  };
  return (
    <div>
      <div className={styles.head}>
        <h3 className={styles.output}>{label}</h3>
        <span className="caption">{note}</span>
      </div>
      <div className={styles.copying}>
        <input readOnly aria-label={label} value={text} onFocus={(event) => event.target.select()} />
        <button type="button" className={styles.action} aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      </div>
    </div>
  );
}

/** Whether an address leads nowhere from another computer. */
export function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'file:' || /^(localhost|127\..*|\[::1\])$|\.localhost$/.test(hostname);
}

function serialized(id: string): string {
  const svg = document.getElementById(id);
  return svg ? new XMLSerializer().serializeToString(svg) : '';
}

/** A page that leads to a link, to be passed on as a file; dropping it on Boundscope opens the same. */
export function linkPage(address: string): string {
  const hash = new URL(address).hash;
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${escaped(address)}">
<title>Boundscope</title>
<p ${marked(hash)}><a href="${escaped(address)}">Open in Boundscope</a></p>
</html>
`;
}

/** Bytes that a QR code holds at most, with the least correction. */
const MOST_QR_BYTES = 2953;

/** Whether a text fits into a QR code. */
function fitsQrCode(text: string): boolean {
  return new TextEncoder().encode(text).length <= MOST_QR_BYTES;
}

/** A text as a QR code, black on white whatever the theme, since cameras expect it. */
function QrCode({ text, id }: { readonly text: string; readonly id: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg id={id} viewBox={`0 0 ${size} ${size}`} width="168" height="168" role="img" aria-label="QR code of the link">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}
