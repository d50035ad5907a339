import './recovery-card.css';

import type { JSX } from 'preact';

/** A card as it is written down: eight groups, read out group by group. */
export function RecoveryCard({ card, label }: { card: string; label: string }): JSX.Element {
  return (
    <ol class="recovery-card" aria-label={label} data-testid="recovery-card">
      {card.split(/[\s-]+/).map((group, index) => (
        <li key={index}>{group}</li>
      ))}
    </ol>
  );
}
