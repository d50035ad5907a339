import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Button, Callout, ErrorCallout, Field } from '../../ui';
import { t } from '../../i18n';
import { useAct } from '../../ui/use-act';
import { makeLink } from './api';
import { useFresh } from './fresh';

/** Inviting a clinician: a link that is shown once, and with which they make their account in their own browser. */
export function InviteForm({ made }: { made: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const fresh = useFresh();
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      const token = await makeLink(name.trim(), fresh.digits);
      setAddress(`${location.origin}/welcome/clinician#${token}`); // browsers send nothing behind the #
      setName('');
      fresh.clear();
      made();
    }, fresh.explain);
  };
  if (address) return <Made address={address} done={() => setAddress('')} />;
  return (
    <form class="card stack" onSubmit={submit} novalidate>
      <h2>{t('office.invite_title')}</h2>
      <Field label={t('office.their_name')} hint={t('office.their_name_hint')} value={name} onInput={setName} autocapitalize="words" most={120} />
      {fresh.field}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button type="submit" busy={act.busy}>
          {t('office.make_link')}
        </Button>
      </div>
    </form>
  );
}

function Made({ address, done }: { address: string; done: () => void }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => heading.current?.focus(), []);
  const copy = (): void => {
    navigator.clipboard.writeText(address).then(
      () => setSaid(t('office.copied')),
      () => setSaid(t('office.not_copied')), // the browser may refuse; the text is there to mark by hand
    );
  };
  return (
    <section class="card stack">
      <h2 ref={heading} tabIndex={-1}>
        {t('office.link_title')}
      </h2>
      <p class="office-link">{address}</p>
      <div class="row">
        <Button variant="outline" small onClick={copy}>
          {t('office.copy')}
        </Button>
        <span class="quiet small" role="status">
          {said}
        </span>
      </div>
      <Callout>{t('office.link_once')}</Callout>
      <div>
        <Button variant="soft" onClick={done}>
          {t('office.link_done')}
        </Button>
      </div>
    </section>
  );
}
