import { Component, type ComponentChildren, type JSX } from 'preact';

import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { t } from '../i18n';

type Props = { at: string; children: ComponentChildren };
type State = { broken: boolean; at: string };

/**
 * Keeps one broken page from taking the whole app with it: the bar with Help now and Exit stays, going elsewhere
 * works, and what was typed is in the drafts already. Nothing about the error leaves the device.
 */
export class ErrorScreen extends Component<Props, State> {
  override state: State = { broken: false, at: this.props.at };

  static override getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.at === state.at ? null : { broken: false, at: props.at };
  }

  static override getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override render(): ComponentChildren {
    return this.state.broken ? <Broken again={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

function Broken({ again }: { again: () => void }): JSX.Element {
  return (
    <Page title={t('shell.broken_title')} back={{ href: '/', label: t('shell.today') }}>
      <p role="alert">{t('shell.broken')}</p>
      <div class="row">
        <Button onClick={again}>{t('shell.try_again')}</Button>
        <LinkButton variant="soft" href="/">
          {t('shell.to_today')}
        </LinkButton>
      </div>
    </Page>
  );
}
