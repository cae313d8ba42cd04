type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element as text, its attributes escaped; children are elements already written. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(String(value))}"`);
  const head = `<${name}${written.join('')}`;
  return children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${name}>`;
}

/** A text element. */
export function text(content: string, attributes: Attributes): string {
  return element('text', attributes, escapeText(content));
}

/** A whole picture that stands alone as a file. */
export function picture(width: number, height: number, background: string, ...children: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': 'Inter, system-ui, sans-serif',
      'font-size': 13,
    },
    element('rect', { width, height, fill: background }),
    ...children,
  );
}

/** A hatching to fill with as `url(#id)`: what is unknown or unstable. */
export function hatching(id: string, color: string, ground: string): string {
  return element(
    'pattern',
    { id, width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 4, height: 4, fill: ground }),
    element('rect', { width: 1.3, height: 4, fill: color }),
  );
}

function escapeText(content: string): string {
  return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
