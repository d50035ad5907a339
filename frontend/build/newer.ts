// What some browser of the least versions lacks, by MDN's compatibility data: the lint bars it by name. Prototype
// methods of the language are held by `lib` in tsconfig.json.
import bcd, { type BrowserName, type CompatStatement, type Identifier } from '@mdn/browser-compat-data' with { type: 'json' };

import { parse } from 'postcss';

import { LEAST } from './browsers.ts';

/** The version that first had it, parts of it at least; Infinity where it has not come, or behind a flag only. */
export function since({ support }: CompatStatement, browser: BrowserName): number {
  const statements = [support[browser] ?? []].flat();
  const versions = statements.map(({ version_added, version_removed, flags }) =>
    typeof version_added !== 'string' || version_added === 'preview' || (version_removed && !statements[0]?.version_added) || flags
      ? Infinity
      : Number.parseFloat(version_added.replace('≤', '')),
  );
  return Math.min(Infinity, ...versions);
}

/** The place of a feature in the data: "api.AbortSignal.timeout_static". */
export function compatOf(place: string): CompatStatement {
  const found = place.split('.').reduce((at: Identifier | undefined, name) => at?.[name], bcd as unknown as Identifier);
  if (!found?.__compat) throw new Error(`MDN does not know ${place}`);
  return found.__compat;
}

function isNewer(feature: Identifier | undefined): boolean {
  const compat = feature?.__compat;
  return compat !== undefined && Object.entries(LEAST).some(([name, version]) => since(compat, name as BrowserName) > Number(version));
}

const MESSAGE = 'Some browser of the least versions lacks it (build/browsers.ts).';
// What stands under a name of its own on every page, and the interface it belongs to.
const SINGLE = { window: 'Window', globalThis: 'Window', self: 'Window', document: 'Document', navigator: 'Navigator', crypto: 'Crypto', performance: 'Performance', history: 'History', location: 'Location', screen: 'Screen' };

const members = (feature: Identifier): [string, Identifier][] => Object.entries(feature).filter(([name]) => name !== '__compat') as [string, Identifier][];

/** Interfaces, and functions of the window, by their bare names. */
export function newerGlobals(): { name: string; message: string }[] {
  const interfaces = members(bcd.api as Identifier).concat(members(bcd.javascript.builtins as Identifier), members((bcd.api as Identifier)['Window'] as Identifier));
  const names = interfaces.filter(([, feature]) => isNewer(feature)).map(([name]) => name);
  return [...new Set(names)].filter((name) => /^[A-Za-z]+$/.test(name) && !/^[a-z]+$/.test(name)).map((name) => ({ name, message: MESSAGE }));
}

/** Static members (`Map.groupBy`), and members of what is there once (`navigator.…`). */
export function newerProperties(): { object: string; property: string; message: string }[] {
  const apis = bcd.api as Identifier;
  const builtins = bcd.javascript.builtins as Identifier;
  const statics = [
    ...members(apis).flatMap(([object, feature]) =>
      members(feature).flatMap(([name, member]) => (name.endsWith('_static') ? [{ object, property: name.replace(/_static$/, ''), member }] : [])),
    ),
    ...[...members(builtins), ...members(builtins['Intl'] as Identifier).map(([name, one]) => [`Intl.${name}`, one] as [string, Identifier])].flatMap(([object, feature]) =>
      members(feature).map(([property, member]) => ({ object, property, member })),
    ),
  ];
  const single = Object.entries(SINGLE).flatMap(([object, type]) => members(apis[type] as Identifier).map(([property, member]) => ({ object, property, member })));
  return [...statics, ...single]
    .filter(({ object, property, member }) => isNewer(member) && /^\w+$/.test(object) && /^[A-Za-z]+$/.test(property))
    .map(({ object, property }) => ({ object, property, message: MESSAGE }));
}

/**
 * Of a style sheet: its rules by `@`, its properties, and what stands after a colon in a selector. What one maker of
 * browsers has for itself stands beside what the others have.
 */
export function newerInStyles(text: string): string[] {
  const found = new Set<string>();
  const note = (group: string, name: string): void => {
    if (!name.startsWith('-') && isNewer(((bcd.css as unknown as Identifier)[group] as Identifier | undefined)?.[name])) found.add(`${group}.${name}`);
  };
  const sheet = parse(text);
  sheet.walkAtRules(({ name }) => note('at-rules', name));
  sheet.walkDecls(({ prop }) => note('properties', prop));
  sheet.walkRules(({ selector }) => {
    for (const [, name = ''] of selector.matchAll(/::?([a-z-]+)/g)) note('selectors', name);
  });
  return [...found];
}
