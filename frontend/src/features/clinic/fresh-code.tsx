import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Button, Callout } from '../../ui';
import { t } from '../../i18n';
import { linkWith } from './invite';

/** A new code, shown once: as groups to say or print, and as a link. */
export function FreshCode({ code, forWhom, done }: { code: string; forWhom: string; done: () => void }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card stack">
      <h2 ref={heading} tabIndex={-1} class="clinic-label">
        {forWhom ? t('clinic.code_for', { who: forWhom }) : t('clinic.code_title')}
      </h2>
      <p class="fresh-code">
        {code.split('-').map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </p>
      <Copy text={code} label={t('clinic.copy_code')} />
      <p class="fresh-link">{linkWith(code)}</p>
      <Copy text={linkWith(code)} label={t('clinic.copy_link')} />
      <Callout>{t('clinic.code_once')}</Callout>
      <div>
        <Button variant="soft" onClick={done}>
          {t('clinic.code_done')}
        </Button>
      </div>
    </section>
  );
}

function Copy({ text, label }: { text: string; label: string }): JSX.Element {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(t('clinic.copied')),
      () => setSaid(t('clinic.not_copied')), // the browser may refuse; the text is there to mark by hand
    );
  };
  return (
    <div class="row">
      <Button variant="outline" small onClick={copy}>
        {label}
      </Button>
      <span class="quiet small" role="status">
        {said}
      </span>
    </div>
  );
}
