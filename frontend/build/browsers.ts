// What a browser must have, in one place: the check before anything starts (plain.ts), what the build is written down
// to (vite.config.ts), what the lint bars (eslint.config.js) and the README are held to it by browsers.test.ts.

/** The least versions: each of them, and every one after it, has all that NEEDED lists. */
export const LEAST = { chrome: '111', edge: '111', firefox: '115', safari: '16.0' } as const;

/** As the bundler wants them: "chrome111". */
export const targets = (): string[] => Object.entries(LEAST).map(([name, version]) => name + version);

/**
 * `path`: where the page looks for it, from `window` down. `style`: a declaration the browser has to understand.
 * `data`: its place in the compatibility data of MDN.
 */
export type Need = { readonly data: string } & ({ readonly path: string } | { readonly style: readonly [property: string, value: string] });

/** Without any one of these the plain page stands in place of the app, before anything is typed. */
export const NEEDED: readonly Need[] = [
  { path: 'Array.prototype.findLast', data: 'javascript.builtins.Array.findLast' },
  { path: 'Array.prototype.findLastIndex', data: 'javascript.builtins.Array.findLastIndex' },
  { path: 'Array.prototype.flatMap', data: 'javascript.builtins.Array.flatMap' },
  { path: 'Array.prototype.toReversed', data: 'javascript.builtins.Array.toReversed' },
  { path: 'Array.prototype.toSorted', data: 'javascript.builtins.Array.toSorted' },
  { path: 'Object.fromEntries', data: 'javascript.builtins.Object.fromEntries' },
  { path: 'Object.hasOwn', data: 'javascript.builtins.Object.hasOwn' },
  { path: 'Promise.allSettled', data: 'javascript.builtins.Promise.allSettled' },
  { path: 'String.prototype.replaceAll', data: 'javascript.builtins.String.replaceAll' },
  { path: 'Intl.DisplayNames', data: 'javascript.builtins.Intl.DisplayNames' },
  { path: 'Intl.ListFormat', data: 'javascript.builtins.Intl.ListFormat' },
  { path: 'HTMLScriptElement.prototype.noModule', data: 'api.HTMLScriptElement.noModule' },
  { path: 'AbortSignal.timeout', data: 'api.AbortSignal.timeout_static' },
  { path: 'TextDecoder', data: 'api.TextDecoder' },
  { path: 'TextEncoder', data: 'api.TextEncoder' },
  { path: 'URL', data: 'api.URL' },
  { path: 'URLSearchParams', data: 'api.URLSearchParams' },
  { path: 'fetch', data: 'api.fetch' },
  { path: 'structuredClone', data: 'api.structuredClone' },
  { path: 'crypto.getRandomValues', data: 'api.Crypto.getRandomValues' },
  { path: 'crypto.randomUUID', data: 'api.Crypto.randomUUID' },
  { path: 'crypto.subtle', data: 'api.Crypto.subtle' },
  { path: 'CSS.supports', data: 'api.CSS.supports_static' },
  { path: 'CSSContainerRule', data: 'api.CSSContainerRule' },
  { path: 'CSSLayerBlockRule', data: 'api.CSSLayerBlockRule' },
  { path: 'HTMLDialogElement.prototype.showModal', data: 'api.HTMLDialogElement.showModal' },
  { path: 'MessageChannel', data: 'api.MessageChannel' },
  { path: 'matchMedia', data: 'api.Window.matchMedia' },
  { style: ['color', 'oklch(0.5 0 0)'], data: 'css.types.color.oklch' },
  { style: ['block-size', '100dvh'], data: 'css.types.length.viewport_percentage_units_dynamic' },
];

/**
 * What the app uses where it is there, and does without where it is not. `instead`: what then stands in its place.
 * The browser test takes each away and signs up.
 */
export const OPTIONAL: readonly { readonly path: string; readonly instead: string }[] = [
  { path: 'WebAssembly', instead: 'Argon2id in JavaScript, in a worker' },
  { path: 'BroadcastChannel', instead: 'each tab is alone' },
  { path: 'Intl.Segmenter', instead: 'the ends of sentences by their marks' },
  { path: 'Notification', instead: 'no notes on this device' },
  { path: 'PushManager', instead: 'no notes on this device' },
  { path: 'indexedDB', instead: 'the app works from memory' },
  { path: 'localStorage', instead: 'the look and the country are asked again' },
  { path: 'navigator.locks', instead: 'each tab sends for itself' },
  { path: 'navigator.serviceWorker', instead: 'nothing is kept for offline' },
  { path: 'requestIdleCallback', instead: 'a short wait' },
  { path: 'sessionStorage', instead: 'the cover and the cleaned history alone' },
];

const inQuotes = (text: string): string => JSON.stringify(text);

/**
 * The check itself, in the JavaScript of 2009, so that it runs where nothing else of the app would. It also catches
 * what no look can tell beforehand: a script that the browser can't read. Before the page's own title is read it puts
 * on what this device has chosen to see in its place (src/pwa/guise.ts): `names`, by guise, without the default.
 */
export function checkScript(pages: Readonly<Record<string, string>>, otherwise: string, names: Readonly<Record<string, string>>): string {
  const paths = NEEDED.flatMap((need) => ('path' in need ? [inQuotes(need.path)] : []));
  const styles = NEEDED.flatMap((need) => ('style' in need ? [`[${need.style.map(inQuotes).join(', ')}]`] : []));
  return `(function () {
  var pages = ${JSON.stringify(pages)};
  var names = ${JSON.stringify(names)};
  var paths = [${paths.join(', ')}];
  var styles = [${styles.join(', ')}];
  function has(path) {
    var at = window, names = path.split('.'), i;
    for (i = 0; i < names.length; i += 1) {
      try { at = at[names[i]]; } catch (error) { return names[i] in at; }
      if (at === undefined || at === null) return false;
    }
    return true;
  }
  function set(selector, attribute, value) {
    var found = document.querySelectorAll(selector), i;
    for (i = 0; i < found.length; i += 1) found[i].setAttribute(attribute, value);
  }
  function wear(guise) {
    if (!guise || !names.hasOwnProperty(guise)) return;
    document.title = names[guise];
    set('meta[name=application-name], meta[name=apple-mobile-web-app-title]', 'content', names[guise]);
    set('link[rel=manifest]', 'href', '/manifest/' + guise + '.json');
    set('link[rel=icon]', 'href', '/static/icons/' + guise + '/favicon.svg');
    set('link[rel=apple-touch-icon]', 'href', '/static/icons/' + guise + '/apple-touch-180.png');
  }
  function chosen() {
    try { return String(localStorage.getItem('attune-language')).split('-')[0]; } catch (error) { return null; }
  }
  function plain() {
    document.documentElement.setAttribute('data-lacks', '');
    location.replace(pages[chosen()] || pages[String(navigator.language).split('-')[0]] || ${inQuotes(otherwise)});
  }
  function whole() {
    var i;
    for (i = 0; i < paths.length; i += 1) if (!has(paths[i])) return false;
    for (i = 0; i < styles.length; i += 1) if (!window.CSS.supports(styles[i][0], styles[i][1])) return false;
    return true;
  }
  try { wear(localStorage.getItem('attune-guise')); } catch (error) { /* nothing is kept here */ }
  if (!whole()) plain();
  else window.addEventListener('error', function (event) {
    var app = document.getElementById('app');
    if (/SyntaxError/.test(String(event.error || event.message)) && !(app && app.firstChild)) plain();
  });
})();
`;
}
