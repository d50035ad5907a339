import type { JSX } from 'preact';

/** A line in the language of the screens with a name in it that is English, as those of a measure's ranges are. */
export function PartlyEnglish({ text, english }: { readonly text: string; readonly english: string | undefined }): JSX.Element {
  const at = english ? text.indexOf(english) : -1;
  if (!english || at === -1) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <span lang="en">{english}</span>
      {text.slice(at + english.length)}
    </>
  );
}
