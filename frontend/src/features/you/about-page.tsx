import type { JSX } from 'preact';

import { about as aboutFace } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Card, LinkButton, List, Page } from '../../ui';
import { t } from '../../i18n';
import { WhoReads } from '../../library/who-reads';

const PARTS = ['emergency', 'review', 'reads', 'choices', 'limits', 'parties'] as const;

/** What the app is, what it can't do, and who can read what: the honest page. */
export function AboutPage(): JSX.Element {
  return (
    <Page title={t('you.about')} back={{ href: '/you', label: t('shell.you') }} wide>
      <Face of={aboutFace} tone="clay" />
      <List wide>
        {PARTS.map((part) => (
          <Card key={part}>
            <div class="stack stack--tight">
              <h2>{t.of('you.about_*_title', part)}</h2>
              <p>
                {t.of('you.about', part)} {part === 'reads' && <WhoReads />}
              </p>
              {part === 'emergency' && (
                <div>
                  <LinkButton variant="soft" small href="/help">
                    {t('shell.help_now')}
                  </LinkButton>
                </div>
              )}
            </div>
          </Card>
        ))}
      </List>
    </Page>
  );
}
