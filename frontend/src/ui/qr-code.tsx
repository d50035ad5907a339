import './qr-code.css';

import type { JSX } from 'preact';
import { renderSVG } from 'uqr';

/** For a camera to read. It stands on white in every theme, for some cameras read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const svg = renderSVG(text, { border: 2 });
  return <img class="qr-code" alt={label} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />;
}
