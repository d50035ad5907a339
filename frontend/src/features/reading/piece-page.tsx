import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { Actions, Button, GonePage, LinkButton, Page, showToast } from '../../ui';
import { t } from '../../i18n';
import { lastStop } from '../../ui/trail';
import { pieces, textOf, titleOf, tryAt } from '../../library/pieces';
import { isClientHere } from '../../session/client-here';
import { putAway, setAway } from './away';

/** One piece, a way to try it, and the one after it. */
export function PiecePage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const [isAway, setIsAway] = useState(() => isClientHere() && putAway().includes(id));
  const [from] = useState(elsewhere); // before this page is a stop of its own
  const back = from ?? { href: '/read', label: t('reading.title') };
  const at = pieces.findIndex((one) => one.id === id);
  const piece = pieces[at];
  if (!piece) return <GonePage title={t('reading.title')} text={t('reading.gone')} back={back} toList={t('reading.title')} />;
  const next = pieces[(at + 1) % pieces.length] ?? piece;
  const putIt = (): void => {
    setAway(id, true);
    route('/read');
    showToast({ text: t('reading.put_away') });
  };
  const bringBack = (): void => {
    setAway(id, false);
    setIsAway(false);
  };
  return (
    <Page title={titleOf(piece)} titleOnPage back={back}>
      <div class="stack">
        {textOf(piece).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Actions>
        {from && (
          <LinkButton variant="soft" href={from.href}>
            {t('reading.back_there')}
          </LinkButton>
        )}
        {isClientHere() && (
          <LinkButton variant={from ? 'plain' : 'soft'} href={tryAt(piece.try)}>
            {t.of('reading.try', piece.try)}
          </LinkButton>
        )}
        <LinkButton variant="plain" href={`/read/${next.id}`}>
          {t('reading.next')}
        </LinkButton>
        {isClientHere() && (
          <Button variant="plain" onClick={isAway ? bringBack : putIt}>
            {isAway ? t('reading.bring_back') : t('reading.not_for_me')}
          </Button>
        )}
      </Actions>
    </Page>
  );
}

/** The screen that led here, where that was none of these: somebody in the middle of a question comes back to it. */
function elsewhere(): { readonly href: string; readonly label: string } | null {
  const from = lastStop();
  return !from || /^\/(read|practice)?$/.test(from.at) || from.at.startsWith('/read/') ? null : { href: from.href, label: from.label };
}
