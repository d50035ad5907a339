// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { browserOf, installOffer } from './install';
import { listenForInstall } from './install-prompt';

const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';
const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15';

test.each([
  ['chrome', `${PHONE} Chrome/140.0.0.0 Mobile Safari/537.36`, 5],
  ['samsung', `${PHONE} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 5],
  ['edge', `${PHONE} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`, 5],
  ['firefox', 'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', 5],
  ['ios', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1', 5],
  ['ios', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1', 5],
  ['ios', MAC, 5],
  ['mac', MAC, 0],
  ['chrome_desktop', `${DESK} Chrome/140.0.0.0 Safari/537.36`, 0],
  ['edge_desktop', `${DESK} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 0],
  ['none', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0],
  ['none', 'something else', 0],
])('%s is told by what it says of itself', (browser, userAgent, maxTouchPoints) => {
  expect(browserOf({ userAgent, maxTouchPoints })).toBe(browser);
});

test('the dialog of the browser goes before its menu, and there is neither once it is there', () => {
  listenForInstall();
  expect(installOffer.value).toBe('none');
  dispatchEvent(new Event('beforeinstallprompt'));
  expect(installOffer.value).toBe('prompt');
  dispatchEvent(new Event('appinstalled'));
  expect(installOffer.value).toBe('installed');
});
