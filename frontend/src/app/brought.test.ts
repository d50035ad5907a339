import 'fake-indexeddb/auto';

import { describe, expect, test, vi } from 'vitest';

import type { SessionUser } from '../api/types';
import { again } from '../ui/absent-screen';
import { bring, goal } from './brought';
import { FEATURES } from './features';

const ROLES = ['client', 'clinician', 'administrator'] as const;
const HOMES = { client: '/', clinician: '/clinic', administrator: '/office' } as const;
const somebody = (role: SessionUser['role'], id = 'me') => ({ id, role }) as SessionUser;
const cameFor = (url: string, user: SessionUser | null = null, before: 'starting' | 'open' | 'locked' = 'starting'): void => {
  bring({ url: `http://localhost${url}`, user, before });
};

describe('what somebody came for who has to sign in first', () => {
  test.each(ROLES)('is there afterwards, wherever it is, if it is a %s\'s', (role) => {
    for (const { at, for: whose } of FEATURES) {
      const url = `${at === '/' ? '' : at}/?a=b#c`;
      cameFor(url);
      const theirs = at === '/' ? role === 'client' : whose === undefined || whose === role;
      expect([at, goal('/welcome/sign-in', somebody(role))]).toEqual([at, theirs ? url : HOMES[role]]);
    }
  });

  test('waits for the one whose session ended, and for nobody else', () => {
    cameFor('/people/one', somebody('client'), 'open');
    expect(goal('/welcome/sign-in', somebody('client', 'other'))).toBe('/');
    cameFor('/people/one', somebody('client'), 'open');
    expect(goal('/welcome/sign-in', somebody('client'))).toBe('/people/one');
  });

  test.each(['open', 'locked'] as const)('is nothing where somebody left by themselves who was here (%s)', (before) => {
    cameFor('/people/one', null, before);
    expect(goal('/welcome/sign-in', somebody('client'))).toBe('/');
  });

  test('is nothing for somebody new, but for an invitation', () => {
    cameFor('/people/one');
    expect(goal('/welcome/key', somebody('client'))).toBe('/');
    cameFor('/you/sharing/accept#code', null, 'open');
    expect(goal('/welcome/key', somebody('client'))).toBe('/you/sharing/accept#code');
  });

  test.each([
    ['/you/sharing/accept#code', '/welcome/device', '/you/sharing/accept#code'],
    ['/you/sharing/accept#code', '/help', null], // nobody is led away from Help
    ['/people/one', '/welcome/device', null],
  ])('where the next page does not come, and all is loaded anew, %s is followed once more from %s or not: %s', (url, pathname, to) => {
    const place = { pathname, replace: vi.fn(), reload: vi.fn() };
    vi.stubGlobal('location', place);
    cameFor(url);
    again.load();
    expect(place.replace.mock.calls).toEqual(to === null ? [] : [[to]]);
    expect(place.reload).toHaveBeenCalledTimes(to === null ? 1 : 0);
    vi.unstubAllGlobals();
  });

  test('is given back once', () => {
    cameFor('/journal');
    expect(goal('/welcome/sign-in', somebody('client'))).toBe('/journal');
    expect(goal('/welcome/sign-in', somebody('client'))).toBe('/');
  });
});
