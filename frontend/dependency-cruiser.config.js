/**
 * Who may import whom (backend/ARCHITECTURE.md, "The client's rooms"). A room knows the rooms below it and none above; rooms on one
 * floor don't know each other unless a line here says so. `app/` wires them all.
 */
const FLOORS = [
  ['main', 'app'],
  ['features'],
  ['entries', 'library'],
  ['session', 'store', 'pwa', 'sw'],
  ['ui', 'i18n'],
  ['vault', 'api'],
];
/** Arrows along a floor: an entry is read with the text it answers, who is here decides what of the device's copy is open, and so on. */
const ALONG = {
  main: ['app'],
  entries: ['library'],
  session: ['store'],
  pwa: ['session', 'sw'],
  ui: ['i18n'],
  api: ['vault'],
};

const pathOf = (room) => (room === 'main' ? 'main\\.tsx$' : `${room}/`);
const any = (rooms) => `^src/(${rooms.map(pathOf).join('|')})`;
const TESTS = '(\\.test\\.tsx?$|/testing/)';

const KNOWN = [any(FLOORS.flat()), '^src/styles/'];

const upward = FLOORS.flatMap((floor, at) =>
  floor.map((room) => {
    const barred = [...FLOORS.slice(0, at).flat(), ...floor.filter((other) => other !== room && !ALONG[room]?.includes(other))];
    return {
      name: `${room}-knows-no-room-above-or-beside`,
      severity: 'error',
      from: { path: any([room]), pathNot: TESTS },
      to: { path: barred.length > 0 ? any(barred) : '^$' },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...upward,
    {
      name: 'no-feature-imports-a-feature',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    { name: 'no-circle-of-files', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    { name: 'every-file-has-a-room', severity: 'error', from: { path: '^src/' }, to: { path: '^src/', pathNot: KNOWN } },
    { name: 'every-file-has-a-room', severity: 'error', from: { path: '^src/', pathNot: KNOWN }, to: {} },
    { name: 'nothing-is-imported-that-is-not-there', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    { name: 'no-test-is-imported-by-the-app', severity: 'error', from: { path: '^src/', pathNot: TESTS }, to: { path: TESTS } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // a type that runs back up is an arrow too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css', '.yaml'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
    exclude: { path: '\\.css$' },
  },
};
