import type { JSX } from 'preact';

import { KIND_MINUTE_AFTER } from '../../../api/vocabularies/kind-minute-after';
import { Choice } from '../../../ui';
import { t } from '../../../i18n';
import { StopCallout } from '../stop-callout';

import { InWords } from './in-words';
import type { ViewProps } from './view';

export function Hurts(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="hurts" name="hurts" />;
}

export function Others(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="others" name="others" label={t('reflections.others_label')} />;
}

export function Kindness(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="kindness" name="kindness" hint={t('reflections.kindness_hint')} />;
}

/** How it left the person. None of the four is better than another; two of them mean that this is enough. */
export function After({ reflection, change }: ViewProps): JSX.Element {
  return (
    <>
      <Choice
        legend={t('reflections.after_title')}
        legendHidden
        options={KIND_MINUTE_AFTER.map((value) => ({ value, label: t.of('reflections.after', value) }))}
        value={reflection.answers.after ?? null}
        onChange={(after) => change({ answers: { after } })}
      />
      <StopCallout reflection={reflection} />
    </>
  );
}
