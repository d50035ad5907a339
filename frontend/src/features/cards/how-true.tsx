import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type MessageKey, t } from '../../words';
import { respond } from '../today/shown';
import { TrueScale } from '../today/true-scale';
import { textIdOf } from './values';

/** How true a card of one's own feels. It has no softer or stronger one, so the answer stands alone. */
export function HowTrue({ id }: { id: string }): JSX.Element {
  const [said, setSaid] = useState<MessageKey | null>(null);
  if (said) {
    return (
      <p class="quiet" role="status">
        {t(said)}
      </p>
    );
  }
  return (
    <div>
      <TrueScale
        onAnswer={(response, value) => {
          respond(textIdOf(id), response, value);
          setSaid(value === undefined ? 'today.both_true_said' : value <= 3 ? 'cards.untrue_said' : 'cards.said');
        }}
      />
    </div>
  );
}
