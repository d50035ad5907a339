import './reading.css';

import type { JSX } from 'preact';

import { List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { type Piece, pieces, titleOf } from '../../library/pieces';
import { isClientHere } from '../../session/client-here';
import { wayBack } from './way-back';
import { putAway } from './away';

/** All there is to read. What was put away stands at the end. */
export function ListPage(): JSX.Element {
  const away = isClientHere() ? putAway() : [];
  const shown = pieces.filter(({ id }) => !away.includes(id));
  const hidden = pieces.filter(({ id }) => away.includes(id));
  return (
    <Page title={t('reading.title')} lead={t('reading.lead')} back={wayBack()} wide>
      <List wide>
        <ListRow href="/read/what" title={t('reading.what')} subtitle={t('reading.what_lead')} />
      </List>
      {shown.length === 0 ? <p class="quiet">{t('reading.none')}</p> : <Rows of={shown} />}
      <List wide>
        <ListRow href="/read/further" title={t('reading.further')} subtitle={t('reading.further_note')} />
      </List>
      {hidden.length > 0 && (
        <details class="put-away">
          <summary>{t('reading.away')}</summary>
          <Rows of={hidden} />
        </details>
      )}
    </Page>
  );
}

/** Read like the contents of a small book. */
function Rows({ of }: { of: readonly Piece[] }): JSX.Element {
  return (
    <div class="card contents">
      <List wide>
        {of.map((piece) => (
          <ListRow key={piece.id} href={`/read/${piece.id}`} title={titleOf(piece)} />
        ))}
      </List>
    </div>
  );
}
