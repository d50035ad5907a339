import type { JSX } from 'preact';

import { Button, ErrorCallout, Skeleton } from '../../ui';
import type { Fetched } from '../../ui/use-fetched';
import { t } from '../../i18n';

/** In place of what is not here yet, or why it is not and how to ask again. */
export function Nothing({ error, again }: Pick<Fetched<unknown>, 'error' | 'again'>): JSX.Element {
  if (!error) return <Skeleton rows={2} label={t('account.loading')} />;
  return (
    <>
      <ErrorCallout>{error}</ErrorCallout>
      <div>
        <Button variant="soft" onClick={again}>
          {t('shell.try_again')}
        </Button>
      </div>
    </>
  );
}
