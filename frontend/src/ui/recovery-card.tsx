import './recovery-card.css';

import type { JSX } from 'preact';

/** A card as it is written down, read out group by group; in pairs where the groups are long. */
export function RecoveryCard({ card, label, pairs = false }: { card: string; label: string; pairs?: boolean }): JSX.Element {
  return (
    <ol class={pairs ? 'recovery-card recovery-card--pairs' : 'recovery-card'} aria-label={label} data-testid="recovery-card">
      {card.split(/[\s-]+/).map((group, index) => (
        <li key={index}>{group}</li>
      ))}
    </ol>
  );
}
