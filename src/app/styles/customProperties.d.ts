import 'react';

/** Lets style attributes carry the custom properties that the style sheets read. */
declare module 'react' {
  interface CSSProperties {
    readonly [name: `--${string}`]: string | number | undefined;
  }
}
