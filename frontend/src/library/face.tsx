import './face.css';

import type { JSX } from 'preact';

import { Icon, type IconNode } from '../ui';

/**
 * What a place is known by before its title is read: the drawing that its row bears, larger, beside the title. Stands
 * among what is on the page, wherever that is convenient.
 */
export function Face({ of, tone = 'green' }: { readonly of: IconNode; readonly tone?: 'green' | 'clay' }): JSX.Element {
  return (
    <span class={tone === 'clay' ? 'face face--clay' : 'face'} aria-hidden="true">
      <Icon node={of} size={34} />
    </span>
  );
}
