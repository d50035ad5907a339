// The two pages for a browser that can't run the app: why nothing else is here, and the helplines. HTML as browsers
// had it long ago, without a script. Made when the client is built (build/plain.ts); no screen imports this.
import type { MessageKey } from '../i18n/catalogue';
import { message, telephone } from './dial.ts';
import { EXIT_ADDRESS } from './exit-address.ts';
import type { CountryHelp, Line } from './helplines';

export type PlainContext = {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string>>) => string;
  readonly helplines: Readonly<Record<string, CountryHelp>>;
  /** The least versions, by the names people know. */
  readonly browsers: Readonly<Record<string, string>>;
  /** The addresses of the pages and of their style sheet. */
  readonly addresses: { readonly plain: string; readonly help: string; readonly style: string };
};

const ANYWHERE = 'ANY';

export function plainPage(context: PlainContext): string {
  const { say, addresses } = context;
  const browsers = Object.entries(context.browsers).map(([name, version]) => say('plain.from', { name, version }));
  return page(
    context,
    link(addresses.help, say('shell.help_now')),
    `<h1>${escaped(say('plain.title'))}</h1>
<p>${escaped(say('plain.why'))}</p>
<p>${escaped(say('plain.safe'))}</p>
<h2>${escaped(say('plain.what'))}</h2>
<ul>
<li>${escaped(say('plain.update'))}</li>
<li>${escaped(say('plain.other', { browsers: browsers.join(', ') }))}</li>
<li>${escaped(say('plain.settings'))}</li>
</ul>
<p>${link('/', say('shell.try_again'))}</p>`,
  );
}

export function plainHelpPage(context: PlainContext): string {
  const { say, helplines, addresses } = context;
  const countries = Object.entries(helplines).filter(([code]) => code !== ANYWHERE);
  const nameOf = (code: string): string => new Intl.DisplayNames(context.language, { type: 'region' }).of(code) ?? code;
  const sections = countries.map(([code, help]) => `<h2 id="${code}">${escaped(nameOf(code))}</h2>\n${linesOf(help, say)}`);
  return page(
    context,
    link(addresses.plain, say('plain.back')),
    `<h1>${escaped(say('help.title'))}</h1>
<p>${escaped(say('help.not_watched'))}</p>
<p>${countries.map(([code]) => link(`#${code}`, nameOf(code))).join(' ')}</p>
${sections.join('\n')}
<h2>${escaped(say('help.country_other'))}</h2>
${linesOf(helplines[ANYWHERE] ?? { lines: [] }, say)}
<p>${escaped(say('help.log'))}</p>`,
  );
}

function linesOf({ emergency, lines }: CountryHelp, say: PlainContext['say']): string {
  const first = emergency
    ? [`<li>${escaped(say('help.emergency'))}: ${link(telephone(emergency.number), say('help.call', { number: emergency.number }))}${remarkOf(emergency.note)}</li>`]
    : [];
  return `<ul>\n${[...first, ...lines.filter((line) => line.verified).map((line) => lineOf(line, say))].join('\n')}\n</ul>`;
}

function lineOf({ name, call, text, web, say: word, note }: Line, say: PlainContext['say']): string {
  const ways = [
    call && link(telephone(call), say('help.call', { number: call })),
    text && link(message(text, word), word ? say('help.text_word', { word, number: text }) : say('help.text', { number: text })),
    web && link(`https://${web}`, say('help.web', { site: web })),
  ].filter(Boolean);
  const then = word && !text ? say('help.then', { what: word }) : undefined;
  return `<li><b>${escaped(name)}</b> ${ways.join(' ')}${remarkOf(then)}${remarkOf(note)}</li>`;
}

const remarkOf = (note: string | undefined): string => (note ? ` ${escaped(note)}` : '');
const link = (href: string, text: string): string => `<a href="${escaped(href)}" rel="noreferrer">${escaped(text)}</a>`;

function page({ language, direction, say, addresses }: PlainContext, wayOut: string, inside: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Attune</title>
<link rel="stylesheet" href="${addresses.style}">
</head>
<body>
<header>${wayOut} ${link(EXIT_ADDRESS, say('shell.exit'))}</header>
<main>
${inside}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
