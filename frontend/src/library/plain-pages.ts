// The two pages for a browser that can't run the app: why nothing else is here, and the helplines. HTML as browsers
// had it long ago, without a script. Made when the client is built (build/plain.ts); no screen imports this.
import type { MessageKey } from '../i18n/catalogue';
import { message, telephone, whatsapp } from './dial.ts';
import { EXIT_ADDRESS } from './exit-address.ts';
import type { CountryHelp, Line } from './helplines';
import { purposeOf, silentNote, termsOf, type Writing } from './line-facts.ts';

export type PlainContext = Writing & {
  readonly direction: 'ltr' | 'rtl';
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string>>) => string;
  readonly helplines: Readonly<Record<string, CountryHelp>>;
  /** The countries that have a number for danger and no lines of their own, by that number. */
  readonly numbers: Readonly<Record<string, readonly string[]>>;
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
  const { say, helplines, numbers, addresses } = context;
  const region = new Intl.DisplayNames(context.language, { type: 'region' });
  const nameOf = (code: string): string => region.of(code) ?? code;
  const { compare } = new Intl.Collator(context.language);
  const countries = Object.entries(helplines)
    .filter(([code]) => code !== ANYWHERE)
    .sort(([a], [b]) => compare(nameOf(a), nameOf(b)));
  const sections = countries.map(([code, help]) => `${heading(code, nameOf(code))}\n${linesOf(help, context)}`);
  const others = Object.entries(numbers)
    .flatMap(([number, codes]) => codes.map((code) => [nameOf(code), number] as const))
    .sort(([a], [b]) => compare(a, b))
    .map(([name, number]) => `<li>${escaped(name)}: ${link(telephone(number), say('help.call', { number }))}</li>`);
  return page(
    context,
    link(addresses.plain, say('plain.back')),
    `<h1>${escaped(say('help.title'))}</h1>
<p>${escaped(say('help.not_watched'))}</p>
<p>${[...countries.map(([code]) => link(`#${code}`, nameOf(code))), link('#other', say('help.country_other'))].join(' ')}</p>
<p>${escaped(say('help.log'))}</p>
<p>${escaped(say('help.leaves'))}</p>
${sections.join('\n')}
${heading('other', say('help.country_other'))}
${linesOf(helplines[ANYWHERE] ?? { lines: [] }, context)}
<p>${escaped(say('help.emergency'))}</p>
<ul>
${others.join('\n')}
</ul>
<p>${escaped(say('help.no_number'))}</p>`,
  );
}

function linesOf({ emergency, lines }: CountryHelp, context: PlainContext): string {
  const { say } = context;
  const first = emergency
    ? [
        `<li>${escaped(say('help.emergency'))}: ${[
          link(telephone(emergency.number), say('help.call', { number: emergency.number })),
          emergency.police && link(telephone(emergency.police), say('help.call_police', { number: emergency.police })),
          emergency.text && link(message(emergency.text), say('help.text', { number: emergency.text })),
        ]
          .filter(Boolean)
          .join(' ')}${remarkOf(silentNote(emergency, say))}</li>`,
      ]
    : [];
  return `<ul>\n${[...first, ...lines.map((line) => lineOf(line, context))].join('\n')}\n</ul>`;
}

function lineOf(line: Line, context: PlainContext): string {
  const { say } = context;
  const { name, call, press, text, say: word, whatsapp: mobile, chat, web } = line;
  const ways = [
    call && link(telephone(call), say('help.call', { number: call })),
    chat && link(`https://${chat}`, say('help.chat', { site: chat })),
    text && link(message(text, word), word ? say('help.text_word', { word, number: text }) : say('help.text', { number: text })),
    mobile && link(whatsapp(mobile), say('help.whatsapp', { number: mobile })),
    web && link(`https://${web}`, say('help.web', { site: web })),
  ].filter(Boolean);
  const then = press && say('help.press', { key: press });
  return `<li><b>${escaped(name)}</b> ${ways.join(' ')}${remarkOf(then)}${remarkOf(purposeOf(line, say))}${remarkOf(termsOf(line, say, context))}</li>`;
}

const heading = (id: string, text: string): string => `<h2 id="${id}">${escaped(text)}</h2>`;
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
