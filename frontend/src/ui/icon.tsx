import type { JSX } from 'preact';
import { h } from 'preact';

/** One Lucide icon as data: `import Sun from 'lucide/dist/esm/icons/sun.mjs'`. */
export type IconNode = readonly (readonly [string, Readonly<Record<string, string | number | undefined>>])[];

/**
 * A line drawing beside words that say the same; hidden from screen readers. Give a `label` only where there are no
 * words.
 */
export function Icon({ node, label, size = 22 }: { node: IconNode; label?: string; size?: number }): JSX.Element {
  return (
    <svg
      class="icon"
      width={`${size / 16}rem`} // grows with the text
      height={`${size / 16}rem`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {node.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}
