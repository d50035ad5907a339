import type { IconNode } from '../../ui';

// What each theme is known by before its name is read. Drawn for this: one quiet thing each, in lines of 24 by 24.
const PICTURES: Readonly<Record<string, IconNode>> = {
  // two rounds that touch
  deserving_connection: [
    ['circle', { cx: 9, cy: 12, r: 5.5 }],
    ['circle', { cx: 15, cy: 12, r: 5.5 }],
  ],
  // something warm to drink
  accepting_care: [
    ['path', { d: 'M5 10.5h11v4a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 11.5h1.5a2.5 2.5 0 0 1 0 5h-1.9' }],
    ['path', { d: 'M8.5 7.5c0-1.2 1-1.2 1-2.5M12.5 7.5c0-1.2 1-1.2 1-2.5' }],
  ],
  // what was said, and a leaf in it
  compliments: [
    ['path', { d: 'M12 4.5c4.7 0 8 2.6 8 6.2s-3.3 6.2-8 6.2c-.8 0-1.5-.1-2.2-.2L6 19.5v-4A6 6 0 0 1 4 10.7c0-3.6 3.3-6.2 8-6.2z' }],
    ['path', { d: 'M9.5 13c0-3 2-4.5 5-4.5 0 3-2 4.5-5 4.5z' }],
  ],
  // a bridge
  asking_for_help: [
    ['path', { d: 'M3 17c4-9 14-9 18 0M3 17h18' }],
    ['path', { d: 'M7.5 12.2V17M12 10.3V17M16.5 12.2V17' }],
  ],
  // a bowl whose crack was filled
  repair: [
    ['path', { d: 'M4 8.5h16a8 8 0 0 1-16 0zM9 19.5h6' }],
    ['path', { d: 'M11 8.5l1.6 2.4-1.8 2 1.4 3.4' }],
  ],
  // the moon over a hill
  not_now: [
    ['path', { d: 'M17.5 11.5A5.5 5.5 0 1 1 11 5a4.6 4.6 0 0 0 6.5 6.5z' }],
    ['path', { d: 'M3 19.5c4-3 7-3 10-1.2 2.6 1.4 5 1.4 8-.6' }],
  ],
  // a heart in a hand
  self_compassion: [
    ['path', { d: 'M12 15s-5-3-5-6.4A2.7 2.7 0 0 1 12 7a2.7 2.7 0 0 1 5 1.6c0 3.4-5 6.4-5 6.4z' }],
    ['path', { d: 'M4 16.5c3.5 4 12.5 4 16 0' }],
  ],
  // a round that does not close
  imperfection: [['path', { d: 'M16.8 6.4A7.2 7.2 0 1 0 19.2 12c0-1-.2-1.8-.5-2.6' }]],
  // a low fence
  boundaries: [['path', { d: 'M5 19V9.5l1.7-2 1.8 2V19M10.3 19V9.5l1.7-2 1.7 2V19M15.5 19V9.5l1.8-2 1.7 2V19M3 12h18M3 16h18' }]],
  // a house with its door
  safety: [
    ['path', { d: 'M4 12l8-7 8 7M6.2 10.3V19h11.6v-8.7' }],
    ['path', { d: 'M10 19v-3.6a2 2 0 0 1 4 0V19' }],
  ],
  // a window, and the sun in it
  seeing_what_is_there: [
    ['path', { d: 'M5.5 20V11a6.5 6.5 0 0 1 13 0v9zM12 4.5V20M5.5 14h13' }],
    ['circle', { cx: 15.2, cy: 10.4, r: 1.4 }],
  ],
  // somebody small beside somebody big
  to_a_part: [
    ['path', { d: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19.5c0-3.5 2.3-5.5 5.5-5.5s5.5 2 5.5 5.5' }],
    ['path', { d: 'M17.5 14.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM15.8 19.5c-.2-1.6.6-2.8 1.8-2.8 1.8 0 3 1.2 3 2.8' }],
  ],
};

// a twig, for a theme that is newer than this app
const OTHER: IconNode = [['path', { d: 'M12 20V8M12 14c-3.5 0-5.5-2-5.5-5 3.5 0 5.5 2 5.5 5zM12 11c0-3.5 2-5.5 5.5-5.5 0 3.5-2 5.5-5.5 5.5z' }]];

export function pictureOf(theme: string): IconNode {
  const name = theme.replaceAll('-', '_');
  return Object.hasOwn(PICTURES, name) ? (PICTURES[name] ?? OTHER) : OTHER;
}
