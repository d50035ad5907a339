import type { JSX } from 'preact';

import { LinkButton } from './button';
import { Page } from './page';
import type { Back } from './page-chrome';
import { EmptyState } from './surface';

export type GonePageProps = {
  title: string;
  /** Why nothing is here, in one plain sentence. */
  text: string;
  /** Where the list is, and what it is called in the bar. */
  back: Back;
  /** What the button to that list says. */
  toList: string;
};

/** For an address of something that was deleted, or is not on this device yet. */
export function GonePage({ title, text, back, toList }: GonePageProps): JSX.Element {
  return (
    <Page title={title} back={back}>
      <EmptyState title={text} action={<LinkButton href={back.href}>{toList}</LinkButton>} />
    </Page>
  );
}
