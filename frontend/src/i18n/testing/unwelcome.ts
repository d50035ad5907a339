// What no text may say. Each list is for one promise; a word stands here because of what it does to somebody who is
// tired or afraid.

/** Promise 9: nothing urges, least of all contact with somebody. */
export const URGING = [
  /\byou (should|must|ought to|have to|need to|had better)\b/i,
  /\b(don't|do not|never) (forget|give up|wait|delay|put (it|this) off)\b/i,
  /\b(remember|be sure|make sure) to\b/i,
  /\b(reach out|get in touch|open up to|talk to (someone|somebody|them|him|her|a friend))\b/i,
  // "what to call them here" asks for an alias
  /\b(tell|call|text|message|contact|write to|confront|forgive) (them|him|her)\b(?! here)/i,
  /\bwhy not\b/i,
  /\b(hurry|right away|last chance|don't miss|time is running|it's time to|come back (soon|today))\b/i,
  /\bwe miss(ed)? you\b/i,
  /\btry (again )?(harder|to reach)\b/i,
];

/** Promise 22: nothing counts up, rewards or finds somebody wanting. */
export const COUNTING = [
  /\b(streak|score|points?|badge|trophy|level up|leaderboard|milestone|goal|target|achiev\w*)\b/i,
  /\b(missed|overdue|incomplete|failed|failure|unfinished|behind schedule|late again)\b/i,
  /\b(congrat\w*|well done|good job|great job|nice work|keep it up|bravo|proud of you|awesome)\b/i,
  /\b(in a row every|days in a row|progress)\b/i,
  /\d ?%|per ?cent/i,
];

/** Promise 29: nothing blames. */
export const BLAMING = [
  /\byour (own )?fault\b/i,
  /\b(you (failed|forgot|refused|neglected|made a mistake|did (it|this|that) wrong))\b/i,
  /\b(invalid|illegal|incorrect|forbidden|denied|error|wrong (password|passphrase|name|user))\b/i,
  /\b(obviously|of course you|just (calm|relax|get over|let it go)|simply)\b/i,
  /\b(over-?react\w*|too sensitive|dramatic|manipulat\w*|difficult person)\b/i,
];

/** Promise 29: nothing makes a patient of a person. */
export const MEDICALISING = [
  /\b(diagnos\w*|disorder|symptoms?|patholog\w*|patients?|treatment|dysfunction\w*|maladaptive|prognosis|clinical(ly)?)\b/i,
  /\b(victim|damaged|broken person|mentally ill|abnormal|toxic|trigger(ed|s)?|trauma\w*|attachment style)\b/i,
  /\b(zero[- ]knowledge)\b/i,
];

/** Promise 31: nothing takes a gender or a kind family for granted. */
export const ASSUMING = [
  /\b(he|she|him|her|his|hers|himself|herself|he\/she|(s)he)\b/i,
  /\b(husband|wife|wives|boyfriend|girlfriend|mum|mother|father|dad|daddy|mummy|brother|sister|sons?|daughters?|uncle|aunt)\b/i,
  /\b((wo)?m[ae]n|boys?|girls?|ladies|gentlemen|guys|mr|mrs|ms|sir|madam)\b/i,
  /\b(your (loving |own |whole )?(family|parents?|home|childhood)|loved ones?|nearest and dearest)\b/i,
];
