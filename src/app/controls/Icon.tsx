interface IconProps {
  /** A named icon, or 20×20 path data. */
  readonly name?: IconName;
  readonly path?: string;
  readonly size?: number;
}

/** A stroked icon; always decorative, the control around it carries the name. */
export function Icon({ name, path, size = 20 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      data-control
    >
      <path d={name ? icons[name] : path} />
    </svg>
  );
}

/** 20×20 outlines, drawn with a 1.5 px stroke. */
const icons = {
  undo: 'M5 7.5h7a4 4 0 0 1 0 8H8M8 4.5l-3 3 3 3',
  redo: 'M15 7.5H8a4 4 0 0 0 0 8h4M12 4.5l3 3-3 3',
  link: 'M8.5 11.5l3-3M9.5 6.5l1.6-1.6a3 3 0 0 1 4.2 4.2l-1.8 1.8M10.5 13.5l-1.6 1.6a3 3 0 0 1-4.2-4.2l1.8-1.8',
  export: 'M10 4v8.5M6.5 9.5L10 13l3.5-3.5M4.5 16.5h11',
  moon: 'M15.5 12A6 6 0 0 1 8 4.5a6 6 0 1 0 7.5 7.5z',
  sun: 'M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6M10 2.8v1.4M10 15.8v1.4M2.8 10h1.4M15.8 10h1.4M4.9 4.9l1 1M14.1 14.1l1 1M4.9 15.1l1-1M14.1 5.9l1-1',
  half: 'M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13',
  chevronDown: 'M6 8.5l4 4 4-4',
  chevronLeft: 'M12 5.5L7.5 10l4.5 4.5',
  chevronRight: 'M8 5.5l4.5 4.5L8 14.5',
  first: 'M5.5 5v10M14 5.5L9.5 10l4.5 4.5',
  plus: 'M10 5.5v9M5.5 10h9',
  minus: 'M5.5 10h9',
  close: 'M6 6l8 8M14 6l-8 8',
  compose: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h2v2h-2zM16.5 11.5v2M11.5 16.5h2M16.5 16.5v0',
  reset: 'M4.5 10a5.5 5.5 0 1 0 1.8-4.1M4.5 3.5v3.2h3.2',
  help: 'M7.4 7.6a2.7 2.7 0 1 1 4 2.3c-.9.5-1.4 1.1-1.4 2.1M10 14.6v.3M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4',
  compass: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M13 7l-1.7 4.3L7 13l1.7-4.3z',
  check: 'M5 10.5l3.5 3.5L15 6.5',
} as const;

export type IconName = keyof typeof icons;
