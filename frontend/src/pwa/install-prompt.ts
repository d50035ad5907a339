import { signal } from '@preact/signals';

export type InstallPromptEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

/** The browser's own dialog, while it can be shown. */
export const kept = signal<InstallPromptEvent | null>(null);
/** Put onto the home screen while this page stood open. */
export const putThere = signal(false);

/** Keeps the browser's prompt for the You page instead of letting it interrupt. Must run before the page has loaded. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    kept.value = event as InstallPromptEvent;
  });
  addEventListener('appinstalled', () => {
    kept.value = null;
    putThere.value = true;
  });
}
