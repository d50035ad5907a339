import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type MessageKey, t } from '../../i18n';
import { respond } from '../../library/shown';
import { TrueScale } from '../../library/true-scale';
import { textIdOf } from '../../library/own-cards';
import { saidKept } from '../../library/kept';

/** How true a card of one's own feels. It has no softer or stronger one, so the answer stands alone. */
export function HowTrue({ id }: { id: string }): JSX.Element {
  const [said, setSaid] = useState<MessageKey | null>(null);
  if (said) {
    return (
      <p class="quiet" role="status">
        {said === 'cards.said' ? saidKept(t(said)) : t(said)}
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
