import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { canBeDialled, numbersIn, type OwnNumber } from '../../entries/safety-plans/numbers';
import { addNumber, planNow, removeNumber } from '../../entries/safety-plans/plan';
import { follow, isShownToAnybody, showToAnybody } from '../../entries/safety-plans/without-sign-in';
import { useForm } from '../../entries/use-draft';
import { t } from '../../i18n';
import { Button, Card, Field, showToast, Switch } from '../../ui';

const MOST = 80;

/** The numbers of this person's own: they stand first at Help now, and without sign-in only where they chose that. */
export function WriteNumbers(): JSX.Element {
  const numbers = numbersIn(planNow());
  return (
    <section class="section" aria-labelledby="numbers">
      <h2 id="numbers">{t('help.own_title')}</h2>
      <p class="quiet">{t('help.own_note')}</p>
      {numbers.map((one) => (
        <Own key={one.id} one={one} />
      ))}
      <Another />
    </section>
  );
}

function Own({ one }: { readonly one: OwnNumber }): JSX.Element {
  const { id, name, number } = one;
  const remove = (): void => {
    const back = removeNumber(id);
    follow(numbersIn(planNow()));
    showToast({ text: t('help.own_removed'), action: { label: t('shell.undo'), run: back } });
  };
  return (
    <Card>
      <div class="stack stack--tight">
        <h3>{name}</h3>
        <p>{number}</p>
        <Switch label={t('help.own_anybody')} hint={t('help.own_anybody_note')} checked={isShownToAnybody(id)} onChange={(shown) => showToAnybody(one, shown)} />
        <div>
          <Button variant="plain" small onClick={remove}>
            {t('help.own_remove', { name })}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Another(): JSX.Element {
  const { value, change, startAgain } = useForm('own-number', () => ({ name: '', number: '' }));
  const [wrong, setWrong] = useState(false);
  const add = (event: Event): void => {
    event.preventDefault();
    const number = plainNumber(value.number);
    const fits = value.name.trim() !== '' && canBeDialled(number);
    setWrong(!fits);
    if (!fits) return;
    addNumber(value.name, number);
    startAgain();
  };
  return (
    <form class="stack stack--tight" onSubmit={add} noValidate>
      <Field label={t('help.own_name')} value={value.name} onInput={(name) => change({ ...value, name })} most={MOST} />
      <Field
        label={t('help.own_number')}
        value={value.number}
        onInput={(number) => change({ ...value, number })}
        inputMode="tel"
        most={MOST}
        {...(wrong && { error: t('help.own_wrong') })}
      />
      <div>
        <Button variant="soft" type="submit">
          {t('help.own_add')}
        </Button>
      </div>
    </form>
  );
}

/**
 * A telephone number as it was typed or copied, in signs that every telephone and every release of the app reads: what
 * comes with a contact's card or a web page shows nothing, or is a digit or a dash of another kind.
 */
export function plainNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Pd}−]/gu, '-')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));
}
