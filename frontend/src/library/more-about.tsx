import type { JSX } from 'preact';

import { LinkButton } from '../ui';
import { t } from '../i18n';
import type { PieceId } from './pieces';

/** A quiet way to the piece that a screen rests on (`ABOUT`); from there one comes back to this screen. */
export function MoreAbout({ piece }: { readonly piece: PieceId | undefined }): JSX.Element | null {
  if (!piece) return null;
  return (
    <div>
      <LinkButton variant="plain" small href={`/read/${piece}`}>
        {t('shell.more_about')}
      </LinkButton>
    </div>
  );
}
