// One piece for the bundler, which comes with the first of these that is opened.
export { CardPage } from './card-page';
export { DeletePage } from './delete-page';
export { DevicesPage } from './devices-page';
export { EmailPage } from './email-page';
export { EventsPage } from './events-page';
export { PasskeysPage } from './passkeys-page';
export { SecondStepPage } from './second-step-page';
export { PassphrasePage } from './passphrase-page';
export { KeyPage } from './key-page';
