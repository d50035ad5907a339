import { session } from './state';

/** Whether a client is here, and what they wrote is open. */
export function isClientHere(): boolean {
  const { state, user } = session.value;
  return state === 'open' && user?.role === 'client';
}
