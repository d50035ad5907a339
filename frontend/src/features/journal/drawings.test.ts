import { expect, test } from 'vitest';

import { icon as chairs } from '../../entries/agendas/picture';
import { icon as sky } from '../../entries/check-ins/picture';
import { pictureOf as momentOf } from '../../entries/kind-moments/pictures';
import { overTime, PICTURES } from '../../entries/reflections/pictures';
import { icon as stones } from '../../entries/small-steps/picture';
import { icon as bubble } from '../../entries/speak-ups/picture';
import { icon as sheet } from '../../entries/unsent-letters/picture';
import * as data from '../../library/drawings/own-data';
import * as settings from '../../library/drawings/settings';
import * as sharing from '../../library/drawings/sharing';
import type { IconNode } from '../../ui';
import * as journal from './drawings';

const all: readonly IconNode[] = [
  ...[chairs, sky, stones, bubble, sheet, overTime, momentOf('received')],
  ...[PICTURES, data, settings, sharing, journal].flatMap((some) => Object.values(some)),
];
const EDGE = 24;
const ofPaths = all.flatMap((node) => node.flatMap(([tag, { d }]) => (tag === 'path' ? [String(d)] : [])));

test('each place has a drawing of its own', () => {
  expect(all.length).toBeGreaterThan(25);
  expect(new Set(all.map((node) => JSON.stringify(node))).size).toBe(all.length);
});

test('each begins within its frame, and is made of numbers that a path can have', () => {
  expect(ofPaths.length).toBeGreaterThan(25);
  const starts = ofPaths.flatMap((d) => [...d.matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]));
  expect(starts.filter((at) => at.some((value) => !(value >= 1 && value <= EDGE - 1)))).toEqual([]);
  expect(ofPaths.filter((d) => /\d\.\d*\.\d*\.|\.\d*00\b|[^MLHVCSQTAZmlhvcsqtaz\d.,\s-]/.test(d))).toEqual([]);
});
