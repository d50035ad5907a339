import type { JSX } from 'preact';

import { type Departure, type Handover, tellDeparture } from '../../api/handovers';
import type { CareLink } from '../../api/sharing';
import { therapistNews } from '../../session/asked-again';
import { Button, ErrorCallout, LinkButton } from '../../ui';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';

/** That a therapist left: what it means, until the person has read it. */
export function LeftCard({ departure, changed }: { readonly departure: Departure; readonly changed: () => void }): JSX.Element {
  const act = useAct();
  const name = departure.clinician_name;
  const read = (): void =>
    act.run(async () => {
      await tellDeparture(departure.id);
      therapistNews.value = null;
      changed();
    });
  return (
    <section class="card stack">
      <h2>{t('sharing.left_title', { name })}</h2>
      <p>{t('sharing.left_text', { name, day: dayInWords(departure.left_on) })}</p>
      <p>{t('sharing.left_stays')}</p>
      <p>{t('sharing.left_after')}</p>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <LinkButton variant="soft" href="/help">
          {t('shell.help_now')}
        </LinkButton>
        <Button variant="soft" busy={act.busy} onClick={read}>
          {t('sharing.left_read')}
        </Button>
      </div>
    </section>
  );
}

/** That a therapist proposes a colleague. Looking changes nothing. */
export function HandoverCard({ handover, link }: { readonly handover: Handover; readonly link: CareLink | undefined }): JSX.Element | null {
  if (!link) return null;
  return (
    <section class="card stack">
      <h2>{t('sharing.handover_title', { name: link.clinician.display_name })}</h2>
      <p>{t('sharing.handover_text')}</p>
      <div>
        <LinkButton variant="soft" href={`/you/sharing/handover/${handover.id}`}>
          {t('sharing.handover_look')}
        </LinkButton>
      </div>
    </section>
  );
}
