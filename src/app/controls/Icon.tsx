import { type IconName, icons } from './icons';

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
    >
      <path d={name ? icons[name] : path} />
    </svg>
  );
}
