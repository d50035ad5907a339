import type { IConfiguration, IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * Who may import whom (backend/ARCHITECTURE.md, "The client's rooms"). A room knows the rooms below it and none
 * above; rooms on one floor don't know each other unless a line here says so. `app/` wires them all.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['main', 'app'],
  ['features'],
  ['entries', 'library'],
  ['session', 'store', 'pwa', 'sw'],
  ['ui', 'i18n'],
  ['vault', 'api'],
];
/**
 * Arrows along a floor: an entry is read with the text it answers, who is here decides what of the device's copy is
 * open, and so on.
 */
const ALONG: Readonly<Record<string, readonly string[]>> = {
  main: ['app'],
  entries: ['library'],
  session: ['store'],
  pwa: ['session', 'sw'],
  ui: ['i18n'],
  api: ['vault'],
};

const pathOf = (room: string): string => (room === 'main' ? 'main\\.tsx$' : `${room}/`);
const any = (rooms: readonly string[]): string => `^src/(${rooms.map(pathOf).join('|')})`;
const TESTS = '(\\.test\\.tsx?$|/testing/)';

const KNOWN = [any(FLOORS.flat()), '^src/styles/'];

function barred(name: string, from: IRegularForbiddenRuleType['from'], to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType {
  return { name, severity: 'error', from, to };
}

const upward = FLOORS.flatMap((floor, at) =>
  floor.map((room) => {
    const above = FLOORS.slice(0, at).flat();
    const beside = floor.filter((other) => other !== room && !ALONG[room]?.includes(other));
    return barred(`${room}-knows-no-room-above-or-beside`, { path: any([room]), pathNot: TESTS }, { path: any([...above, ...beside]) });
  }),
).filter(({ to }) => to.path !== any([]));

const config: IConfiguration = {
  forbidden: [
    ...upward,
    barred('no-feature-imports-a-feature', { path: '^src/features/([^/]+)/' }, { path: '^src/features/', pathNot: '^src/features/$1/' }),
    barred('no-circle-of-files', { path: '^src/' }, { circular: true }),
    barred('every-file-has-a-room', { path: '^src/' }, { path: '^src/', pathNot: KNOWN }),
    barred('every-file-has-a-room', { path: '^src/', pathNot: KNOWN }, {}),
    barred('nothing-is-imported-that-is-not-there', {}, { couldNotResolve: true }),
    barred('no-test-is-imported-by-the-app', { path: '^src/', pathNot: TESTS }, { path: TESTS }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // a type that runs back up is an arrow too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css', '.yaml'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
    exclude: { path: '\\.css$' },
  },
};

export default config;
