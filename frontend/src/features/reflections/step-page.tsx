import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { isBegun } from '../../store/begun';
import { Actions, Button, Page } from '../../ui';
import { t } from '../../i18n';
import { After, Hurts, Kindness, Others } from './forms/kind-minute';
import { Feel, Needs, Part, Sounds, Thanks, Tries, Wise, Worries } from './forms/parts';
import { ComesUp, Once, Still, ToIt, Ways } from './forms/keeps-away';
import { Kinder, Loved, Protected, Rule, Strict, True, Whose } from './forms/standard';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { GonePage } from './gone-page';
import { forgetPlace, formWith, keepPlace, placeIn, type Screen, screensOf } from '../../entries/reflections/place';
import { isBlank } from '../../entries/change';
import { blank, changeReflection, keep, stopIn } from '../../entries/reflections/reflection';
import { RestPage } from './rest-page';
import type { ViewProps } from './forms/view';


const VIEWS: Record<Screen, (props: ViewProps) => JSX.Element> = {
  hurts: Hurts,
  others: Others,
  kindness: Kindness,
  after: After,
  part: Part,
  sounds: Sounds,
  tries: Tries,
  worries: Worries,
  feel: Feel,
  needs: Needs,
  wise: Wise,
  thanks: Thanks,
  rule: Rule,
  whose: Whose,
  strict: Strict,
  protected: Protected,
  loved: Loved,
  kinder: Kinder,
  true: True,
  ways: Ways,
  comes_up: ComesUp,
  once: Once,
  still: Still,
  to_it: ToIt,
};

/**
 * One question with oneself. Saved on every keystroke; skipping and going on differ in nothing that is kept, and
 * every one can be the last.
 */
export function StepPage({ id, screen: named }: { id: string; screen: string }): JSX.Element {
  const { route } = useLocation();
  const form = formWith(named);
  const known = entries.find('reflections', id);
  const there = known !== undefined;
  useEffect(() => (there ? entries.hold('reflections', id) : undefined), [id, there]);
  const open = form !== null && (known ? known.columns.form === form : isBegun('reflections', id));
  useEffect(() => {
    if (open && placeIn(id)?.screen !== named) keepPlace(id, { screen: named as Screen });
  }, [id, named, open]);
  if (!open) return <GonePage />;
  const screen = named as Screen;
  const reflection = known ?? blank(form);
  const all = screensOf(reflection, placeIn(id)?.leftOut);
  const at = all.indexOf(screen);
  if (at < 0 && stopIn(reflection)) return <RestPage id={id} />; // an answer closed what came after it
  const next = all[at + 1];
  const before = all[at - 1];
  const address = `/practice/reflections/${id}`;
  const finish = (): void => {
    keep(id);
    const stop = stopIn(reflection);
    if (!stop) forgetPlace(id);
    route(isBlank(reflection) ? '/practice' : stop ? `${address}/rest` : address);
  };
  const stopHere = (): void => {
    keep(id);
    route(`${address}/rest`);
  };
  const goOn = (): void => (next ? route(`${address}/${next}`) : finish());
  const View = VIEWS[screen];
  return (
    <Page
      title={t.of('reflections.*_title', screen)}
      lead={t.of('reflections.*_lead', screen)}
      eyebrow={t.of('reflections.*', form)}
      focused
      back={{ href: before ? `${address}/${before}` : `/practice/reflections/new/${form}`, label: t('reflections.step_before') }}
      foot={
        <>
          {there && <SaveLine />}
          <Actions>
            {next && (
              <Button variant="soft" onClick={goOn}>
                {t('reflections.skip')}
              </Button>
            )}
            <Button wide onClick={goOn}>
              {next ? t('reflections.go_on') : t('reflections.done')}
            </Button>
          </Actions>
          <div class="stop-line">
            <Button variant="plain" small onClick={stopHere}>
              {t('reflections.stop')}
            </Button>
          </div>
        </>
      }
    >
      <View key={`${id}/${screen}`} id={id} reflection={reflection} change={(what) => changeReflection(id, form, what)} />
      <MoreAbout piece={ABOUT[`reflections/${screen}`]} />
      {!before && <GoesByItself kind="reflections" id={id} />}
    </Page>
  );
}
