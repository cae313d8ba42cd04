import type { PictureWords } from './standaloneSvg';

interface Picture {
  readonly id: string;
  /** "Network", which the files' names in the menu begin with. */
  readonly label: string;
  /** Name of the files without its ending. */
  readonly stem: string;
  /** Selects what the picture is made of on screen. */
  readonly selector: string;
  /** What stands over and under it in the file. */
  readonly words?: () => PictureWords;
  /** What it draws, as CSV; left out where another file has it. */
  readonly numbers?: () => string | Promise<string>;
}

/** A picture on screen, to be saved as SVG and as PNG, and its numbers as CSV. */
export function pictureFiles({ id, label, stem, selector, words, numbers }: Picture) {
  const elements = () => [...document.querySelectorAll(selector)].filter((each) => each.getClientRects().length > 0);
  const isThere = () => elements().length > 0;
  const svg = async () => {
    // What only a saved picture needs is fetched then.
    const [{ standaloneSvg }, { withFonts }] = await Promise.all([import('./standaloneSvg'), import('./pictureFonts')]);
    if (!isThere()) throw new Error('it is not on screen. Open it, and save it again.');
    return withFonts(standaloneSvg(elements(), words?.()));
  };
  return [
    {
      id: `${id}-svg`,
      label: `${label} (SVG)`,
      fileName: `${stem}.svg`,
      isThere,
      produce: async () => new Blob([await svg()], { type: 'image/svg+xml' }),
    },
    {
      id: `${id}-png`,
      label: `${label} (PNG)`,
      fileName: `${stem}.png`,
      isThere,
      produce: async () => rasterize(await svg()),
    },
    ...(numbers ? [{ ...csvFile(id, label, stem, numbers), isThere }] : []),
  ];
}

function csvFile(id: string, label: string, stem: string, numbers: () => string | Promise<string>) {
  return {
    id: `${id}-csv`,
    label: `${label} (CSV)`,
    fileName: `${stem}.csv`,
    produce: async () => new Blob([await numbers()], { type: 'text/csv' }),
  };
}

/** Time in which a browser reads the fonts of a picture. */
const FONTS_MILLISECONDS = 300;

/** An SVG file as a PNG of twice its size. */
async function rasterize(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    const context = canvas.getContext('2d');
    // The fonts inside are read once they are drawn with, and nothing tells when they are there.
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    await new Promise((resolve) => setTimeout(resolve, FONTS_MILLISECONDS));
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error('This picture is too large for a PNG; save it as SVG.')),
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
