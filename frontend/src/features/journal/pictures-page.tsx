import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { kinds } from '../../entries';
import { aspectOf } from '../../entries/aspects';
import { t } from '../../i18n';
import { drafts } from '../../store';
import { Face } from '../../library/face';
import { EmptyState, Page, Switch } from '../../ui';
import { pictures as hills } from './drawings';
import { Plot } from './plot';

const COUNTS = 'journal/counts';

/** Pictures of one's own answers. Each stands only where there is something to draw. */
export function PicturesPage(): JSX.Element {
  const pictures = kinds.flatMap((kind) => aspectOf(kind, 'picturing')?.pictures() ?? []);
  return (
    <Page title={t('journal.pictures_title')} lead={t('journal.pictures_lead')} back={{ href: '/journal', label: t('shell.journal') }} wide>
      <Face of={hills} />
      {pictures.length === 0 && <EmptyState icon={hills} title={t('journal.pictures_none')}>{t('journal.pictures_none_note')}</EmptyState>}
      <div class="pictures">
        {pictures.map((picture) => (
          <Plot key={picture.title} {...picture} />
        ))}
      </div>
      <Counting />
    </Page>
  );
}

/** Off until turned on, on this device. */
function Counting(): JSX.Element {
  const [on, setOn] = useState(drafts.get<boolean>(COUNTS) === true);
  const counted = kinds.flatMap((kind) => aspectOf(kind, 'picturing')?.counted?.() ?? []);
  const turn = (next: boolean): void => {
    setOn(next);
    void drafts.set(COUNTS, next);
  };
  return (
    <section class="stack stack--tight">
      <Switch label={t('journal.counts_on')} hint={t('journal.counts_hint')} checked={on} onChange={turn} />
      {on && (
        <dl class="counts">
          {counted.map(({ label, count }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
