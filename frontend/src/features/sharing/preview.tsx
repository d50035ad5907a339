import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { useAct } from '../../ui/use-act';
import type { Kind } from '../../store';
import { VaultError } from '../../vault/errors';
import { type Back, Choice, ChoiceChips, Page, showToast } from '../../ui';
import { TwoWays } from '../../ui/two-ways';
import { untimedId } from '../../store/uuid7';
import { t } from '../../i18n';
import { aliasOf, isHidden } from '../../entries/people/person';
import type { Level } from '../../api/sharing';
import { dayInWords } from '../../i18n/dates';
import { AsLeft } from '../../entries/as-left';
import { useForm } from '../../entries/use-draft';
import { PreviewLines } from './preview-lines';
import { namedBy } from '../../entries/aspects';
import { LimitsOf } from '../../entries/shared/limits';
import type { OwnLink } from '../../entries/shared/links';
import { haveReadLimits, noteLimitsRead } from './limits-read';
import { contentOf, type FieldName, isEmpty, without } from '../../entries/shared/content';
import type { SharedFields } from '../../entries/shared/fields';
import type { Shareable } from '../../entries/shared/shareable';
import { NotWatched } from './not-watched';
import { type Days, DAYS, NotSavedYet, shareEntry, untilAfter } from './share';

type Choosing = { readonly to: string; readonly level: Level; readonly days: Days; readonly left: readonly FieldName[] };

export type Frame = { readonly title: string; readonly eyebrow: string; readonly back: Back };
type Props = Shareable & { readonly fields: SharedFields<Kind>; readonly links: readonly [OwnLink, ...OwnLink[]]; readonly frame: Frame };

/**
 * Exactly what goes, to whom, until when. Nothing leaves before "Share", and "Not now" weighs the same. The name of
 * somebody hidden stays unless the person ticks it.
 */
export function Preview({ entry, sharing, fields, links, frame }: Props): JSX.Element {
  const { route } = useLocation();
  const person = namedBy(entry);
  const hidden = isHidden(person);
  const first = (): Choosing => ({ to: links[0].id, level: sharing.summary ? 'summary' : 'full', days: '90', left: hidden ? ['person'] : [] });
  // Whoever was hidden in the meantime stays out of it, whatever was ticked before.
  const form = useForm(`share/${entry.kind}/${entry.id}`, first, hidden);
  const { to: linkId, level, days } = form.value;
  const left: ReadonlySet<FieldName> = new Set(form.value.left);
  const choose = (part: Partial<Choosing>): void => form.change({ ...form.value, ...part });
  const act = useAct();
  const link = links.find((one) => one.id === linkId) ?? links[0];
  const { display_name } = link.clinician;
  const whole = contentOf(entry, fields, aliasOf(person, ''), level);
  const content = without(whole, left);
  // One id for one share: trying again after a lost answer makes no second one, and another choice is another share.
  const choice = JSON.stringify([link.id, level, days, content]);
  const id = useMemo(untimedId, [choice]);
  const until = untilAfter(days);
  const share = (): void =>
    act.run(
      async (go) => {
        if (isEmpty(content, fields)) throw new NothingGoes();
        await shareEntry({ id, link, kind: entry.kind, entry: entry.id, level, until, content });
        noteLimitsRead(link);
        form.startAgain();
        go('/you/sharing');
        showToast({ text: t('sharing.shared_done', { name: display_name, day: dayInWords(until) }) });
      },
      explain,
    );
  const notNow = (): void => {
    form.startAgain();
    route(frame.back.href);
  };
  return (
    <Page
      {...frame}
      lead={t('sharing.share_lead')}
      foot={<TwoWays act={act} no={t('sharing.not_now')} yes={act.busy ? t('sharing.sharing') : t('sharing.share')} onNo={notNow} onYes={share} />}
    >
      <AsLeft {...form} />
      <LimitsOf clinician={link.clinician} words={link.limits} folded={haveReadLimits(link)} />
      <ToWhom links={links} chosen={link} onChange={(to) => choose({ to })} />
      {sharing.summary && (
        <Choice
          legend={t('sharing.how_much')}
          options={[
            { value: 'summary', label: t('sharing.summary'), hint: t('sharing.summary_hint') },
            { value: 'full', label: t('sharing.full'), hint: t('sharing.full_hint') },
          ]}
          value={level}
          onChange={(next) => choose({ level: next })}
        />
      )}
      <PreviewLines content={whole} fields={fields} left={left} onChange={(next) => choose({ left: [...next] })} />
      <div class="stack stack--tight">
        <ChoiceChips
          legend={t('sharing.until_when')}
          options={DAYS.map((value) => ({ value, label: t.of('sharing.days', value) }))}
          value={days}
          onChange={(next) => choose({ days: next })}
        />
        <p class="quiet small">{t('sharing.until_day', { day: dayInWords(until) })}</p>
      </div>
      <NotWatched clinician={link.clinician} />
    </Page>
  );
}

type ToWhomProps = { readonly links: readonly OwnLink[]; readonly chosen: OwnLink; readonly onChange: (id: string) => void };

function ToWhom({ links, chosen, onChange }: ToWhomProps): JSX.Element {
  if (links.length > 1) {
    const options = links.map(({ id, clinician }) => ({ value: id, label: clinician.display_name, hint: clinician.practice }));
    return <Choice legend={t('sharing.to_whom')} options={options} value={chosen.id} onChange={onChange} />;
  }
  const { display_name: name, practice } = chosen.clinician;
  return (
    <div>
      <h2 class="part-title">{t('sharing.to_whom')}</h2>
      <p>{t('sharing.to_one', { name, practice })}</p>
    </div>
  );
}

class NothingGoes extends Error {}

function explain(error: unknown): string | null {
  if (error instanceof NothingGoes) return t('sharing.nothing_goes');
  if (error instanceof NotSavedYet) return t('sharing.not_saved_yet');
  if (error instanceof VaultError && error.code === 'key_mismatch') return `${t('sharing.keys_changed_title')}. ${t('sharing.keys_changed')}`;
  return null;
}
