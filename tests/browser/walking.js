// What every screen is asked, in the page itself: one call, and what is wrong comes back as sentences.
// eslint does not see this file; it runs in the browser of the tests only.
(asked) => {
  const wrong = [];
  const say = (what, at) => wrong.push(at ? `${what}: ${name(at) || at.outerHTML.slice(0, 120)}` : what);
  const main = document.querySelector('main');
  const sheet = document.querySelector('dialog[open]');
  const here = sheet ?? document;
  const CONTROL =
    'a[href], button, input, select, textarea, summary, [contenteditable], [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=slider], [role=tab], [role=menuitem]';
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('.visually-hidden');

  const cut = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences = (text) => [...cut.segment(text)].map(({ segment }) => segment.trim());

  function name(one) {
    const labelled = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    const own = one.getAttribute('aria-label') ?? labelled.join(' ').trim();
    return (own || [...(one.labels ?? [])].map((label) => label.textContent).join(' ') || one.textContent || '').trim();
  }

  // 1, 7: the way out can be hit, whole, without scrolling, whatever covers the page.
  function canBeHit(what, link) {
    if (!link || !shown(link)) return say(`no ${what} in sight`);
    const box = link.getBoundingClientRect();
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) say(`${what} is not wholly in sight`);
    if (Math.min(box.width, box.height) < 44) say(`${what} is smaller than a finger`);
    for (const [across, down] of [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]) {
      const on = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
      if (!on || !link.contains(on)) return say(`a tap on ${what} hits something else`, on ?? document.body);
    }
    if (link.closest('[inert]')) say(`${what} is inert`);
  }
  const exits = [...here.querySelectorAll(`a[href="${asked.exit}"]`)];
  canBeHit('Exit', exits.find((one) => name(one) === asked.words.exit));
  if (location.pathname !== '/help') canBeHit('Help now', [...here.querySelectorAll('a[href="/help"]')].find((one) => one.closest('nav')));

  // 2, 33: Exit is the first stop of Tab; every control is a stop, and what takes a tap is a control.
  const controls = [...here.querySelectorAll(CONTROL)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const stops = controls.filter((one) => one.tabIndex >= 0);
  if (stops[0]?.getAttribute('href') !== asked.exit || name(stops[0]) !== asked.words.exitFirst) say('the first stop of Tab is not Exit', stops[0] ?? here.body);
  for (const one of controls) {
    if (one.tabIndex < 0) say('Tab does not come to', one);
    if (one.tabIndex > 0) say('Tab comes out of order to', one);
    if (one.disabled) say('is disabled', one);
    if (!sheet && one.closest('[inert]')) say('is inert', one);
  }
  for (const one of main.querySelectorAll('*')) {
    if (getComputedStyle(one).cursor === 'pointer' && !one.closest(`${CONTROL}, label`)) say('takes a tap and is no control', one);
  }

  // The second of two quick taps was meant for the page before: no bar takes it, and the way out does.
  const page = document.documentElement;
  const settling = page.hasAttribute('data-settling');
  page.toggleAttribute('data-settling', true);
  for (const one of sheet ? [] : document.querySelectorAll(':is(.bar-title, .places, .page-foot) :is(a, button)')) {
    const box = one.getBoundingClientRect();
    const on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (on?.closest('a, button, label') && shown(one)) say('takes the second tap at once', one);
  }
  canBeHit('Exit', exits.find((one) => name(one) === asked.words.exit));
  page.toggleAttribute('data-settling', settling);

  // A finger hits it, and its label is part of it. A link inside a sentence is as high as the sentence.
  for (const one of controls.filter((one) => !one.matches('.first-stop, [type=range]'))) {
    const parts = [one, ...(one.labels ?? [])].filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.classList.contains('visually-hidden'));
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const inline = one.matches('a') && getComputedStyle(one).display === 'inline';
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    if (!inline && (most('width') < 43.5 || most('height') < 43.5)) say(`${Math.round(most('width'))} × ${Math.round(most('height'))} is smaller than a finger`, one);
  }

  // What somebody typed or types runs its own way, whichever way the app runs.
  for (const one of here.querySelectorAll('textarea, input:not([type]), input:is([type=text], [type=search], [type=email], [type=password])')) {
    if (one.getAttribute('dir') !== 'auto') say('runs the way of the app', one);
  }
  for (const one of here.querySelectorAll('text-run[translate=no], option[translate=no]')) {
    if ((one.dir || one.parentElement.dir) !== 'auto') say('runs the way of the app', one);
  }

  // What stands alone begins with a capital, wherever it stands inside a sentence elsewhere.
  const ALONE = 'h1, h2, h3, legend, label:not(.chip, .choice-card, .switch), .chip, .choice-card b, .switch b, .list-row-title, .list-row-subtitle, .section-title, dt, dd, option, summary, .button';
  for (const one of here.querySelectorAll(ALONE)) {
    const first = one.matches('option') ? one : one.querySelector('text-run');
    if (!shown(one) || !first || one.matches('[translate=no]') || first.matches('[translate=no], :has(> [translate=no]:first-child)')) continue;
    const holder = one.matches('.chip') ? first : one;
    const raised = getComputedStyle(holder, '::first-letter').textTransform === 'uppercase';
    if (/^\p{Ll}/u.test(first.textContent.trim()) && !raised) say('begins small', one);
  }

  // 30, 34: a control says what it does; a slider has words.
  for (const one of controls) {
    const said = name(one).replace(/[.…!]+$/, '').toLowerCase();
    if (!/\p{L}/u.test(said) && !/^\d+$/.test(said)) say('has no name', one);
    if (one.matches('a, button') && asked.vague.includes(said)) say('does not say what it does', one);
    const value = one.matches('[type=range], [role=slider]') ? one.getAttribute('aria-valuetext') ?? '' : 'in words';
    if (!/\p{L}/u.test(value)) say('a slider has no words', one);
    if (one.matches('[type=range]') && !(one.closest('.scale') ?? one.closest('fieldset, [role=group]'))?.querySelector('[type=radio], button, select')) say('a slider is the only way', one);
  }

  // 18: a question can be left open, and nothing marks it.
  for (const one of here.querySelectorAll('[required], [aria-required], [aria-invalid=true], :invalid')) say('a question is marked', one);
  for (const one of here.querySelectorAll('label, legend')) if (/\*\s*$/.test(one.textContent ?? '')) say('a question is marked', one);
  // A choice is drawn by its label, and its own box lies unseen below it.
  const questions = [...main.querySelectorAll('textarea, input:not([type=search]), select')].filter((one) => shown(one) || [...one.labels].some(shown));
  const ways = [...main.querySelectorAll('.page-foot button, .page-foot a, .actions button')].filter(shown).map(name);
  if (asked.question && questions.length && !ways.some((way) => asked.words.skips.includes(way))) say('a question without a way past it', main);

  // 45: a browser writes onto the disk, readable, what stands in a field that does not say no.
  const REMEMBERED = ['off', 'username', 'current-password', 'new-password', 'email', 'one-time-code'];
  for (const one of document.querySelectorAll('input, textarea, select, [contenteditable]')) {
    if (!REMEMBERED.includes(one.getAttribute('autocomplete'))) say('a browser would keep what is typed into', one);
    if (one.matches('textarea') && one.autocomplete !== 'off') say('a browser would keep the words in', one);
  }

  // 22: nothing is counted, measured or scolded. Words come from attributes and from style sheets, too.
  const texts = [here === document ? document.body.innerText : sheet.innerText];
  for (const one of here.querySelectorAll('*')) {
    for (const attribute of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder']) if (one.hasAttribute(attribute)) texts.push(one.getAttribute(attribute));
    for (const part of ['::before', '::after']) {
      const content = getComputedStyle(one, part).content;
      if (content.startsWith('"')) texts.push(content);
    }
  }
  for (const text of texts) {
    for (const pattern of asked.never) {
      const found = new RegExp(`.{0,30}(?:${pattern}).{0,30}`, 'iu').exec(text);
      if (found) say(`says “${found[0].replace(/\s+/g, ' ')}”`);
    }
  }
  for (const one of here.querySelectorAll('progress, meter, [role=progressbar], [role=meter], [class*=badge]')) say('measures', one);
  for (const one of document.querySelectorAll('nav *, header *, .list-row, .list-row *')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(one, part);
      if (part && (style.content === 'none' || style.content === 'normal')) continue;
      const [wide, high] = [Number.parseFloat(style.inlineSize), Number.parseFloat(style.blockSize)];
      const round = style.borderTopLeftRadius.endsWith('%') ? true : Number.parseFloat(style.borderTopLeftRadius) >= wide / 2;
      const filled = !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor) && !/\/ 0\)$/.test(style.backgroundColor);
      if (wide > 0 && wide <= 24 && high <= 24 && round && filled && !one.closest('label, input')) say('a dot calls', one);
    }
    if (one.childElementCount === 0 && /^\(?\d+\+?\)?$/.test(one.textContent?.trim() ?? '') && !one.closest('label')) say('a count calls', one);
  }

  // 25: what is said to the person, and what they are asked to do, can be ended.
  const affirmations = new Set(asked.affirmations.flatMap((text) => [text, ...sentences(text)]));
  const saidTo = [...main.querySelectorAll('*')].filter(
    (one) => shown(one) && affirmations.has((one.matches('textarea') ? one.value : one.innerText)?.trim()) && !one.closest('a, button, label, li, .page-eyebrow') && one.childElementCount === 0,
  );
  const ends = controls.map(name);
  if (saidTo.length && !ends.some((end) => asked.words.stings.includes(end))) say('an affirmation that can’t be stopped', saidTo[0]);
  if (asked.exercise && questions.length && !ends.some((end) => asked.words.stops.includes(end))) say('an exercise that can’t be stopped');

  // 26: nothing moves, plays or goes on for ever. What moves by itself where motion is welcome, is asked by MOVES.
  for (const animation of document.getAnimations()) {
    if (animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration) > 1) say('moves although it was asked not to', animation.effect.target);
  }
  const probe = document.body.appendChild(Object.assign(document.createElement('i'), { style: 'animation: page-in 9s infinite; transition: all 9s; scroll-behavior: smooth' }));
  const kept = getComputedStyle(probe);
  if (kept.animationIterationCount !== '1' || Number.parseFloat(kept.animationDuration) > 0.001 || kept.transitionProperty !== 'none' || kept.scrollBehavior !== 'auto') say('“reduce motion” changes nothing');
  probe.remove();
  for (const one of here.querySelectorAll('video, audio, iframe, object, embed, marquee, blink, [autoplay], img[src$=".gif" i]')) say('plays', one);

  // 6
  if (!asked.names.includes(document.title)) say(`the title is “${document.title}”`);
  return [...new Set(wrong)];
}
