import type { JSX } from 'preact';

import { t } from '../i18n';
import { LinkButton, type LinkButtonProps } from '../ui';
import { type Line, message, telephone, whatsapp } from './helplines';

type Way = { readonly act: string; readonly href: string; readonly outside?: boolean };

/** The ways to get through to a line, as buttons. What opens outside the app tells nobody where from. */
export function LineWays({ line, silent = false, variant }: { line: Line; silent?: boolean; variant: NonNullable<LinkButtonProps['variant']> }): JSX.Element {
  return (
    <div class="row">
      {waysOf(line, silent).map(({ act, href, outside }) => (
        <LinkButton key={href} variant={variant} small href={href} {...(outside && { rel: 'noreferrer' })} aria-label={t('help.line', { act, name: line.name })}>
          {act}
        </LinkButton>
      ))}
    </div>
  );
}

function waysOf({ call, text, say, whatsapp: mobile, chat, web }: Line, silent: boolean): readonly Way[] {
  const spoken: Way[] = call ? [{ act: t('help.call', { number: call }), href: telephone(call) }] : [];
  const written: Way[] = [
    ...(chat ? [{ act: t('help.chat', { site: chat }), href: `https://${chat}`, outside: true }] : []),
    ...(text ? [{ act: say ? t('help.text_word', { word: say, number: text }) : t('help.text', { number: text }), href: message(text, say) }] : []),
    ...(mobile ? [{ act: t('help.whatsapp', { number: mobile }), href: whatsapp(mobile), outside: true }] : []),
    ...(web ? [{ act: t('help.web', { site: web }), href: `https://${web}`, outside: true }] : []),
  ];
  return silent ? [...written, ...spoken] : [...spoken, ...written];
}
