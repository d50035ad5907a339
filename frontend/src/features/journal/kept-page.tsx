import type { JSX } from 'preact';

import { kinds } from '../../entries';
import { aspectOf } from '../../entries/aspects';
import type { Kept, KeptAs } from '../../entries/home';
import { t } from '../../i18n';
import { longDate } from '../../i18n/dates';
import { Face } from '../../library/face';
import { Button, EmptyState, Page } from '../../ui';
import { kept as jar } from './drawings';

const IN_ORDER: readonly KeptAs[] = ['keepsake', 'kind_word', 'kinder', 'affirmation', 'next_step'];

/** What somebody kept to come back to, in their own words: on the screen, and on paper if they like. */
export function KeptPage(): JSX.Element {
  const kept = kinds.flatMap((kind) => aspectOf(kind, 'keeping')?.kept() ?? []);
  return (
    <Page title={t('journal.kept_title')} lead={t('journal.kept_lead')} back={{ href: '/journal', label: t('shell.journal') }}>
      <Face of={jar} tone="clay" />
      {kept.length === 0 && (
        <EmptyState icon={jar} title={t('journal.kept_none')}>
          {t('journal.kept_none_note')}
        </EmptyState>
      )}
      {IN_ORDER.map((as) => (
        <Section key={as} as={as} kept={kept.filter((one) => one.as === as)} />
      ))}
      {kept.length > 0 && (
        <div class="kept-print stack stack--tight">
          <div>
            <Button variant="soft" onClick={() => print()}>
              {t('journal.kept_print')}
            </Button>
          </div>
          <p class="quiet small">{t('journal.kept_print_note')}</p>
        </div>
      )}
    </Page>
  );
}

function Section({ as, kept }: { readonly as: KeptAs; readonly kept: readonly Kept[] }): JSX.Element | null {
  if (kept.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t.of('journal.kept_as', as)}</h2>
      <ul class="kept">
        {kept.toSorted((a, b) => b.day.localeCompare(a.day)).map(({ id, text, day, href }) => (
          <li key={`${id} ${text}`}>
            <p class="kept-words as-typed" dir="auto">
              {text}
            </p>
            <p class="quiet small">{href ? <a href={href}>{longDate(day)}</a> : longDate(day)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
