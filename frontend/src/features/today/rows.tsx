import type { FunctionComponent, JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Together } from '../../ui/together';
import { AgainRow } from './again-row';
import { CardOffer } from './card-offer';
import { firstTimeRead, FirstTime } from './first-time';
import { InstallOffer } from './install-offer';
import { MoreGuises } from './more-guises';
import { NotificationsNoticed } from './notifications-noticed';
import { SetAsideRow } from './set-aside-row';
import { SetBack } from './set-back';

export type Part = FunctionComponent<{ readonly day: string }>;

export type RowsProps = { readonly day: string; readonly writing: boolean; readonly Aside: Part; readonly Therapy: Part };

/**
 * What this device knows, then what the server is asked about, then what is offered once. Each stands there by its own
 * reasons, or not at all.
 */
export function Rows({ day, writing, Aside, Therapy }: RowsProps): JSX.Element {
  const [read, setRead] = useState(firstTimeRead);
  return (
    <>
      <SetBack />
      {writing && <SetAsideRow />}
      <AgainRow />
      {!read && <FirstTime onRead={() => setRead(true)} />}
      <Together>
        <Aside day={day} />
        <Therapy day={day} />
        <NotificationsNoticed />
        <MoreGuises />
        {read && <CardOffer />}
        {read && <InstallOffer />}
      </Together>
    </>
  );
}
