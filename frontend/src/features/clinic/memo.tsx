import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import { t } from '../../i18n';
import { TextArea } from '../../ui';
import { type ClientCase, getClient, putMemo, type Sealed } from './api';
import { type Kept, keptAt } from './keeping';
import { KeptLine } from './kept-line';

const MOST = 4_000;

function memoOf(careLink: string): Kept<{ readonly text: string }> {
  return keptAt<{ readonly text: string }>({
    kind: 'memo',
    id: careLink,
    blank: { text: '' },
    typed: ['text'],
    draft: false,
    find: async () => (await getClient(careLink)).memo,
    put: (body) => putMemo(careLink, body as Sealed),
  });
}

/** What the clinician notes for themselves about a client: sealed in this browser, for them alone, as they type. */
export function Memo({ one }: { one: ClientCase }): JSX.Element {
  const kept = memoOf(one.care_link);
  useEffect(() => {
    kept.open(one.memo).catch((error: unknown) => void (kept.state.value = error as Error));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- opened once; what is typed here goes below
  }, []);
  return (
    <section class="stack stack--tight" onFocusOut={() => void kept.save()}>
      <TextArea label={t('clinic.memo')} hint={t('clinic.memo_hint')} value={kept.value.value.text} onInput={(text) => kept.change({ text })} rows={3} most={MOST} />
      <KeptLine kept={kept} />
    </section>
  );
}
