import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, showToast } from '../../ui';
import { AskFirst } from '../../ui/ask-first';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { type ClientCase, type ClientScope, endCareLink } from './api';
import { Audit } from './audit';
import { ByItself } from './by-itself';
import { HandingOver } from './handover';
import { Memo } from './memo';
import { NextSession } from './next-session';

/** `known`: their keys were checked. Until then nothing can be sealed to them. */
type Props = { readonly one: ClientCase; readonly known: boolean; readonly scopes: readonly ClientScope[]; readonly name: string; readonly changed: () => void };

/** Beside the shared items: the next session, the private note, what the client was told, and the end of the link. */
export function ClientMore({ one, known, scopes, name, changed }: Props): JSX.Element {
  return (
    <aside class="clinic-more" tabIndex={-1} aria-label={t('clinic.about', { name })}>
      <NextSession one={one} changed={changed} />
      <Memo one={one} />
      <ByItself scopes={scopes} />
      <section class="stack stack--tight">
        <h2 class="clinic-label">{t('clinic.told_title')}</h2>
        <p class="small">{t('clinic.told', { day: dayInWords(one.linked_on) })}</p>
      </section>
      <Audit careLink={one.care_link} />
      {known && <HandingOver one={one} name={name} />}
      <EndLink one={one} name={name} />
    </aside>
  );
}

function EndLink({ one, name }: Pick<Props, 'one' | 'name'>): JSX.Element {
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button variant="plain" small aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('clinic.end_link')}
      </Button>
      <AskFirst
        open={asking}
        title={t('clinic.end_title', { name })}
        yes={t('clinic.end_link')}
        no={t('clinic.end_no')}
        onClose={() => setAsking(false)}
        act={async (go) => {
          await endCareLink(one.care_link);
          go('/clinic');
          showToast({ text: t('clinic.ended') });
        }}
      >
        <p>{t('clinic.end_text')}</p>
      </AskFirst>
    </div>
  );
}
