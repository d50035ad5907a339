import { vi } from 'vitest';

import { closeVault } from '../../vault/open-vault';
import { closeDb } from '../db';
import { openApp } from './app';

/**
 * A page that goes in the moment of a press: nothing of what that asks for is answered any more, and another page
 * begins on the same device.
 */
export async function goesWith(press: () => unknown, next: () => Promise<void> = () => openApp()): Promise<void> {
  const refuse: ((reason: Error) => void)[] = [];
  const sealing = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(() => new Promise((_, reject) => refuse.push(reject)));
  press();
  await closeVault();
  for (const end of refuse) end(new Error('the page is gone'));
  sealing.mockRestore();
  await closeDb();
  await next();
}
