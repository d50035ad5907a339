// The passphrases of twelve signs and more among the 19,646 most common of Django 5.2 and the 49,233 of
// @zxcvbn-ts/language-common 4.1, each as four bytes (FNV-1a of its lower case): nobody reads them here, and no other
// words are likely to be taken for one of them. tests/content/test_known_words.py holds them against Django's list.
const DIGESTS = [
  'AAC94gAG8poACU2PACQmBQCQhGEAv+WEAZbxrQHgqtMC4vnYA0dangOcwW0GPuq5BrmLywopMfULINvZC/nXwQwF1jkNfoXHDxiiKQ9r0KAQunB5EZAv',
  'nxImU6wT6MCkFCJvCBVt1IQV5GDgFib3VRccx6AXUMiIF7yPWxe/UlcYFy/8GRsQMxtlv+0bcEFVG4WpERvzBC0b+/crHDkZfhynVVAcyppLHTyvtR+J',
  '3z0f+ApeIAjoiSD7HoshMEsGITdvEyE4NFwhblzEIblqqyHKW2AiKOg4IoyjqiL9AI8juW3RI/4rByQU5OQkLwNVJFa4xCSRO1Ek/4bNJXi/vyW6GM0l',
  '2zrWJw8D7icxBzwnpbyIJ8fnByhY/aco6E/dKRU7pyl0XIUprXMJKf7CNyuvN2QtK7XvL6EIaTFhDikx+VA1MvtnwzNcqV40sOZbNLTvBjU7r9Y1YKpo',
  'OBgSOjhl22s5LMzCOTZWlTraAQk8K9G3PJQfZzyhhg4812tUPPxv2T1fH1I9ZMBfPj6hcj/ZIXQ/3WReQU13KUHlGOZCLKuzQjDpz0I0/OtC7IvyRRG6',
  '7UWWl/tFwzSERr6RsUd5xhRH4/VxR/+7x0mXADlLAWV2S6kBxkxBn59NMbLoTbhLhk3qzlNOGF7NT5+aFk/STctQ+aEqUfB6klKn0IZSrCGwU1sXTFRy',
  '8FVUicSHVoigt1eFvidY933lWRFc7VmKQa1aXCXWW44MLVv6j79eHWmzXqSau17OCztfjZRtX9IBHWBe0QZhSBGLYlzuE2JvwNRiufbIY76ekWVEntRl',
  'V6mNZvlTCGdxDbhnmd3PaGkNkGlOnkJqNlR3ao7xw2uZfBlrx+jebHgGL24U8cxxXeIUclrZMXK9GfpzNPkCc0YawnOw4al06+Sddku1+XaquIN3JQLw',
  'd2Ra9Xdl3vd4iwU2eTnsxHqEzvx6kGTpes6rBnr6nhx7w5lrfAzdd3xB4G58VUiqfUw2P317C7x92MixfgYuR36vOJ+ABLPjgEZfGYFAtpWB7er8ggsn',
  '5YIjIUCD+jwsg/3zdIQC4GuEIv6MhhkqaoaC8GCG2KR1h4YE0Iio+LmIrCmHiaeEE4o3WHSK2iC4ixxDxYtZ+OGLfBI/jLMyyI2VZECNqP8pja+uZY5b',
  'dMuPEHN8kFpatJBeXAORDUt2kYdM+pG8T2OSw/MukuUp65NFeu2Tm/X9k9zqbJcNeeaYAuAlmB5R3plzRR6axtiPmuuOtpuqEHObre22nTugwp3ZNbie',
  'Cc/PntjbMZ9W+z6gVvzRoL0WPaDrD5OhOJYNoUnvOKK+clGi3Jypox7aA6N+khWj9VjFo/8qJ6RhJBmkf4W1pN0I66YioBqn4YfRqDPVwqg8KN+ohtO3',
  'qbK70arFT4Wr4QPvrBamRK17nbitpaQdrjgBY67izUiwNvcdsF5FQbGp4VyyDOBfsrt7NbLSfVm2ItWKtvC9MbrBnJq7Sk93vDYk+byvu0C9mDT8vbIW',
  'Fb3qj1u+Bypbvv2VAb9/2d3ACNvfwHDiz8KGGn3DHtFHxFCvksSw7bPFdkJwxhlas8ZcJ8jGfQG0xqIVyca5+ETH2pQJyE4qu8hekg/JFsoMyhHVhsul',
  '5eXMRpZAzH0kj823KEDN2JgNzjQWvc6/JYrO8D4kzvExNM8wq4zPSf+S0WS7CdFn02HR+sC90pYQANL/mA3TOZew0+sAPdRQpV/VEfmu1YxuSda4J/XX',
  '76Ft2NwQ3do6SXXbfSY624VNt9yo64Pdc2Fy3ZVrLt5lcKjeZvLD3uRXuN+qnFfgdX4C4M24n+JxJQficoS/4olFPeK03dbjOjt+45lr9OPSkNLkfOeX',
  '5KIj1OSvGCjlDbrc5RZSceUxu5zmS/kH5sd/WOfT0cHoFACu6ChUH+g3OAro56Fa6fMsTOoMirXqU0lQ6wuHw+seyO3rilJU6/DbquvxQoLsUOqv7H/s',
  'cO0q8JHteiHR7Y9vY+3YqBbu4O8+8DvcCPCJFlPxR4JL8bCysvJhOC7yoLSV8t48a/PoH7X0SdsR9I1MlPVkyuf1ncMh9icyM/Y1VXf2ZKTL9r9zUfb+',
  '2fj3ctKz93jGMPg3d9n4yAYf+VFcPfuFx2D762Ut/AcBvP1Izh/9Xo8o/XEX6f79F0v/PpTj/8l1DA==',
].join('');

let known: Set<number> | null = null;

/** Whether words are among those that whoever tries has in a list. */
export function isKnown(typed: string): boolean {
  known ??= read(DIGESTS);
  return known.has(fnv(typed.toLowerCase()));
}

function read(digests: string): Set<number> {
  const bytes = Uint8Array.from(atob(digests), (sign) => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return new Set(Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(at * 4)));
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
