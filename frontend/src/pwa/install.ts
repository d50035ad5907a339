import { signal, type ReadonlySignal } from '@preact/signals';

/**
 * How this device can keep the app on its home screen. 'prompt': the browser shows its own dialog on `install()`.
 * 'ios': only by hand, through the share menu, and only then can notes arrive. 'installed': it runs from there.
 * 'none': not offered here.
 */
export type InstallOffer = 'prompt' | 'ios' | 'installed' | 'none';

type InstallPromptEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

let kept: InstallPromptEvent | null = null;
const offer = signal<InstallOffer>('none');

export const installOffer: ReadonlySignal<InstallOffer> = offer;

/** Keeps the browser's prompt for the You page instead of letting it interrupt. Must run before the page has loaded. */
export function listenForInstall(): void {
  offer.value = firstOffer();
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    kept = event as InstallPromptEvent;
    offer.value = 'prompt';
  });
  addEventListener('appinstalled', () => {
    kept = null;
    offer.value = 'installed';
  });
}

/**
 * Shows the browser's dialog; true when the person said yes. A prompt can be used once, so a no takes the offer away
 * until later.
 */
export async function install(): Promise<boolean> {
  const prompt = kept;
  if (!prompt) return false;
  kept = null;
  const { outcome } = await prompt.prompt();
  offer.value = outcome === 'accepted' ? 'installed' : 'none';
  return outcome === 'accepted';
}

/** True on an iPhone or iPad, also on an iPad that calls itself a Mac. */
export function isIos(agent: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> = navigator): boolean {
  return /iPhone|iPad|iPod/.test(agent.userAgent) || (agent.userAgent.includes('Macintosh') && agent.maxTouchPoints > 1);
}

/** True when the app was opened from the home screen rather than in a browser's tab. */
export function isInstalled(): boolean {
  const standalone = (navigator as Navigator & { standalone?: boolean }).standalone === true;
  return standalone || matchMedia('(display-mode: standalone)').matches;
}

function firstOffer(): InstallOffer {
  if (isInstalled()) return 'installed';
  return isIos() ? 'ios' : 'none';
}
