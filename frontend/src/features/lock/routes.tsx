import type { JSX } from 'preact';

import { session } from '../../session/state';
import { LockPage } from './lock-page';
import { OfferPage } from './offer-page';

/** The lock of this device. */
export default function LockRoutes(): JSX.Element {
  return session.value.lockOffered ? <OfferPage /> : <LockPage />;
}
