import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button } from '../ui';
import { t } from '../i18n';

const STILL = '(prefers-reduced-motion: reduce)';

/**
 * A circle that grows for four seconds and shrinks for six, twelve times, once somebody starts it.
 *
 * Around six breaths a minute with a longer breath out is what calms best in the studies (Zaccaro et al. 2018, a
 * review; Lehrer & Gevirtz 2014). Minding the breath unsettles some people, so the page says that it may be left out.
 * It makes no sound, counts nothing, and keeps the screen on while it moves and no longer. Where a device asks for no
 * motion there is a sentence in its place.
 */
export function Breath(): JSX.Element {
  const [moving, setMoving] = useState(false);
  useScreenOn(moving);
  if (matchMedia(STILL).matches) {
    return (
      <div class="breath">
        <p>{t('help.breath_still')}</p>
        <p class="quiet">{t('help.breath_harder')}</p>
      </div>
    );
  }
  return (
    <div class="breath">
      <p>{t('help.breath_how')}</p>
      <p class="quiet">{t('help.breath_harder')}</p>
      <div class="breath-place" aria-hidden="true">
        <div class="breath-circle" data-moving={moving || undefined} onAnimationEnd={() => setMoving(false)} />
      </div>
      <Button variant="soft" onClick={() => setMoving(!moving)}>
        {moving ? t('help.breath_stop') : t('help.breath_start')}
      </Button>
      <p class="quiet small">{t('help.breath_ends')}</p>
    </div>
  );
}

/** Keeps the screen on for as long as `on` says. A browser that can't, or won't just now, changes nothing else. */
function useScreenOn(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return undefined;
    // eslint-disable-next-line no-restricted-properties -- only where the line above found it
    const held = navigator.wakeLock.request('screen').catch(() => null);
    return () => void held.then((lock) => lock?.release());
  }, [on]);
}
