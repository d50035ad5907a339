import { computed, type ReadonlySignal } from '@preact/signals';

import { kept, putThere } from './install-prompt';

/**
 * How this device can keep the app on its home screen. prompt: the browser shows its own dialog on `install()`. A
 * browser's name: by hand, in its own menu, and on iOS only then can notes arrive. installed: it runs from there.
 * none: this browser does not do it.
 */
export type InstallOffer = 'prompt' | 'installed' | 'none' | Browser;
export type Browser = 'ios' | 'samsung' | 'edge' | 'firefox' | 'chrome' | 'chrome_desktop' | 'edge_desktop' | 'mac';

type Device = Pick<Navigator, 'userAgent' | 'maxTouchPoints'>;

/** The first that fits: nearly every browser also says that it is Chrome, or Safari. */
const BY_HAND: readonly (readonly [Browser | 'none', (device: Device) => boolean])[] = [
  ['ios', isIos],
  ['samsung', ({ userAgent }) => userAgent.includes('SamsungBrowser')],
  ['edge', ({ userAgent }) => userAgent.includes('EdgA/')],
  ['firefox', ({ userAgent }) => userAgent.includes('Android') && userAgent.includes('Firefox/')],
  ['none', ({ userAgent }) => userAgent.includes('Firefox/')],
  ['chrome', ({ userAgent }) => userAgent.includes('Android') && userAgent.includes('Chrome/')],
  ['edge_desktop', ({ userAgent }) => userAgent.includes('Edg/')],
  ['chrome_desktop', ({ userAgent }) => userAgent.includes('Chrome/')],
  ['mac', ({ userAgent }) => userAgent.includes('Macintosh') && userAgent.includes('Safari/')],
];

export const installOffer: ReadonlySignal<InstallOffer> = computed(() => {
  if (putThere.value || isInstalled()) return 'installed';
  return kept.value ? 'prompt' : browserOf();
});

export function isByHand(offer: InstallOffer): offer is Browser {
  return offer !== 'prompt' && offer !== 'installed' && offer !== 'none';
}

/** Whose menu it stands in. */
export function browserOf(device: Device = navigator): Browser | 'none' {
  return BY_HAND.find(([, fits]) => fits(device))?.[0] ?? 'none';
}

/**
 * Shows the browser's dialog; true when the person said yes. A prompt can be used once, so a no takes the offer away
 * until later.
 */
export async function install(): Promise<boolean> {
  const prompt = kept.value;
  if (!prompt) return false;
  kept.value = null;
  const { outcome } = await prompt.prompt();
  putThere.value = outcome === 'accepted';
  return putThere.value;
}

/** True on an iPhone or iPad, also on an iPad that calls itself a Mac. */
export function isIos(agent: Device = navigator): boolean {
  return /iPhone|iPad|iPod/.test(agent.userAgent) || (agent.userAgent.includes('Macintosh') && agent.maxTouchPoints > 1);
}

/** True when the app was opened from the home screen rather than in a browser's tab. */
export function isInstalled(): boolean {
  const standalone = (navigator as Navigator & { standalone?: boolean }).standalone === true;
  return standalone || matchMedia('(display-mode: standalone)').matches;
}
