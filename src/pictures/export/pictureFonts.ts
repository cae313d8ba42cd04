/**
 * A picture as SVG with the page's own fonts inside, as far as its texts need them, so that it looks the same wherever it is
 * shown. Programs that take no fonts from files show the next family of each text, as wide as on screen.
 */
export async function withFonts(svg: string): Promise<string> {
  const faces = await Promise.all(facesFor(svg).map(embedded));
  // Numbers are as wide as each other on screen, too.
  const style = `<style>${faces.join('')}text{font-feature-settings:"tnum"}</style>`;
  return svg.replace(/^<svg[^>]*>/, (opening) => opening + style);
}

interface Face {
  readonly rule: CSSFontFaceRule;
  /** What the addresses in it are relative to. */
  readonly base: string;
}

/** The fonts of the page's style sheets that are named in a picture and have some of its characters. */
function facesFor(svg: string): readonly Face[] {
  return [...document.styleSheets]
    .flatMap((sheet) => rulesOf(sheet).map((rule) => ({ rule, base: sheet.href ?? document.baseURI })))
    .filter(({ rule: { style } }) => {
      const family = style.getPropertyValue('font-family').replace(/["']/g, '');
      return svg.includes(family) && hasSome(style.getPropertyValue('unicode-range'), svg);
    });
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    // A sheet of another origin is not to be read; nothing of the page's own is.
    return [];
  }
}

/** Whether a text has a character of a `unicode-range`, as style sheets write it: all where there is none. */
export function hasSome(range: string, text: string): boolean {
  const spans = [...range.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)].map(([, from = '', to = from]) =>
    [from, to].map((digits) => Number.parseInt(digits, 16)),
  );
  if (spans.length === 0) return true;
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return spans.some(([from = 0, to = 0]) => from <= code && code <= to);
  });
}

/** A font as a rule that needs no other file; empty where it cannot be had, and the next family is shown. */
async function embedded({ rule: { style }, base }: Face): Promise<string> {
  const address = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1];
  if (address === undefined) return '';
  try {
    const data = address.startsWith('data:') ? address : await asData(new URL(address, base));
    const declarations = ['font-family', 'font-style', 'font-weight', 'unicode-range'].map(
      (name) => `${name}:${style.getPropertyValue(name)};`,
    );
    return `@font-face{${declarations.join('')}font-display:swap;src:url(${data})}`;
  } catch {
    return '';
  }
}

async function asData(url: URL): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
