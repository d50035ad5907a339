/** A text in its sentences, each as it stands. What a language takes for the end of a sentence, the browser knows. */
export function sentences(text: string, language: string): readonly string[] {
  const found = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return [...found].map(({ segment }) => segment.trim()).filter(Boolean);
}
