/** A text in its sentences, each as it stands. What a language takes for the end of a sentence, the browser knows. */
export function sentences(text: string, language: string): readonly string[] {
  return cut(text, language)
    .map((part) => part.trim())
    .filter(Boolean);
}

function cut(text: string, language: string): readonly string[] {
  // Firefox before 125 has none: there they end at their marks.
  const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
  if (!Segmenter) return text.match(/[^.!?…。！？]+[.!?…。！？]*['"’”»)\]]*/g) ?? [text];
  return [...new Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
}
